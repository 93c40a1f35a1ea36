"""Every read of this room: what leaves, what came, and what others say of an entity. `who` None is the local system."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from django.db.models import Count, Q, QuerySet

from marsad.accounts.permission import Asker, require_reading
from marsad.authority import organisations
from marsad.evidence import queries as evidence
from marsad.evidence.cards import EntityRef
from marsad.exchange.cards import Checked, ImportCard, ImportedCard
from marsad.exchange.errors import UnknownImportError
from marsad.exchange.logic.parcel import WIKIDATA, LeftOut, Paper, Parcel, Thing, paper_of
from marsad.exchange.logic.plain import entity_of, mention_of
from marsad.exchange.models import Import, Imported
from marsad.records import Entity, EntityKind, Mention

BATCH = 200  # entities whose facts are fetched at once


def things(*, who: Asker | None, kind: str = "") -> Iterator[Thing]:
    """All entities, ready to leave: each with every citation, those of its facts too, and its addresses elsewhere."""
    entities = evidence.full_entities(who=who, kind=kind)
    while batch := list(islice(entities, BATCH)):
        cited = _fact_citations(batch, who=who)
        for entity in batch:
            yield Thing(entity=_with_citations(entity, cited), same_as=same_as(entity))


def papers(*, who: Asker | None) -> Mapping[str, Paper]:
    """All documents by id, as others may know them."""
    return {document.id: paper_of(document) for document in evidence.full_documents(who=who)}


def same_as(entity: Entity) -> tuple[str, ...]:
    """The addresses of the same thing elsewhere, where the authority file is certain of one."""
    if entity.kind is not EntityKind.ORGANISATION or not entity.authority:
        return ()
    body = organisations.all_organisations().get(entity.authority)
    return (WIKIDATA + body.wikidata,) if body and body.wikidata else ()


def imports(*, who: Asker | None) -> tuple[ImportCard, ...]:
    """The files that were read in, newest first."""
    require_reading(who)
    return tuple(map(_import_card, _counted(Import.objects.all())))


def import_named(identifier: str, *, who: Asker | None) -> ImportCard:
    """One import; raises UnknownImportError."""
    require_reading(who)
    row = _counted(Import.objects.filter(pk=identifier)).first()
    if row is None:
        raise UnknownImportError(identifier)
    return _import_card(row)


def imported(  # noqa: PLR0913 - each is a filter of the page, named by the caller
    *,
    who: Asker | None,
    came_with: str = "",
    state: str = "",
    matched: bool | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[ImportedCard, ...]:
    """Things that came from elsewhere, likeliest first; `matched` keeps those that seem to be an entity here."""
    found = _imported(who, came_with, state, matched)
    return _cards(found[offset : None if limit is None else offset + limit], who=who)


def count_imported(*, who: Asker | None, came_with: str = "", state: str = "", matched: bool | None = None) -> int:
    """How many `imported` would give without a limit."""
    return _imported(who, came_with, state, matched).count()


def imported_named(number: int, *, who: Asker | None) -> ImportedCard:
    """One thing that came from elsewhere; raises UnknownImportError."""
    require_reading(who)
    cards = _cards(Imported.objects.filter(pk=number), who=who)
    if not cards:
        raise UnknownImportError(str(number))
    return cards[0]


def said_elsewhere(facts: Iterable[str], *, who: Asker | None) -> tuple[ImportedCard, ...]:
    """What others say of the entity of these facts, as far as people accepted it."""
    require_reading(who)
    accepted = Imported.objects.filter(anchor__in=list(facts), state=Imported.State.ACCEPTED, came_with__undone_at=None)
    return _cards(accepted, who=who)


def check(parcel: Parcel, *, who: Asker | None) -> Checked:
    """Look every citation of a file up in the stored texts."""
    require_reading(who)
    citations = sorted(
        {mention.citation for thing in parcel.things for mention in thing.entity.mentions},
        key=lambda citation: (citation.document, citation.start, citation.end),
    )
    broken: list[LeftOut] = []
    for identifier, cited in groupby(citations, key=lambda citation: citation.document):
        texts = [document.text for document in evidence.full_documents([identifier], who=who)]
        for citation in cited:
            where = f"{identifier}:{citation.start}–{citation.end}"
            if not texts:
                broken.append(LeftOut(item=where, reason="the document is not here"))
            elif not citation.holds_in(texts[0]):
                broken.append(LeftOut(item=where, reason=f"these words do not stand there: {citation.quote[:80]!r}"))
    return Checked(checked=len(citations), broken=tuple(broken))


def _imported(who: Asker | None, came_with: str, state: str, matched: bool | None) -> QuerySet[Imported]:
    require_reading(who)
    found = Imported.objects.filter(came_with__undone_at=None)
    if came_with:
        found = found.filter(came_with=came_with)
    if state:
        found = found.filter(state=state)
    if matched is not None:
        found = found.exclude(anchor="") if matched else found.filter(anchor="")
    return found


def _fact_citations(entities: Iterable[Entity], *, who: Asker | None) -> dict[str, Mention]:
    """The citation of each fact as a mention, for facts that no mention leads to."""
    by_mention = {mention.fact for entity in entities for mention in entity.mentions}
    wanted = [fact for entity in entities for fact in entity.facts if fact not in by_mention]
    kinds = {fact: entity.kind for entity in entities for fact in entity.facts}
    return {
        card.fact.id: Mention(
            kind=kinds[card.fact.id], citation=card.fact.citation, language=card.fact.language, fact=card.fact.id
        )
        for card in (evidence.facts_named(wanted, who=who) if wanted else ())
    }


def _with_citations(entity: Entity, cited: Mapping[str, Mention]) -> Entity:
    mentions = [*entity.mentions, *(cited[fact] for fact in entity.facts if fact in cited)]
    return replace(entity, mentions=tuple(sorted(mentions, key=_place)))


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.citation.document, mention.citation.start, mention.citation.end, mention.fact


def _counted(found: QuerySet[Import]) -> QuerySet[Import]:
    states = {state.value: Count("things", filter=Q(things__state=state.value)) for state in Imported.State}
    return found.select_related("who").annotate(**states)


def _import_card(row: Import) -> ImportCard:
    counts = {state.value: int(getattr(row, state.value)) for state in Imported.State}
    return ImportCard(
        id=row.id,
        file=row.file,
        format=row.format,
        source=row.source,
        who=str(row.who) if row.who else "",
        when=row.when,
        left_out=tuple(LeftOut(**one) for one in row.left_out),
        is_undone=row.undone_at is not None,
        **counts,
    )


def _cards(found: QuerySet[Imported], *, who: Asker | None) -> tuple[ImportedCard, ...]:
    rows = list(found.select_related("came_with"))
    return tuple(_card(row, _entity_at(row, who=who)) for row in rows)


def _entity_at(row: Imported, *, who: Asker | None) -> EntityRef | None:
    """The entity that the anchor belongs to now; a fact may belong to an event and to its series."""
    if not row.anchor:
        return None
    fitting = [ref for ref in evidence.entity_of_fact(row.anchor, who=who) if ref.kind == row.kind]
    return next(iter(fitting), None)


def _card(row: Imported, entity: EntityRef | None) -> ImportedCard:
    content = row.content
    mentions = [mention_of(citation) for citation in row.citations]
    return ImportedCard(
        number=row.pk,
        thing=Thing(
            entity=entity_of(row.key, content, mentions),
            same_as=tuple(content["same_as"]),
            sources=tuple(content["sources"]),
        ),
        source=row.came_with.source,
        came_with=row.came_with_id,
        entity=entity,
        probability=row.probability,
        rule=row.rule,
        state=row.state,
    )
