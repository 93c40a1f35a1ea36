"""Reading what linking leaves to people and pages: the review queue, conflicts of an entity, story groups."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Exists, OuterRef, QuerySet

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models, rows
from marsad.evidence.cards import (
    ConflictCard,
    DocumentCard,
    EntityRef,
    FactCard,
    ProposalCard,
    StoryCard,
    StoryMemberCard,
    ToldValue,
)
from marsad.evidence.queries.documents import document_cards
from marsad.evidence.queries.facts import entity_ref, facts_named
from marsad.evidence.queries.narrowing import labels_of, visible_entities
from marsad.evidence.queries.visible import seen, sees_everything
from marsad.records import EntityKind, StoryKind

PAIRS = (models.Decision.Kind.SAME, models.Decision.Kind.DIFFERENT)


def proposals(
    *, who: Asker | None, kind: str = "", limit: int | None = None, offset: int = 0
) -> tuple[ProposalCard, ...]:
    """Pairs of facts that a person may join or keep apart; first those whose decision would teach most."""
    found = list(_proposed(who, kind)[offset : None if limit is None else offset + limit])
    cards = _fact_cards(((row.first_id, row.second_id) for row in found), who)
    whole = (row for row in found if row.first_id in cards and row.second_id in cards)
    return tuple(_proposal(row, cards) for row in whole)


def count_proposals(*, who: Asker | None, kind: str = "") -> int:
    """How many pairs wait for a decision."""
    return _proposed(who, kind).count()


def proposals_decided(*, who: Asker | None, kind: str = "") -> int:
    """How many pairs of the queue people have settled since the last linking: for its progress."""
    require_reading(who)
    both = seen(who, "first__document__"), seen(who, "second__document__")
    found = models.Proposal.objects.filter(*both)
    return (found.filter(kind=kind) if kind else found).count() - count_proposals(who=who, kind=kind)


def proposals_by_kind(*, who: Asker | None) -> Mapping[str, int]:
    """How many pairs of each kind wait for a decision."""
    return dict(_proposed(who, "").order_by("kind").values_list("kind").annotate(count=Count("pk")))


def conflicts(entity: str, *, who: Asker | None) -> tuple[ConflictCard, ...]:
    """The fields of an entity for which sources give different values, each value with its cited facts."""
    require_reading(who)
    found = list(models.Conflict.objects.filter(entity=entity))
    cards = _fact_cards((value["facts"] for row in found for value in row.values), who)
    bodies = visible_entities(who).in_bulk([row.about for row in found if row.about])
    shown = labels_of(bodies, who)
    refs = {identifier: entity_ref(body, shown) for identifier, body in bodies.items()}
    told = (_conflict(row, cards, refs) for row in found)
    return tuple(card for card in told if len(card.values) > 1)


def conflict_counts(entities: Iterable[str], *, who: Asker | None) -> Mapping[str, int]:
    """How many conflicts each of some entities has; those without any are left out."""
    require_reading(who)
    if not sees_everything(who=who):
        seen = {entity: len(conflicts(entity, who=who)) for entity in entities}
        return {entity: count for entity, count in seen.items() if count}
    found = models.Conflict.objects.filter(entity__in=list(entities)).order_by()
    return dict(found.values_list("entity").annotate(count=Count("id")))


def stories(document: str = "", *, who: Asker | None) -> tuple[StoryCard, ...]:
    """The groups that a document stands in (reprints, one story in several languages); without one, all groups."""
    require_reading(who)
    found = models.StoryDocument.objects.all()
    if document:
        found = found.filter(story__in=found.filter(document=document).values("story"))
    return _stories(found, who=who)


def stories_of(documents: Iterable[str], *, who: Asker | None) -> Mapping[str, tuple[StoryCard, ...]]:
    """The groups that each of some documents stands in; those in none are left out."""
    require_reading(who)
    wanted = set(documents)
    rows = models.StoryDocument.objects.all()
    found: dict[str, list[StoryCard]] = {}
    for story in _stories(rows.filter(story__in=rows.filter(document__in=wanted).values("story")), who=who):
        for member in story.members:
            if member.document.id in wanted:
                found.setdefault(member.document.id, []).append(story)
    return {document: tuple(groups) for document, groups in found.items()}


def _stories(found: QuerySet[models.StoryDocument], *, who: Asker | None) -> tuple[StoryCard, ...]:
    members: dict[str, list[models.StoryDocument]] = {}
    for row in found:
        members.setdefault(row.story, []).append(row)
    cards = {card.id: card for card in document_cards((row.document_id for row in found), who=who)}
    seen = {story: [row for row in group if row.document_id in cards] for story, group in members.items()}
    whole = {story for story, group in members.items() if len(group) == len(seen[story])}
    told = ((story, group) for story, group in seen.items() if len(group) > 1)
    return tuple(_story(story, group, cards, is_whole=story in whole) for story, group in told)


def _proposed(who: Asker | None, kind: str) -> QuerySet[models.Proposal]:
    """Those of a kind that nobody has settled since the last linking, by this pair or by way of others."""
    require_reading(who)
    both = seen(who, "first__document__"), seen(who, "second__document__")
    decided = models.Decision.objects.filter(
        fact=OuterRef("first_id"), other=OuterRef("second_id"), kind__in=PAIRS, undone_at=None
    )
    of_second = models.EntityFact.objects.filter(fact=OuterRef(OuterRef("second_id"))).values("entity")
    together = models.EntityFact.objects.filter(
        fact=OuterRef("first_id"), entity__in=of_second, entity__kind=OuterRef("kind")
    )
    found = models.Proposal.objects.filter(*both).exclude(Exists(decided)).exclude(Exists(together))
    return found.filter(kind=kind) if kind else found


def _fact_cards(identifiers: Iterable[Iterable[str]], who: Asker | None) -> dict[str, FactCard]:
    wanted = {identifier for some in identifiers for identifier in some}
    return {card.fact.id: card for card in facts_named(wanted, who=who)}


def _proposal(row: models.Proposal, cards: Mapping[str, FactCard]) -> ProposalCard:
    return ProposalCard(
        kind=EntityKind(row.kind),
        first=cards[row.first_id],
        second=cards[row.second_id],
        probability=row.probability,
        scores=rows.score_records(row.scores),
        affected=row.affected,
        worth=row.worth,
    )


def _conflict(row: models.Conflict, cards: Mapping[str, FactCard], refs: Mapping[str, EntityRef]) -> ConflictCard:
    """A conflict without the facts that were rejected since; a value that lost all its facts is gone."""
    told = (
        ToldValue(value=value["value"], facts=tuple(cards[fact] for fact in value["facts"] if fact in cards))
        for value in row.values
    )
    return ConflictCard(
        field=row.field, values=tuple(value for value in told if value.facts), about=refs.get(row.about)
    )


def _story(
    identifier: str, members: Iterable[models.StoryDocument], cards: Mapping[str, DocumentCard], *, is_whole: bool
) -> StoryCard:
    """A group as far as it may be seen; its scores may compare with a hidden one, so then they are left out."""
    found = list(members)
    told = [
        StoryMemberCard(
            document=cards[row.document_id],
            probability=row.probability,
            scores=rows.score_records(row.scores) if is_whole else (),
        )
        for row in found
    ]
    told.sort(key=lambda member: (member.document.published or "9999", member.document.file))
    return StoryCard(id=identifier, kind=StoryKind(found[0].kind), members=tuple(told))
