"""Which documents belong together: reprints of one text, and one happening told in several words or languages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from marsad.linking.clusters import Group, Pair, Scores, group
from marsad.linking.models import Model
from marsad.linking.reprints import reprints
from marsad.records import Analysis, Document, Entity, EntityKind, Score, Story, StoryKind, StoryMember, digest

THRESHOLD = 0.6
DAYS = 21  # between two tellings of one story
_WHOLE = len("2024-01-01")
_NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})


def stories(analyses: Sequence[Analysis], entities: Sequence[Entity], weighed: Model) -> tuple[Story, ...]:
    """Every group of at least two documents; a document may stand in one group of each kind."""
    documents = [analysis.document for analysis in analyses]
    return (
        *_groups(StoryKind.REPRINT, documents, reprints(documents)),
        *_groups(StoryKind.STORY, documents, _tellings(documents, entities, weighed)),
    )


def _groups(kind: StoryKind, documents: Sequence[Document], pairs: Iterable[Pair]) -> Iterator[Story]:
    for found in group((document.id for document in documents), pairs, threshold=THRESHOLD):
        if len(found.members) > 1:
            yield story_of(kind, found)


def story_of(kind: StoryKind, found: Group) -> Story:
    """The story that several documents make."""
    return Story(id="s" + digest(kind, min(found.members)), kind=kind, members=_members(found))


def _members(found: Group) -> tuple[StoryMember, ...]:
    ties = [(document, found.ties[document]) for document in found.members]
    return tuple(StoryMember(document=d, probability=tie.probability, scores=tie.why) for d, tie in ties)


def _tellings(documents: Sequence[Document], entities: Sequence[Entity], weighed: Model) -> Iterator[Pair]:
    """Pairs of documents whose main event is one, told at one time or with the same people and bodies."""
    published = {document.id: document.published for document in documents}
    named, by_event = _named(entities), _tellers(entities)
    event_of = {document: event for event, tellers in by_event.items() for document in tellers}

    def again(first: str, second: str) -> Scores:
        event = event_of[first]
        return tuple(scores_of(event, published[first], published[second], named[first], named[second]))

    for tellers in by_event.values():
        for first, second in combinations(tellers, 2):
            if scores := again(first, second):
                yield Pair(first, second, weighed.of(scores), again=again)


def scores_of(event: str, first: str, second: str, one: frozenset[str], other: frozenset[str]) -> Iterator[Score]:
    """What speaks for two documents telling one story: of one event, on two days, naming some; nothing may."""
    together = _together(first, second)
    if together is False:
        return
    yield Score(name="same_event", value=1.0, detail=event)
    if together:
        yield Score(name="told_together", value=1.0, detail=f"{first} ~ {second}")
    if one & other:
        share = len(one & other) / min(len(one), len(other))
        yield Score(name="shared_company", value=round(share, 3), detail=str(len(one & other)))


def _together(first: str, second: str) -> bool | None:
    """Whether two documents appeared at one time; None when one does not say its day."""
    if len(first) < _WHOLE or len(second) < _WHOLE:
        return None
    return abs((date.fromisoformat(first[:_WHOLE]) - date.fromisoformat(second[:_WHOLE])).days) <= DAYS


def _tellers(entities: Sequence[Entity]) -> Mapping[str, Sequence[str]]:
    """For each event the documents that speak of it before all others: by how often they name it."""
    spoken: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entity in entities:
        if entity.kind is EntityKind.EVENT:
            for mention in entity.mentions:
                spoken[mention.citation.document][entity.id] += 1
    tellers: dict[str, list[str]] = defaultdict(list)
    for document, events in sorted(spoken.items()):
        tellers[spoken_of_most(events)].append(document)
    return tellers


def spoken_of_most(events: Mapping[str, int]) -> str:
    """The event that a document names most often."""
    return max(events, key=lambda event: (events[event], event))


def _named(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind in _NAMED:
            for mention in entity.mentions:
                named[mention.citation.document].add(entity.id)
    return defaultdict(frozenset, {document: frozenset(found) for document, found in named.items()})
