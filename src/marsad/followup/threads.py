"""The threads of the evidence room as the register needs them: each with its sayings in order of time.

Reads through the evidence room's queries only: a handful of them, whatever the number of threads.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.accounts.permission import PUBLIC, Asker, Circle
from marsad.accounts.roles import OPENNESS
from marsad.evidence import queries as evidence
from marsad.evidence.cards import EntityCard, FactCard
from marsad.evidence.shared_names import meant, shared
from marsad.followup.logic.addressees import PROMISE, Body
from marsad.followup.logic.origins import Occasion, Saying, event_of_document, occasion_of
from marsad.followup.logic.promises import bodies_of, joined
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind, NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """All threads with what they say; the same for the same store."""

    sayings: Mapping[str, tuple[Saying, ...]]  # by thread, oldest first
    bodies: Mapping[Circle, Mapping[str, Body]]  # organisations by folded name, as each circle of readers knows them
    meant: Mapping[str, Mapping[str, Body]]  # by document: what short names mean in it
    initials: Mapping[str, tuple[str, ...]]  # by document: what a code may begin with where no event is known

    @property
    def facts(self) -> Mapping[str, tuple[str, ...]]:
        """The facts of each thread, oldest first."""
        return {thread: tuple(s.fact.fact.id for s in some) for thread, some in self.sayings.items()}

    def basis(self, thread: str) -> tuple[Saying, ...]:
        """The sayings that what is shown of a thread is drawn from: those that most readers may see, oldest first."""
        return most_open(self.sayings.get(thread, ()))

    def bodies_for(self, sayings: Sequence[Saying]) -> Mapping[str, Body]:
        """The organisations as all who see some sayings of one circle know them; "the Centre" is the document's."""
        fact = sayings[0].fact
        return {**self.bodies[fact.circle], **self.meant.get(fact.fact.citation.document, {})}


def read_threads(*, who: Asker | None) -> Threads:
    """Read the threads with their standing facts."""
    known: dict[Circle, dict[str, Occasion]] = {}
    events: dict[str, list[FactCard]] = defaultdict(list)
    for card in evidence.facts(who=who, kind=str(FactKind.EVENT)):
        events[card.fact.citation.document].append(card)
    found: dict[str, list[Saying]] = defaultdict(list)
    places: dict[str, Occasion | None] = {}
    for card in evidence.facts(who=who, kind=str(FactKind.RECOMMENDATION)):
        document = card.fact.citation.document
        if document not in places:
            if card.circle not in known:
                known[card.circle] = _occasions(card.circle)
            places[document] = event_of_document(events[document], known[card.circle], card.published)
        for ref in card.entities:
            if ref.kind == EntityKind.THREAD:
                found[ref.id].append(Saying(fact=card, occasion=places[document]))
    sayings = {thread: tuple(sorted(some, key=lambda s: s.order)) for thread, some in sorted(found.items())}
    cards = {circle: _organisations(circle) for circle in {PUBLIC, *known}}  # read once: there are many
    bodies = {circle: _bodies(cards[circle]) for circle in known}
    meant_here = _meant({circle: cards[circle] for circle in known})
    read = Threads(sayings=sayings, bodies=bodies, meant=meant_here, initials=_initials(cards[PUBLIC], who))
    return replace(read, sayings=joined(sayings, _promisers(read, who), _held_apart(who)))


def _promisers(threads: Threads, who: Asker | None) -> Callable[[Saying], frozenset[str]]:
    """In whose name somebody promises something: the body, or that of which a person bears an office there."""
    promises = [
        s.fact for some in threads.sayings.values() for s in some if s.fact.fact.fields.get("strength") == PROMISE
    ]
    offices: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in evidence.facts_of_documents({card.fact.citation.document for card in promises}, who=who):
        fields = card.fact.fields
        if card.fact.kind is FactKind.PERSON and fields.get("role"):
            offices[card.fact.citation.document, str(fields["name"])].append(str(fields["role"]))

    def promisers(saying: Saying) -> frozenset[str]:
        fact = saying.fact.fact
        held = offices.get((fact.citation.document, str(fact.fields.get("issuer") or "")), ())
        return bodies_of(saying, threads.bodies_for([saying]), held)

    return promisers


def _held_apart(who: Asker | None) -> frozenset[frozenset[str]]:
    """The pairs of facts that people said to be of two things."""
    decided = [act for act in evidence.decided_acts(who=who) if not act.is_same]
    return frozenset(frozenset((one, other)) for act in decided for one in act.one for other in act.other)


def most_open(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """Of some sayings those of the most open mark; of several circles of that mark the first that spoke."""
    if not sayings:
        return ()
    first = min(sayings, key=lambda saying: OPENNESS[saying.fact.mark])  # of equals the first
    return tuple(saying for saying in sayings if saying.fact.circle == first.fact.circle)


def _occasions(who: Asker | None) -> dict[str, Occasion]:
    cards = evidence.entities(who=who, kind=str(EntityKind.EVENT))
    return {card.id: occasion_of(card, card.label) for card in cards}


def read_bodies(*, who: Asker | None) -> dict[str, Body]:
    """Organisations by each of their folded names; a name that two share leads to the better known one.

    Short names that could be several ones' ("المركز", "the Foundation") lead nowhere: each document means another.
    """
    return _bodies(_organisations(who))


def _organisations(who: Asker | None) -> Sequence[EntityCard]:
    return evidence.entities(who=who, kind=str(EntityKind.ORGANISATION))


def _bodies(cards: Sequence[EntityCard]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    unclear = shared(cards)
    for entity in cards:
        body = _body(entity)
        for name in entity.names:
            if fold(name.text) not in unclear:
                found.setdefault(fold(name.text, name.language), body)
    return found


def _body(entity: EntityCard) -> Body:
    shown: dict[str, str] = {}
    for name in entity.names:
        if name.kind == NameKind.FULL:
            shown.setdefault(name.language, name.text)
    return Body(entity=entity.id, authority=entity.authority, names=shown)


def _meant(cards: Mapping[Circle, Sequence[EntityCard]]) -> dict[str, dict[str, Body]]:
    """What short names of several bodies mean in each document, by the bodies that it names, as readers know them."""
    found: dict[str, dict[str, Body]] = {}
    for circle, bodies_here in cards.items():
        known = {card.id: card for card in bodies_here}
        unclear = shared(known.values())
        named: dict[str, set[str]] = defaultdict(set)
        for fact in evidence.facts(who=circle, kind=str(FactKind.ORGANISATION)):
            if fact.circle == circle:
                named[fact.fact.citation.document] |= {one.id for one in fact.entities if one.id in known}
        for document, bodies in named.items():
            told = meant(unclear, (known[one] for one in sorted(bodies)))
            found[document] = {name: _body(card) for name, card in told.items()}
    return found


def _initials(cards: Iterable[EntityCard], who: Asker | None) -> dict[str, tuple[str, ...]]:
    """For each document the initials, or else the name, of its publisher and author; codes go everywhere."""
    acronyms = {
        fold(name.text, name.language): short
        for card in cards
        if (short := next((n.text for n in card.names if n.kind == NameKind.ACRONYM and n.script == "Latn"), ""))
        for name in card.names
    }
    return {
        card.id: tuple(acronyms.get(fold(name, card.language), name) for name in (card.publisher, card.author) if name)
        for card in evidence.documents(who=who)
    }
