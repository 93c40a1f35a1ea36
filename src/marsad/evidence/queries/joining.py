"""Reading for merges and splits: what entities would hold, what people have decided about one, what they did last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q, QuerySet

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.accounts.queries import audit_trail
from marsad.evidence.cards import ActCard, FactCard, Held
from marsad.evidence.logic.joining import merged, parted
from marsad.evidence.models import Decision
from marsad.evidence.queries.documents import document_names
from marsad.evidence.queries.entities import entity
from marsad.evidence.queries.facts import facts_named
from marsad.evidence.queries.visible import sees_everything
from marsad.linking.conflicts import conflicts
from marsad.linking.items import Item, Setting
from marsad.records import Entity, Mention


def merge_preview(one: str, other: str, *, who: Asker | None) -> Held:
    """What the merger of two entities would hold."""
    whole = merged(entity(one, who=who).entity, entity(other, who=who).entity)
    return _held(whole, _cards(whole, who=who), who=who)


def split_preview(identifier: str, chosen: Collection[str], *, who: Asker | None) -> tuple[Held, Held]:
    """What would stay, and what would be parted, when some facts are taken out of an entity."""
    whole = entity(identifier, who=who).entity
    cards = _cards(whole, who=who)
    halves = parted(whole, frozenset(chosen) & frozenset(whole.facts), {key: card.fact for key, card in cards.items()})
    return _held(halves.rest, cards, who=who), _held(halves.part, cards, who=who)


def acts_about(facts: Iterable[str], *, who: Asker | None) -> tuple[ActCard, ...]:
    """What people decided about the entity of these facts, newest first; what was taken back is left out."""
    require_reading(who)
    named = list(facts)
    decisions = Decision.objects.filter(Q(fact__in=named) | Q(other__in=named), undone_at=None).exclude(act="")
    return _acts(decisions, who=who)


def latest_act(*, who: Asker | None) -> ActCard | None:
    """What this person decided last and has not taken back."""
    require_reading(who)
    person = who if isinstance(who, Person) else None
    latest = Decision.objects.filter(who=person, undone_at=None).exclude(act="").order_by("when", "id").last()
    return _acts(Decision.objects.filter(pk=latest.pk), who=who)[0] if latest else None


def _acts(decisions: QuerySet[Decision], *, who: Asker | None) -> tuple[ActCard, ...]:
    found = {one.act: one for one in decisions.select_related("who").order_by("when", "id")}
    cards = (_act(act, decision, who=who) for act, decision in found.items())
    return tuple(sorted(cards, key=lambda card: card.when, reverse=True))


def _act(act: str, decision: Decision, *, who: Asker | None) -> ActCard:
    told = audit_trail(item=f"act:{act}", who=None)[-1].before or {}
    # A name may come from a document that is hidden from the asker.
    names = [str(one["name"]) for one in told.get("entities", ())] if sees_everything(who=who) else []
    return ActCard(
        act=act,
        kind=act.partition(":")[0],
        when=decision.when,
        who=str(decision.who) if decision.who else "",
        names=tuple(names),
    )


def _cards(whole: Entity, *, who: Asker | None) -> Mapping[str, FactCard]:
    return {card.fact.id: card for card in facts_named(whole.facts, who=who)}


def _held(whole: Entity, cards: Mapping[str, FactCard], *, who: Asker | None) -> Held:
    kept = tuple(cards[fact] for fact in whole.facts if fact in cards)
    documents = {card.fact.citation.document for card in kept}
    documents |= {mention.citation.document for mention in whole.mentions}
    items = _items(whole.mentions, kept)
    is_complete = len(items) == len(whole.facts)  # a fact that was rejected since would leave a hole
    return Held(
        entity=whole,
        facts=kept,
        documents=tuple(sorted(document_names(documents, who=who).items(), key=lambda pair: pair[1])),
        conflicts=conflicts([whole], items, lambda *_fields: lambda _item: frozenset()) if is_complete else (),
    )


def _items(mentions: Iterable[Mention], cards: Iterable[FactCard]) -> dict[str, Item]:
    """The facts as linking sees them, to look for conflicts with its eyes."""
    by_fact: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_fact[mention.fact].append(mention)
    return {
        card.fact.id: Item(
            fact=card.fact,
            setting=Setting(
                document=card.fact.citation.document,
                language=card.document_language,
                published=card.published,
                country="",
            ),
            mentions=tuple(by_fact[card.fact.id]),
        )
        for card in cards
    }
