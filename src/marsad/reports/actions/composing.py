"""The author's work on a report: begin it, change its plan, keep a version, go back to one.

Each is one transaction with an entry in the audit trail.
"""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.reports.errors import UnknownReportError
from marsad.reports.logic.carried_report import as_json
from marsad.reports.logic.plan import Plan, plan_from
from marsad.reports.logic.report import Report
from marsad.reports.models import Composition, Version
from marsad.reports.queries import composed


@transaction.atomic
def start_composition(plan: Plan, *, who: Asker | None) -> int:
    """Begin a report on a subject that exists; gives its id."""
    require(who, Action.WRITE_REPORTS)
    report = composed(plan, who=who)
    now = timezone.now()
    row = Composition.objects.create(
        plan=asdict(plan),
        title=report.title,
        documents=rests_on(report, who),
        made_by=_person(who),
        made_at=now,
        changed_at=now,
    )
    record("report.start", f"report:{row.pk}", who=who, after={"kind": plan.kind, "subject": plan.subject})
    return int(row.pk)


@transaction.atomic
def change_plan(identifier: int, plan: Plan, *, who: Asker | None, doing: str) -> None:
    """Put another plan in the place of a report's; `doing` says for the trail what was changed."""
    require(who, Action.WRITE_REPORTS)
    row = _row(identifier, who)
    row.plan, row.changed_at = asdict(plan), timezone.now()
    row.title = plan.title or row.title
    row.documents = sorted({*row.documents, *rests_on(composed(plan, who=who), who)})
    row.save()
    record("report.change", f"report:{identifier}", who=who, after={"doing": doing})


@transaction.atomic
def save_version(identifier: int, *, who: Asker | None, note: str = "") -> int:
    """Keep the report as it is now, for good; gives the version's number."""
    require(who, Action.WRITE_REPORTS)
    row = _row(identifier, who)
    report = composed(plan_from(row.plan), who=who)
    number = (row.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    Version.objects.create(
        composition=row,
        number=number,
        plan=row.plan,
        content=as_json(report),
        documents=rests_on(report, who),
        note=note.strip(),
        made_by=_person(who),
        made_at=timezone.now(),
    )
    record("report.version", f"report:{identifier}", who=who, after={"number": number})
    return number


@transaction.atomic
def restore_version(identifier: int, number: int, *, who: Asker | None) -> None:
    """Work on with the plan of a version; the version itself stands as it is."""
    require(who, Action.WRITE_REPORTS)
    row = _row(identifier, who)
    version = row.versions.filter(number=number).first()
    if version is None or not evidence.hidden_documents(who=who).isdisjoint(version.documents):
        raise UnknownReportError("version", str(number))
    row.plan, row.changed_at = version.plan, timezone.now()
    row.save()
    record("report.restore", f"report:{identifier}", who=who, after={"number": number})


def rests_on(report: Report, who: Asker | None) -> list[str]:
    """The documents that one must see to read a report: those it cites, and for its figures all that were counted."""
    counted = evidence.marked_documents(who=who) if report.counts or report.all_figures else frozenset()
    return sorted(report.cited | counted)


def _row(identifier: int, who: Asker | None) -> Composition:
    row = Composition.objects.select_for_update().filter(pk=identifier).first()
    if row is None or not evidence.hidden_documents(who=who).isdisjoint(row.documents):
        raise UnknownReportError("report", str(identifier))
    return row


def _person(who: Asker | None) -> Person | None:
    return who if isinstance(who, Person) else None
