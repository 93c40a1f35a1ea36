"""Where a recommendation is now: wordings, silences between them, evidence and status, in order of time."""

from collections.abc import Iterator, Sequence

from marsad.accounts.permission import PUBLIC, Asker, may_read
from marsad.evidence import queries as evidence
from marsad.followup import models
from marsad.followup.cards import (
    CitedCard,
    IndicatorCard,
    Life,
    Moment,
    RecommendationCard,
    Silence,
    SourceCard,
    UpdateCard,
    Wording,
)
from marsad.followup.kinds import CandidateState, Force, UpdateState
from marsad.followup.logic.wording import compared, differences, force_of, whole
from marsad.followup.openness import with_open_documents
from marsad.followup.queries.laying import laid_out
from marsad.followup.queries.matching import row_of, visible
from marsad.followup.queries.page import document_names, family, indicators_of, sources_of, updates_of
from marsad.records import EntityKind


def life(code: str, *, who: Asker | None) -> Life:
    """The life of one recommendation; without an account, of a public register only."""
    row = row_of(code, who=who)
    lines = family(row, who)
    card = laid_out(visible(who).filter(pk=row.pk), who=who)[0]
    told = sources_of(lines, who)
    updates = updates_of(lines, who, only_validated=not may_read(who))
    validated = [one for one in updates if one.state == UpdateState.VALIDATED]
    evidence_found = accepted(lines, who)
    silences = _silences(told, who)
    moments = [
        *_told(told),
        *(Moment(on=one.on, kind="silence", label=one.event_name) for one in silences),
        *_reported(validated),
        *evidence_found[1],
        *_measured(indicators_of(lines)),
        *_awaited(card),
    ]
    return Life(
        card=card,
        wordings=wordings(told, _strengths(told)),
        silences=silences,
        evidence=(*(cited for one in validated for cited in one.citations), *evidence_found[0]),
        history=tuple(one for one in sorted(validated, key=lambda u: u.decided_at or u.submitted_at) if one.status),
        moments=tuple(sorted(moments, key=lambda m: (m.on or "0000", ORDER.index(m.kind)))),
    )


ORDER = ("made", "told_again", "silence", "evidence", "update", "status", "value", "due")


def wordings(told: Sequence[SourceCard], strengths: dict[str, str]) -> tuple[Wording, ...]:
    """Each wording beside the one before it in its language."""
    found = []
    latest: dict[str, SourceCard] = {}
    for source in told:
        found.append(_wording(source, latest.get(source.language), strengths))
        latest[source.language] = source
    return tuple(found)


def _wording(source: SourceCard, before: SourceCard | None, strengths: dict[str, str]) -> Wording:
    force = force_of(source.quote, source.language)
    if before is None:
        return Wording(source=source, pieces=whole(source.text), lost=(), force=Force.SAME, verb=force[1])
    told = differences(before.text, source.text, source.language)
    asked = (strengths.get(before.fact, ""), strengths.get(source.fact, ""))
    return Wording(
        source=source,
        pieces=told.pieces,
        lost=told.lost,
        force=compared(force_of(before.quote, before.language), force, asked),
        verb=force[1],
        compared_with=before.fact,
    )


def _strengths(told: Sequence[SourceCard]) -> dict[str, str]:
    """The strength of each standing fact."""
    cards = evidence.facts_named([source.fact for source in told], who=None)
    return {card.fact.id: str(card.fact.fields.get("strength") or "") for card in cards}


def _silences(told: Sequence[SourceCard], who: Asker | None) -> tuple[Silence, ...]:
    """The editions of its series, after it was made, at which nothing was said of it, up to the last that is known."""
    events = {source.event for source in told if source.event}
    asker = who if may_read(who) else PUBLIC
    found = evidence.entities(who=asker, kind=str(EntityKind.EVENT)) if events else ()
    cards = {card.id: card for card in found}
    parents = {cards[event].parent for event in events if event in cards and cards[event].parent}
    made = min((source.said_on for source in told if source.said_on), default="")
    silent = [
        card
        for card in cards.values()
        if card.parent in parents and card.id not in events and card.details.get("start_date", "") > made > ""
    ]
    return tuple(
        Silence(event=card.id, event_name=card.label, on=card.details.get("end_date") or card.details["start_date"])
        for card in sorted(silent, key=lambda c: (c.details["start_date"], c.id))
    )


def _told(told: Sequence[SourceCard]) -> Iterator[Moment]:
    for place, source in enumerate(told):
        yield Moment(
            on=source.said_on,
            kind="told_again" if place else "made",
            label=source.text,
            language=source.language,
            document=source.document,
            start=source.start,
            end=source.end,
            detail=source.event_name or source.document_name,
        )


def _reported(validated: Sequence[UpdateCard]) -> Iterator[Moment]:
    for one in validated:
        yield Moment(
            on=(one.decided_at or one.submitted_at).date().isoformat(),
            kind="status" if one.status else "update",
            label=one.text,
            language=one.language,
            status=one.status,
            detail=one.reason,
        )


def accepted(lines: Sequence[int], who: Asker | None) -> tuple[list[CitedCard], list[Moment]]:
    """Passages that people accepted as evidence, as citations and as moments."""
    shown = models.Candidate.objects.filter(recommendation__in=lines, state=CandidateState.ACCEPTED)
    rows = list(with_open_documents(shown, who))
    names = document_names(row.document for row in rows)
    cited = [
        CitedCard(document=r.document, document_name=names.get(r.document, ""), start=r.start, end=r.end, quote=r.quote)
        for r in rows
    ]
    moments = [
        Moment(
            on=r.published,
            kind="evidence",
            label=r.quote,
            language=r.language,
            document=r.document,
            start=r.start,
            end=r.end,
            detail=names.get(r.document, ""),
        )
        for r in rows
    ]
    return cited, moments


def _measured(indicators: Sequence[IndicatorCard]) -> Iterator[Moment]:
    for indicator in indicators:
        for value in indicator.values:
            shown = f"{value.value:g} {indicator.unit}".strip()
            yield Moment(on=value.on.isoformat(), kind="value", label=indicator.name, detail=shown)


def _awaited(card: RecommendationCard) -> Iterator[Moment]:
    if card.due is not None:
        yield Moment(on=card.due.isoformat(), kind="due", label="")
