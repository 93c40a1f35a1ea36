"""Which persons of different documents are one human being, in one script or across two.

A name alone never links across documents: the organisation, the role, an event, or other persons named beside must
agree, and the link shows which did. Within one document equal names are one person.
Evidence is combined by noisy-or: each agreement takes away a share of the remaining doubt.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.sounds import sound_key
from marsad.linking.comparisons.words import shared_words
from marsad.linking.items import Item
from marsad.records import Score

THRESHOLD = 0.75
SAME_NAME = 0.5  # likelihood below which two names are two persons
# How much doubt each agreement takes away.
WEIGHTS = {"same_organisation": 0.7, "same_role": 0.6, "same_event": 0.5, "named_together": 0.5, "same_country": 0.15}
NAME_ALONE = 0.5
SAME_ROLE = 0.72  # cosine of two roles
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around persons: the bodies (by entity id) that a role names, the events that a document tells."""

    meanings: Meanings
    organisations_of: Callable[[Item], frozenset[str]]
    events_of: Mapping[str, frozenset[str]]


def pairs(items: Sequence[Item], context: Context) -> Iterator[Pair]:
    """Compare persons whose names are alike, and weigh what speaks for one person beside the name."""
    alike = list(_alike_names(items))
    together = _named_together(alike)
    for first, second, likeness in alike:
        name = Score(name="same_name", value=round(likeness, 3), detail=f"{first.name} ~ {second.name}")
        if first.document == second.document:
            yield Pair(first=first.id, second=second.id, probability=round(likeness, 3), scores=(name,))
            continue
        scores = [name, *_context(first, second, context, together[_documents(first, second)])]
        doubt = 1 - NAME_ALONE
        for score in scores[1:]:
            doubt *= 1 - WEIGHTS[score.name] * score.value
        probability = round((1 - doubt) * min(1.0, 0.1 + likeness), 3)
        yield Pair(first=first.id, second=second.id, probability=probability, scores=tuple(scores))


def _context(first: Item, second: Item, context: Context, together: int) -> Iterator[Score]:
    if bodies := context.organisations_of(first) & context.organisations_of(second):
        yield Score(name="same_organisation", value=1.0, detail=", ".join(sorted(bodies)))
    if role := _role_likeness(first, second, context.meanings):
        yield Score(name="same_role", value=role, detail=f"{first.get('role')} ~ {second.get('role')}")
    if events := context.events_of.get(first.document, _NONE) & context.events_of.get(second.document, _NONE):
        yield Score(name="same_event", value=1.0, detail=", ".join(sorted(events)))
    if together > 1:
        yield Score(name="named_together", value=1.0, detail=str(together - 1))
    if first.setting.country and first.setting.country == second.setting.country:
        yield Score(name="same_country", value=1.0, detail=first.setting.country)


def _role_likeness(first: Item, second: Item, meanings: Meanings) -> float:
    one, other = str(first.get("role") or ""), str(second.get("role") or "")
    if not one or not other:
        return 0.0
    if fold(one) == fold(other):
        return 1.0
    likeness = shared_words(one, other) if first.fact.language == second.fact.language else 0.0
    likeness = max(likeness, meanings.similarity(one, other))
    return round(likeness, 3) if likeness >= SAME_ROLE else 0.0


def _alike_names(items: Sequence[Item]) -> Iterator[tuple[Item, Item, float]]:
    """Pairs with alike names; blocked by the first consonant of the first or last part, which spellings keep."""
    blocks: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        parts = [part.text for part in parts_of(item.name)]
        if len(parts) > 1:
            for key in {sound_key(part) for part in (parts[0], parts[-1])}:
                blocks[key].append(item)
    seen: set[tuple[str, str]] = set()
    for _, members in sorted(blocks.items()):
        for first, second in combinations(members, 2):
            if (first.id, second.id) in seen:
                continue
            seen.add((first.id, second.id))
            likeness = similarity(first.name, second.name)
            if likeness >= SAME_NAME:
                yield first, second, likeness


def _documents(first: Item, second: Item) -> tuple[str, str]:
    one, other = sorted((first.document, second.document))
    return one, other


def _named_together(alike: Sequence[tuple[Item, Item, float]]) -> dict[tuple[str, str], int]:
    """How many alike names each two documents share; two or more support each other."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for first, second, _ in alike:
        if first.document != second.document:
            names[_documents(first, second)].add(min(first.id, second.id))
    return defaultdict(int, {documents: len(ids) for documents, ids in names.items()})
