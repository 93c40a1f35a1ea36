"""Updates: submitted by those who answer for a recommendation, validated by those who may. Only these set a status."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.followup import models
from marsad.followup.actions.rows import item, line, name_of, part, person
from marsad.followup.errors import ChangeError, NotAllowedError
from marsad.followup.kinds import REASONED, Status, UpdateState
from marsad.followup.labels import UPDATE_STATES
from marsad.followup.permission import may_withdraw, require_submitting, require_validating
from marsad.records import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody reports; a status, words, or both. Cites facts by id, or words of documents."""

    text: str = ""
    language: str = ""
    status: Status | None = None
    reason: str = ""
    facts: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@transaction.atomic
def submit_update(code: str, report: Report, *, who: Asker | None) -> int:
    """Submit an update and give its key. Raises ChangeError when it says nothing, lacks a reason or misquotes."""
    row = line(code, who)
    require_submitting(who, row)
    _check(report)
    cited = _cited(report, who)
    update = models.Update.objects.create(
        recommendation=row,
        text=report.text.strip(),
        language=report.language,
        status=report.status or "",
        reason=report.reason.strip(),
        author=person(who),
        author_name=name_of(who),
        submitted_at=timezone.now(),
    )
    models.Cited.objects.bulk_create(
        models.Cited(update=update, document=c.document, start=c.start, end=c.end, quote=c.quote, fact=fact)
        for c, fact in cited
    )
    after = {"update": update.pk, "status": update.status, "text": update.text, "cites": [f for _c, f in cited if f]}
    record("recommendation.submit", item(row), who=who, after=after)
    return update.pk


@transaction.atomic
def validate_update(key: int, *, who: Asker | None, note: str = "") -> Status:
    """Validate an update: its status, if it has one, is the recommendation's from now on. Gives the status."""
    update, row = _waiting(key, who)
    require_validating(who, row, update.author_id)
    before = _state(row)
    _decide(update, UpdateState.VALIDATED, who, note)
    set_status(row)
    record("recommendation.validate", item(row), who=who, before=before, after={**_state(row), "update": key})
    return Status(row.status)


@transaction.atomic
def refuse_update(key: int, *, who: Asker | None, note: str) -> None:
    """Refuse an update, with the reason for who submitted it; nothing else changes."""
    update, row = _waiting(key, who)
    require_validating(who, row, update.author_id)
    if not note.strip():
        raise ChangeError(_("Say why the update is refused, so that it can be mended."))
    _decide(update, UpdateState.REFUSED, who, note)
    record("recommendation.refuse", item(row), who=who, after={"update": key, "note": note})


@transaction.atomic
def withdraw_update(key: int, *, who: Asker | None) -> None:
    """Take back an update of one's own that nobody has decided about."""
    update, row = _waiting(key, who)
    require_submitting(who, row)
    if not may_withdraw(who, update):
        raise NotAllowedError(_("Only who submitted an update may take it back."))
    _decide(update, UpdateState.WITHDRAWN, who, "")
    record("recommendation.withdraw", item(row), who=who, after={"update": key})


@transaction.atomic
def undo_validation(key: int, *, who: Asker | None) -> Status:
    """Take a validation back: the update waits again, and the status before it holds. Gives the status."""
    update = part(models.Update.objects.select_for_update().filter(state=UpdateState.VALIDATED), key, _("update"))
    row = line(update.recommendation.code, who)
    require_validating(who, row, update.author_id)
    before = _state(row)
    update.state, update.decided_at, update.decider, update.decider_name = UpdateState.SUBMITTED, None, None, ""
    update.save()
    set_status(row)
    record("recommendation.unvalidate", item(row), who=who, before=before, after={**_state(row), "update": key})
    return Status(row.status)


def report_progress(code: str, report: Report, *, who: Asker | None) -> Status:
    """Submit and validate in one go; for those who may do both."""
    with transaction.atomic():
        key = submit_update(code, report, who=who)
        return validate_update(key, who=who)


def report_as_may_be(code: str, report: Report, *, who: Asker | None) -> bool:
    """Submit, and validate too where this person may; says whether it was validated, else it waits for who may."""
    try:
        report_progress(code, report, who=who)
    except NotAllowedError:
        submit_update(code, report, who=who)
        return False
    return True


def set_status(row: models.Recommendation) -> None:
    """Set a recommendation to what its validated updates come to: the status of the last one decided."""
    told = models.Update.objects.filter(recommendation=row, state=UpdateState.VALIDATED).exclude(status="")
    last = told.order_by("decided_at", "id").last()
    row.status = last.status if last else Status.NOT_STARTED
    row.status_reason = last.reason if last else ""
    row.status_since = last.decided_at if last else None
    row.save(update_fields=["status", "status_reason", "status_since"])


def _check(report: Report) -> None:
    if not (report.text.strip() or report.status or report.facts or report.citations):
        raise ChangeError(_("An update says something: write a sentence, choose a status, or cite a passage."))
    if report.status in REASONED and not report.reason.strip():
        raise ChangeError(_("Say why it is rejected or superseded: readers will ask."))


def _cited(report: Report, who: Asker | None) -> Sequence[tuple[Citation, str]]:
    """The citations with the facts that say them; words that do not stand there are refused."""
    facts = {card.fact.id: card.fact.citation for card in evidence.facts_named(report.facts, who=who)}
    if missing := [fact for fact in report.facts if fact not in facts]:
        raise ChangeError(_("There is no standing fact %(fact)s to cite.") % {"fact": missing[0]})
    for citation in report.citations:
        if not citation.holds_in(evidence.document(citation.document, who=who).text):
            raise ChangeError(
                _("The words “%(quote)s” do not stand at that place of the document: quote it again.")
                % {"quote": citation.quote}
            )
    return [*((facts[fact], fact) for fact in report.facts), *((citation, "") for citation in report.citations)]


def _waiting(key: int, who: Asker | None) -> tuple[models.Update, models.Recommendation]:
    updates = models.Update.objects.select_for_update(of=("self",)).select_related("recommendation")
    update = part(updates, key, _("update that waits for a decision"))
    row = line(update.recommendation.code, who)
    if update.state != UpdateState.SUBMITTED:
        raise ChangeError(
            _("Somebody has decided about this update meanwhile: “%(state)s”. Nothing was changed.")
            % {"state": UPDATE_STATES[update.state]}
        )
    return update, row


def _decide(update: models.Update, state: UpdateState, who: Asker | None, note: str) -> None:
    update.state, update.note = state, note.strip()
    update.decider, update.decider_name, update.decided_at = person(who), name_of(who), timezone.now()
    update.save()


def _state(row: models.Recommendation) -> dict[str, Any]:
    return {"status": str(row.status), "reason": row.status_reason}
