"""People merge and split entities, and say that two are never one. Each is one act, reversible, and outlives rebuilds.

An act is many decisions about pairs of facts, which every linking obeys: each fact of one side with a chosen fact of
the other. What an act comes to is also put into the store at once, as its preview showed it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Action
from marsad.evidence import models, queries
from marsad.evidence.actions.decided import PAIRS
from marsad.evidence.actions.linking import exchange_entities
from marsad.evidence.actions.pairs import stands_at
from marsad.evidence.errors import ReviewError
from marsad.evidence.logic.joining import JOINED_BY_PEOPLE, merged, parted
from marsad.evidence.models import Decision
from marsad.evidence.signals import entities_changed, tell
from marsad.records import Entity, Fact, digest

Pair: TypeAlias = tuple[str, str]


def merge_entities(keep: str, other: str, *, who: Asker | None, at: Pair | None = None) -> str:
    """Make two entities one, and give the name of the act. `at` is a pair of facts that showed it, one of each.

    Raises ReviewError for two of different kinds, or for a kind that people do not join.
    """
    require(who, Action.DECIDE_PAIRS)
    one, two = _both(keep, other, who=who)
    first, second = at or (min(one.facts), min(two.facts))
    whole = merged(one, two)
    pairs = [(first, fact) for fact in (second, *two.facts)]
    with transaction.atomic():
        act = _decided(Decision.Kind.SAME, "merge", pairs, (one.facts, two.facts), who=who)
        exchange_entities({one.id, two.id}, [whole])
        _record("entities.merge", act, who=who, before=[one, two], after=[whole])
    tell(entities_changed, kinds=frozenset({whole.kind}))
    return act


def split_entity(identifier: str, facts: Collection[str], *, who: Asker | None) -> str:
    """Part some facts from an entity: they become one of their own. Gives the name of the act."""
    require(who, Action.DECIDE_PAIRS)
    entity = _joinable(identifier, who=who)
    chosen = frozenset(facts) & frozenset(entity.facts)
    if not chosen or chosen == frozenset(entity.facts):
        raise ReviewError(_("Choose some of the facts, but not all: the others stay."))
    halves = parted(entity, chosen, _facts(entity))
    with transaction.atomic():
        act = _apart("split", halves.rest, halves.part, who=who)
        if len(chosen) > 1:
            stay = [(min(chosen), fact) for fact in chosen]
            _decided(Decision.Kind.SAME, "split", stay, (chosen, chosen), who=who, act=act)
        exchange_entities({entity.id}, [halves.rest, halves.part])
        _record("entities.split", act, who=who, before=[entity], after=[halves.rest, halves.part])
    tell(entities_changed, kinds=frozenset({entity.kind}))
    return act


def never_merge(one: str, other: str, *, who: Asker | None) -> str:
    """Keep two entities apart for ever, whatever scores say. Gives the name of the act."""
    require(who, Action.DECIDE_PAIRS)
    both = _both(one, other, who=who)
    with transaction.atomic():
        act = _apart("apart", *both, who=who)
        _record("entities.apart", act, who=who, before=both, after=both)
    return act


def undo_act(act: str, *, who: Asker | None) -> None:
    """Take an act back: its decisions, and what it did to the store as far as that still stands so."""
    require(who, Action.DECIDE_PAIRS)
    if not act or not Decision.objects.filter(act=act, undone_at=None).exists():  # most decisions are of no act
        raise ReviewError(_("This decision has been taken back already."))
    gone, come = _restored(act)
    with transaction.atomic():
        Decision.objects.filter(act=act, undone_at=None).update(undone_at=timezone.now())
        Decision.objects.filter(lifted_by=act).update(undone_at=None, lifted_by="")
        exchange_entities({entity.id for entity in gone}, come)
        _record("entities.undo", act, who=who, before=gone, after=come)
    if gone:
        tell(entities_changed, kinds=frozenset(entity.kind for entity in gone))


def _apart(name: str, one: Entity, other: Entity, *, who: Asker | None) -> str:
    pairs = [(min(one.facts), fact) for fact in other.facts] + [(fact, min(other.facts)) for fact in one.facts]
    return _decided(Decision.Kind.DIFFERENT, name, pairs, (one.facts, other.facts), who=who)


def _decided(  # noqa: PLR0913 - a decision has these parts
    kind: Decision.Kind,
    name: str,
    pairs: Iterable[Pair],
    sides: tuple[Collection[str], Collection[str]],
    *,
    who: Asker | None,
    act: str = "",
) -> str:
    """Write the decisions of an act and put aside those between the two sides that say the opposite."""
    now = timezone.now()
    wanted = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    is_part_of_an_act = bool(act)
    act = act or f"{name}:{digest(now.isoformat(), *(fact for pair in wanted for fact in pair))}"
    between = Q(fact__in=sides[0], other__in=sides[1]) | Q(fact__in=sides[1], other__in=sides[0])
    standing = Decision.objects.filter(between, kind__in=PAIRS, undone_at=None)
    lifted = standing.exclude(kind=kind).exclude(act=act).update(undone_at=now, lifted_by=act)
    known = set(standing.filter(kind=kind).values_list("fact", "other"))
    new = [pair for pair in wanted if pair not in known]
    if not (new or lifted or is_part_of_an_act):
        raise ReviewError(_("This has been decided already."))
    facts = models.Fact.objects.in_bulk({fact for pair in new for fact in pair})
    rows = (_row(kind, act, facts[first], facts[second], who) for first, second in new)
    Decision.objects.bulk_create(rows, batch_size=500)
    return act


def _row(kind: Decision.Kind, act: str, first: models.Fact, second: models.Fact, who: Asker | None) -> Decision:
    return Decision(
        kind=kind,
        act=act,
        document=first.document_id,
        fact=first.pk,
        other=second.pk,
        fact_kind=first.kind,
        start=first.start,
        end=first.end,
        quote=first.quote,
        other_at=stands_at(second),
        who=who if isinstance(who, Person) else None,
        when=timezone.now(),
    )


def _restored(act: str) -> tuple[Sequence[Entity], Sequence[Entity]]:
    """The entities that an act left, and those that it found; none where something else changed them since."""
    trail = audit_trail(item=f"act:{act}", who=None)
    entry = trail[-1]  # the oldest: the act itself
    before, after = _held(entry.before), _held(entry.after)
    now = [_holder(facts) for facts in after]
    if before == after or None in now:
        return (), ()
    gone = [entity for entity in now if entity is not None]
    if len(gone) == 1:
        halves = parted(gone[0], before[1], _facts(gone[0]))
        return gone, (halves.rest, halves.part)
    return gone, (merged(*gone),)


def _held(told: Mapping[str, Any] | None) -> list[frozenset[str]]:
    """The facts of each entity that an entry of the audit trail names."""
    return [frozenset(entity["facts"]) for entity in (told or {}).get("entities", ())]


def _holder(facts: frozenset[str]) -> Entity | None:
    """The entity that holds exactly these facts."""
    for ref in queries.entity_of_fact(min(facts), who=None):
        if ref.kind in JOINED_BY_PEOPLE and facts == set((found := queries.entity(ref.id, who=None).entity).facts):
            return found
    return None


def _both(one: str, other: str, *, who: Asker | None) -> tuple[Entity, Entity]:
    first, second = _joinable(one, who=who), _joinable(other, who=who)
    if first.id == second.id:
        raise ReviewError(_("Choose two: an entity is always one with itself."))
    if first.kind != second.kind:
        raise ReviewError(_("Only entities of one kind can be decided about together."))
    return first, second


def _joinable(identifier: str, *, who: Asker | None) -> Entity:
    queries.entity(identifier, who=who)  # raises UnknownItemError where they see nothing of it
    entity = queries.entity(identifier, who=None).entity  # whole, or what is hidden from them would be lost
    if entity.kind not in JOINED_BY_PEOPLE or not entity.facts:
        raise ReviewError(_("Places come from the gazetteer and series from their events: decide about the events."))
    return entity


def _facts(entity: Entity) -> Mapping[str, Fact]:
    return {card.fact.id: card.fact for card in queries.facts_named(entity.facts, who=None)}


def _record(action: str, act: str, *, who: Asker | None, before: Iterable[Entity], after: Iterable[Entity]) -> None:
    record(action, f"act:{act}", who=who, before=_told(before), after=_told(after))


def _told(entities: Iterable[Entity]) -> dict[str, Any]:
    return {"entities": [{"id": one.id, "name": one.label, "facts": list(one.facts)} for one in entities]}
