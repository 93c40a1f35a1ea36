"""What belongs to recommendations, of many at once: sentences, updates, indicators. A few statements for any number.

A family is a recommendation with those that were merged into it: their reports and sentences count as its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.followup import models
from marsad.followup.cards import CitedCard, IndicatorCard, SourceCard, UpdateCard, ValueCard
from marsad.followup.kinds import Status, UpdateState
from marsad.followup.logic.origins import LAST
from marsad.followup.openness import open_updates, with_open_documents
from marsad.followup.permission import may_submit, may_validate, may_withdraw
from marsad.followup.queries.matching import visible
from marsad.followup.queries.named import entity_labels

Part = TypeVar("Part")
Families = Mapping[int, int]  # from a recommendation's key, or that of one merged into it, to the key it counts for
Parts = Mapping[int, tuple[Part, ...]]  # by the key that they count for; empty for those that have none


def families(rows: Sequence[models.Recommendation], who: Asker | None) -> Families:
    """The rows themselves and all that were merged into them and are open to the asker."""
    own = {row.pk: row.pk for row in rows}
    merged = visible(who).filter(merged_into__in=own).order_by("code").values_list("pk", "merged_into")
    return own | {key: into for key, into in merged if into is not None}


def grouped(parts: Iterable[tuple[int, Part]], of: Families) -> Parts[Part]:
    """Parts, each told with the row that it stands at, by the recommendation for which they count."""
    found: dict[int, list[Part]] = {key: [] for key in of.values()}
    for row, part in parts:
        found[of[row]].append(part)
    return {key: tuple(some) for key, some in found.items()}


def sources_of(of: Families, who: Asker | None) -> Parts[SourceCard]:
    """Where each was made and told again, oldest first; of what was said on one day what came out first."""
    rows = list(with_open_documents(models.Source.objects.filter(recommendation__in=of), who))
    names = document_names(row.document for row in rows)
    days = evidence.publication_days({row.document for row in rows}, who=None)  # whoever sees a citation sees its day
    events = entity_labels((row.event for row in rows), who)
    unique = {(of[row.recommendation_id], row.fact): row for row in rows}
    in_order = sorted(
        unique.values(), key=lambda s: (s.said_on or LAST, days.get(s.document) or LAST, s.document, s.start)
    )
    return grouped(((row.recommendation_id, source_card(row, names, events)) for row in in_order), of)


def source_card(row: models.Source, names: Mapping[str, str], events: Mapping[str, str]) -> SourceCard:
    """A source, ready to be shown; `names` are those of documents, `events` those of events."""
    return SourceCard(
        fact=row.fact,
        document=row.document,
        document_name=names.get(row.document, ""),
        start=row.start,
        end=row.end,
        quote=row.quote,
        text=row.text,
        language=row.language,
        said_on=row.said_on,
        event=row.event,
        event_name=row.event_name,
        is_standing=row.is_standing,
        event_label=events.get(row.event, row.event_name),
    )


def updates_of(of: Families, who: Asker | None, *, only_validated: bool = False) -> Parts[UpdateCard]:
    """What was reported, oldest first."""
    rows = open_updates(models.Update.objects.filter(recommendation__in=of), who).select_related("recommendation")
    if only_validated:
        rows = rows.filter(state=UpdateState.VALIDATED)
    found = list(rows.prefetch_related("citations"))
    names = document_names(cited.document for row in found for cited in row.citations.all())
    return grouped(((row.recommendation_id, update_card(row, names)) for row in found), of)


def with_rights(updates: Sequence[UpdateCard], who: Asker | None) -> tuple[UpdateCard, ...]:
    """What was reported, with what the asker may do about each that waits or was validated."""
    open_states = (UpdateState.SUBMITTED, UpdateState.VALIDATED)
    keys = [one.id for one in updates if one.state in open_states]
    rows = models.Update.objects.select_related("recommendation__register").in_bulk(keys)
    return tuple(_with_right(one, rows[one.id], who) if one.id in rows else one for one in updates)


def _with_right(update: UpdateCard, row: models.Update, who: Asker | None) -> UpdateCard:
    line = row.recommendation
    return replace(
        update,
        may_validate=may_validate(who, line, row.author_id),
        may_withdraw=may_submit(who, line) and may_withdraw(who, row),
    )


def update_card(row: models.Update, names: Mapping[str, str]) -> UpdateCard:
    """An update, ready to be shown; its citations must have been fetched with it."""
    return UpdateCard(
        id=row.pk,
        code=row.recommendation.code,
        text=row.text,
        language=row.language,
        status=Status(row.status) if row.status else None,
        reason=row.reason,
        state=UpdateState(row.state),
        author=row.author_name,
        submitted_at=row.submitted_at,
        decider=row.decider_name,
        decided_at=row.decided_at,
        note=row.note,
        citations=tuple(_cited(one, names) for one in row.citations.all()),
    )


def _cited(row: models.Cited, names: Mapping[str, str]) -> CitedCard:
    return CitedCard(
        document=row.document,
        document_name=names.get(row.document, ""),
        start=row.start,
        end=row.end,
        quote=row.quote,
        fact=row.fact,
    )


def indicators_of(of: Families) -> Parts[IndicatorCard]:
    """How progress is measured."""
    rows = models.Indicator.objects.filter(recommendation__in=of).prefetch_related("values")
    return grouped(((row.recommendation_id, _indicator(row)) for row in rows), of)


def _indicator(row: models.Indicator) -> IndicatorCard:
    return IndicatorCard(
        id=row.pk,
        name=row.name,
        unit=row.unit,
        baseline=row.baseline,
        baseline_on=row.baseline_on,
        target=row.target,
        target_on=row.target_on,
        values=tuple(ValueCard(on=one.on, value=one.value, note=one.note) for one in row.values.all()),
    )


def document_names(identifiers: Iterable[str]) -> Mapping[str, str]:
    """Titles, or files, of documents by id; those that are gone have none. Who sees a citation sees its document's."""
    wanted = frozenset(identifiers)
    return evidence.document_names(wanted, who=None) if wanted else {}
