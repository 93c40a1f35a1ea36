"""One recommendation with everything that belongs to it, and the parts of it that other pages list."""

from collections.abc import Iterable

from django.db.models import QuerySet

from marsad.accounts.permission import Asker, may_read, require_reading
from marsad.followup import models
from marsad.followup.cards import (
    CandidateCard,
    ContactCard,
    CostCard,
    Proposal,
    RecommendationPage,
    TaskCard,
)
from marsad.followup.evidence_reasons import reasons
from marsad.followup.kinds import CandidateState, Role, Standing
from marsad.followup.level_reasons import level_reasons
from marsad.followup.logic.progress import least_confidence
from marsad.followup.openness import open_parts, with_open_documents
from marsad.followup.permission import keeps, may_submit
from marsad.followup.queries.laying import laid_out
from marsad.followup.queries.matching import row_of, visible
from marsad.followup.queries.parts import document_names, families, indicators_of, sources_of, updates_of, with_rights

ATTRIBUTES = (
    "text", "strength", "issuer", "level", "reference", "response", "addressees", "themes", "target_groups", "pillars",
    "sdgs",
)  # fmt: skip


def recommendation(code: str, *, who: Asker | None) -> RecommendationPage:
    """One recommendation. Without an account: of a public register, without people, candidates and unvalidated reports.

    Raises UnknownRecommendationError.
    """
    row = row_of(code, who=who)
    card = laid_out(visible(who).filter(pk=row.pk), who=who)[0]
    of_row = families([row], who)
    page = RecommendationPage(
        card=card,
        sources=sources_of(of_row, who)[row.pk],
        updates=updates_of(of_row, who, only_validated=not may_read(who))[row.pk],
        indicators=indicators_of(of_row)[row.pk],
        absorbed=tuple(_absorbed(row, who).values_list("code", flat=True)),
        merged_into=row.merged_into.code if row.merged_into else "",
        split_from=row.split_from,
    )
    return _for_colleagues(page, row, tuple(of_row), who) if may_read(who) else page


def _for_colleagues(
    page: RecommendationPage, row: models.Recommendation, lines: tuple[int, ...], who: Asker | None
) -> RecommendationPage:
    return RecommendationPage(
        card=page.card,
        sources=page.sources,
        updates=with_rights(page.updates, who),
        indicators=page.indicators,
        absorbed=page.absorbed,
        merged_into=page.merged_into,
        split_from=page.split_from,
        contacts=contacts([one.id for one in page.card.addressees], who=who),
        tasks=tasks(who=who, codes_of=lines, done=True),
        costs=costs_of(lines),
        candidates=_candidates(lines, who),
        proposals=proposals_of(row),
        merge_proposed=_on_one_thread(row, who),
        imported=row.imported,
        may_submit=may_submit(who, row),
        may_keep=keeps(who, row.register),
    )


def family(row: models.Recommendation, who: Asker | None) -> tuple[int, ...]:
    """The keys of a recommendation and of those that were merged into it: their reports and tasks count as its own."""
    return tuple(families([row], who))


def _absorbed(row: models.Recommendation, who: Asker | None) -> QuerySet[models.Recommendation]:
    return visible(who).filter(merged_into=row).order_by("code")


def contacts(addressees: Iterable[int], *, who: Asker | None) -> tuple[ContactCard, ...]:
    """Who answers for some addressees, in the order of the roles."""
    require_reading(who)
    rows = models.Contact.objects.filter(addressee__in=list(addressees)).select_related("person")
    found = [
        ContactCard(
            addressee=row.addressee_id,
            role=Role(row.role),
            name=row.name or str(row.person or ""),
            email=row.email or (row.person.email if row.person else ""),
            person=row.person_id,
            language=row.language,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.addressee, list(Role).index(one.role))))


def tasks(
    *,
    who: Asker | None,
    code: str = "",
    codes_of: Iterable[int] | None = None,
    person: int | None = None,
    done: bool = False,
) -> tuple[TaskCard, ...]:
    """Tasks by their day: of one recommendation (or some, by key), of one person; open ones unless `done`."""
    require_reading(who)
    rows = open_parts(models.Task.objects.select_related("recommendation", "person"), who)
    if code:
        rows = rows.filter(recommendation__in=family(row_of(code, who=who), who))
    if codes_of is not None:
        rows = rows.filter(recommendation__in=list(codes_of))
    if person is not None:
        rows = rows.filter(person=person)
    return tuple(task_card(row) for row in (rows if done else rows.filter(done_at=None)))


def task_card(row: models.Task) -> TaskCard:
    """A task, ready to be shown."""
    return TaskCard(
        id=row.pk,
        code=row.recommendation.code,
        title=row.title,
        due=row.due,
        assignee=row.name or str(row.person or ""),
        email=row.email or (row.person.email if row.person else ""),
        done_at=row.done_at,
    )


def costs_of(lines: Iterable[int]) -> tuple[CostCard, ...]:
    """What it costs, and who pays."""
    rows = models.Cost.objects.filter(recommendation__in=list(lines))
    return tuple(
        CostCard(id=row.pk, amount=row.amount, currency=row.currency, funder=row.funder, note=row.note) for row in rows
    )


def candidates(
    *, who: Asker | None, code: str = "", state: str = CandidateState.PROPOSED, limit: int | None = None
) -> tuple[CandidateCard, ...]:
    """Passages that may show progress, the surest first: of one recommendation or of all; `state` "" gives all."""
    require_reading(who)
    if code:
        found = _candidates(family(row_of(code, who=who), who), who, state)
    else:
        current = visible(who).filter(standing=Standing.CURRENT).values("pk")
        found = _laid_out(models.Candidate.objects.filter(recommendation__in=current), who, state, limit)
    return found[:limit]


def _candidates(lines: Iterable[int], who: Asker | None, state: str = "") -> tuple[CandidateCard, ...]:
    return _laid_out(models.Candidate.objects.filter(recommendation__in=list(lines)), who, state, None)


def _laid_out(
    rows: QuerySet[models.Candidate], who: Asker | None, state: str, limit: int | None
) -> tuple[CandidateCard, ...]:
    shown = with_open_documents(rows, who)
    chosen = shown.filter(state=state) if state else shown
    chosen = chosen.exclude(state=CandidateState.PROPOSED, confidence__lt=least_confidence())
    found = list(chosen.select_related("recommendation", "decider")[:limit])
    names = document_names(row.document for row in found)
    return tuple(
        CandidateCard(
            id=row.pk,
            code=row.recommendation.code,
            document=row.document,
            document_name=names.get(row.document, ""),
            start=row.start,
            end=row.end,
            quote=row.quote,
            language=row.language,
            published=row.published,
            confidence=row.confidence,
            state=CandidateState(row.state),
            reasons=reasons(row.signs),
            decider=str(row.decider or ""),
            decided_at=row.decided_at,
            note=row.note,
        )
        for row in found
    )


def proposals_of(row: models.Recommendation) -> tuple[Proposal, ...]:
    """Which attributes people set, and why the others are as they are."""
    explained = {"level": level_reasons(row.level, row.level_cue)} if row.level_cue else {}
    return tuple(
        Proposal(name=name, is_set_by_people=name in row.decided, reasons=explained.get(name, {}))
        for name in ATTRIBUTES
    )


def _on_one_thread(row: models.Recommendation, who: Asker | None) -> tuple[str, ...]:
    """Other lines on the same thread, on which people have worked too: whether they are one, people decide."""
    if not row.thread or row.standing != Standing.CURRENT:
        return ()
    others = visible(who).filter(thread=row.thread, standing=Standing.CURRENT, register=row.register)
    return tuple(others.exclude(pk=row.pk).order_by("code").values_list("code", flat=True))
