"""Where a recommendation is now: wordings, silences between them, evidence and status, in order of time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.accounts.permission import PUBLIC, Asker, may_read
from marsad.evidence import queries as evidence
from marsad.evidence.cards import EntityCard
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
from marsad.followup.kinds import CandidateState, Force
from marsad.followup.logic.wording import compared
from marsad.followup.openness import with_open_documents
from marsad.followup.queries.laying import laid_out
from marsad.followup.queries.lists import in_order
from marsad.followup.queries.matching import row_of, visible
from marsad.followup.queries.named import reading_language
from marsad.followup.queries.parts import (
    Families,
    Parts,
    document_names,
    families,
    grouped,
    indicators_of,
    sources_of,
    updates_of,
)
from marsad.language.differences import differences, whole
from marsad.language.force import force_of
from marsad.records import EntityKind


def life(code: str, *, who: Asker | None) -> Life:
    """The life of one recommendation; without an account, of a public register only."""
    return lives([row_of(code, who=who).code], who=who)[0]


def lives(codes: Iterable[str], *, who: Asker | None) -> tuple[Life, ...]:
    """The lives of some recommendations, in the order of their codes in the register; unknown ones are left out."""
    rows = in_order(visible(who).filter(code__in=list(codes)), "code")
    cards = laid_out(rows, who=who)
    gathered = _gathered(list(rows), who)
    return tuple(_life(card, key, gathered) for card, key in zip(cards, rows.values_list("pk", flat=True), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    """All that lives are told from, by the key of the recommendation."""

    sources: Parts[SourceCard]
    updates: Parts[UpdateCard]  # validated ones
    accepted: Parts[tuple[CitedCard, Moment]]
    indicators: Parts[IndicatorCard]
    strengths: Mapping[str, str]  # by fact
    events: Mapping[str, EntityCard]


def _gathered(rows: Sequence[models.Recommendation], who: Asker | None) -> _Gathered:
    of = families(rows, who)
    sources = sources_of(of, who)
    told = [source for some in sources.values() for source in some]
    return _Gathered(
        sources=sources,
        updates=updates_of(of, who, only_validated=True),
        accepted=accepted_of(of, who),
        indicators=indicators_of(of),
        strengths=_strengths(told),
        events=_events(who) if any(source.event for source in told) else {},
    )


def _life(card: RecommendationCard, key: int, gathered: _Gathered) -> Life:
    told, validated, accepted = gathered.sources[key], gathered.updates[key], gathered.accepted[key]
    silences = _silences(told, gathered.events)
    moments = [
        *_told(told),
        *(Moment(on=one.on, kind="silence", label=one.event_name) for one in silences),
        *_reported(validated),
        *(moment for _cited, moment in accepted),
        *_measured(gathered.indicators[key]),
        *_awaited(card),
    ]
    return Life(
        card=card,
        wordings=wordings(told, gathered.strengths),
        silences=silences,
        evidence=(*(cited for one in validated for cited in one.citations), *(cited for cited, _moment in accepted)),
        history=tuple(one for one in sorted(validated, key=lambda u: u.decided_at or u.submitted_at) if one.status),
        moments=tuple(sorted(moments, key=lambda m: (m.on or "0000", ORDER.index(m.kind)))),
    )


ORDER = ("made", "told_again", "silence", "evidence", "update", "status", "value", "due")


def wordings(told: Sequence[SourceCard], strengths: Mapping[str, str]) -> tuple[Wording, ...]:
    """Each wording beside the one before it in its language."""
    found = []
    latest: dict[str, SourceCard] = {}
    for source in told:
        found.append(_wording(source, latest.get(source.language), strengths))
        latest[source.language] = source
    return tuple(found)


def _wording(source: SourceCard, before: SourceCard | None, strengths: Mapping[str, str]) -> Wording:
    force = force_of(source.quote, source.language)
    if before is None:
        return Wording(source=source, pieces=whole(source.text), lost=(), force=Force.SAME, verb=force.word)
    told = differences(before.text, source.text, source.language)
    asked = (strengths.get(before.fact, ""), strengths.get(source.fact, ""))
    return Wording(
        source=source,
        pieces=told.pieces,
        lost=told.lost,
        force=compared(force_of(before.quote, before.language), force, asked),
        verb=force.word,
        compared_with=before.fact,
    )


def _strengths(told: Sequence[SourceCard]) -> dict[str, str]:
    """The strength of each standing fact."""
    cards = evidence.facts_named([source.fact for source in told], who=None)
    return {card.fact.id: str(card.fact.fields.get("strength") or "") for card in cards}


def _events(who: Asker | None) -> Mapping[str, EntityCard]:
    asker = who if may_read(who) else PUBLIC
    return {card.id: card for card in evidence.entities(who=asker, kind=str(EntityKind.EVENT))}


def _silences(told: Sequence[SourceCard], cards: Mapping[str, EntityCard]) -> tuple[Silence, ...]:
    """The editions of its series, after it was made, at which nothing was said of it, up to the last held."""
    events = {source.event for source in told if source.event}
    parents = {cards[event].parent for event in events if event in cards and cards[event].parent}
    made = min((source.said_on for source in told if source.said_on), default="")
    silent = [
        card
        for card in cards.values()
        if card.parent in parents
        and card.id not in events
        and card.details.get("start_date", "") > made > ""
        and card.details.get("status") != "announced"  # nobody has told yet what was said there
    ]
    return tuple(
        Silence(
            event=card.id,
            event_name=card.name_in(reading_language()),
            on=card.details.get("end_date") or card.details["start_date"],
        )
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
            detail=source.event_label or source.document_name,
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


def accepted_of(of: Families, who: Asker | None) -> Parts[tuple[CitedCard, Moment]]:
    """Passages that people accepted as evidence, each as a citation and as a moment."""
    shown = models.Candidate.objects.filter(recommendation__in=of, state=CandidateState.ACCEPTED)
    rows = list(with_open_documents(shown, who))
    names = document_names(row.document for row in rows)
    return grouped(((row.recommendation_id, _shown(row, names.get(row.document, ""))) for row in rows), of)


def _shown(row: models.Candidate, document_name: str) -> tuple[CitedCard, Moment]:
    cited = CitedCard(document=row.document, document_name=document_name, start=row.start, end=row.end, quote=row.quote)
    moment = Moment(
        on=row.published,
        kind="evidence",
        label=row.quote,
        language=row.language,
        document=row.document,
        start=row.start,
        end=row.end,
        detail=document_name,
    )
    return cited, moment


def _measured(indicators: Sequence[IndicatorCard]) -> Iterator[Moment]:
    for indicator in indicators:
        for value in indicator.values:
            shown = f"{value.value:g} {indicator.unit}".strip()
            yield Moment(on=value.on.isoformat(), kind="value", label=indicator.name, detail=shown)


def _awaited(card: RecommendationCard) -> Iterator[Moment]:
    if card.due is not None:
        yield Moment(on=card.due.isoformat(), kind="due", label="")
