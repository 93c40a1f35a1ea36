"""Reading a series: who organised each edition, and the recommendations that return from one to the next."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import EntityCard, FactCard
from marsad.evidence.logic.series import Edition, Thread, edition_told, editions, thread_of
from marsad.evidence.queries.entities import entity_cards
from marsad.evidence.queries.facts import facts_named
from marsad.evidence.queries.linked import conflict_counts
from marsad.evidence.queries.narrowing import open_links
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind, ReviewState

ORGANISERS = 4  # named for each edition; its page has all
_SHORT_FORM = re.compile(r"\s*\([^)]*\)$")  # behind a name: "(OPCS)"


def editions_of(members: Sequence[EntityCard], *, who: Asker | None) -> list[Edition]:
    """The editions of a series with organisers and numbers of recommendations and conflicts; missing ones too."""
    require_reading(who)
    told = _editions_told(members, who)
    said = Counter(event.id for _fact, _thread, event in _recommendations(told))
    conflicts = conflict_counts([card.id for card in members], who=who)
    return editions(members, _organisers(members, who), said, conflicts)


def threads_across(members: Sequence[EntityCard], *, who: Asker | None) -> tuple[Thread, ...]:
    """The recommendations that documents of a series say more than once; those of most editions first."""
    require_reading(who)
    by_thread: dict[str, list[tuple[str, EntityCard]]] = defaultdict(list)
    for fact, thread, event in _recommendations(_editions_told(members, who)):
        by_thread[thread].append((fact, event))
    returning = {thread: told for thread, told in by_thread.items() if len(told) > 1}
    cards = {card.id: card for card in entity_cards(returning, who=who)}
    facts = _cards((fact for told in returning.values() for fact, _event in told), who=who)
    threads = [
        thread_of(cards[thread], [(facts[fact], event) for fact, event in told if fact in facts])
        for thread, told in returning.items()
    ]
    return tuple(sorted(threads, key=lambda one: (-one.events, -len(one.wordings), one.entity.label)))


def _cards(facts: Iterable[str], *, who: Asker | None) -> Mapping[str, FactCard]:
    return {card.fact.id: card for card in facts_named(facts, who=who)}


def _editions_told(members: Sequence[EntityCard], who: Asker | None) -> Mapping[str, EntityCard]:
    """For each document that tells of an edition, the one that it is about."""
    cards = {card.id: card for card in members}
    links = open_links(who)[0].filter(entity__in=cards).exclude(fact__review=ReviewState.REJECTED.value)
    rows = links.order_by().values_list("fact__document", "fact__document__published", "entity").distinct()
    events: dict[tuple[str, str], list[EntityCard]] = defaultdict(list)
    for document, published, event in rows:
        events[document, published].append(cards[event])
    return {document: edition_told(published, told) for (document, published), told in events.items()}


def _recommendations(told: Mapping[str, EntityCard]) -> list[tuple[str, str, EntityCard]]:
    """Each recommendation of these documents: its fact, its thread, the edition."""
    links = models.EntityFact.objects.filter(
        entity__kind=EntityKind.THREAD.value, fact__document__in=list(told)
    ).exclude(fact__review=ReviewState.REJECTED.value)
    rows = links.order_by("fact").values_list("fact", "entity", "fact__document")
    return [(fact, thread, told[document]) for fact, thread, document in rows]


def _organisers(members: Sequence[EntityCard], who: Asker | None) -> Mapping[str, Sequence[EntityCard | str]]:
    """The organisers of each edition, those that most documents name first; one body under several names is one."""
    links = (
        open_links(who)[0]
        .filter(entity__in=[card.id for card in members], fact__kind=FactKind.EVENT.value)
        .exclude(fact__review=ReviewState.REJECTED.value)
    )
    rows = list(links.order_by("fact").values_list("entity", "fact__fields", "fact__document"))
    bodies = _bodies({document for _event, _fields, document in rows}, who)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[str, EntityCard | str] = {}
    for event, fields, _document in rows:
        for words in fields.get("organisers") or ():
            name = fold(_SHORT_FORM.sub("", words))
            body = bodies.get(name)
            key = body.id if body else name
            told[event][key] += 1
            shown.setdefault(key, body or words)
    return {event: [shown[key] for key, _times in counts.most_common(ORGANISERS)] for event, counts in told.items()}


def _bodies(documents: Collection[str], who: Asker | None) -> Mapping[str, EntityCard]:
    """The organisations of these documents by each of their folded names."""
    kind = EntityKind.ORGANISATION.value
    links = open_links(who)[0].filter(entity__kind=kind, fact__document__in=list(documents))
    cards = entity_cards(links.order_by().values_list("entity", flat=True).distinct(), who=who)
    return {fold(name.text): card for card in sorted(cards, key=lambda card: card.documents) for name in card.names}
