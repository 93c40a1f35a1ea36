"""Reading the reports that authors compose and their versions."""

from dataclasses import dataclass
from datetime import datetime
from difflib import ndiff

from django.db.models import QuerySet

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import queries as evidence
from marsad.reports.errors import UnknownReportError
from marsad.reports.logic.carried_report import from_json
from marsad.reports.logic.plan import Plan, plan_from
from marsad.reports.logic.report import Report
from marsad.reports.models import Composition, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionCard:
    """A saved version in a list."""

    number: int
    note: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionCard:
    """A report in the making, with its versions, newest first."""

    id: int
    title: str
    plan: Plan
    made_by: str
    changed_at: datetime
    versions: tuple[VersionCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line that one version has and the other has not."""

    is_added: bool
    text: str


def compositions(*, who: Asker | None) -> tuple[CompositionCard, ...]:
    """The reports that cite nothing hidden from the asker, the one worked on last first."""
    require_reading(who)
    hidden = evidence.hidden_documents(who=who)
    return tuple(_card(row, hidden) for row in _whole() if hidden.isdisjoint(row.documents))


def composition(identifier: int, *, who: Asker | None) -> CompositionCard:
    """One report.

    Raises:
        UnknownReportError: when there is none of that id, or it cites what the asker may not see.
    """
    require_reading(who)
    hidden = evidence.hidden_documents(who=who)
    row = _whole().filter(pk=identifier).first()
    if row is None or not hidden.isdisjoint(row.documents):
        raise UnknownReportError("report", str(identifier))
    return _card(row, hidden)


def version(identifier: int, number: int, *, who: Asker | None) -> Report:
    """A report as it was saved, word for word.

    Raises:
        UnknownReportError: when there is no such version, or it cites what the asker may not see.
    """
    require_reading(who)
    row = Version.objects.filter(composition=identifier, number=number).first()
    if row is None or not evidence.hidden_documents(who=who).isdisjoint(row.documents):
        raise UnknownReportError("version", str(number))
    return from_json(row.content)


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """What one version says that the other does not, in the order of the pages."""
    lines = ndiff(_lines(before), _lines(after))
    return tuple(Change(is_added=line[0] == "+", text=line[2:]) for line in lines if line[0] in "+-")


def _lines(report: Report) -> list[str]:
    lines = [report.title]
    for section in report.sections:
        lines.append(section.heading)
        for block in section.blocks:
            lines += ["".join(words.text for words in line.words).strip() for line in block.all_lines()]
            lines += block.paragraphs
    return [line for line in lines if line]


def _whole() -> QuerySet[Composition]:
    return Composition.objects.select_related("made_by").prefetch_related("versions__made_by")


def _card(row: Composition, hidden: frozenset[str]) -> CompositionCard:
    return CompositionCard(
        id=row.pk,
        title=row.title,
        plan=plan_from(row.plan),
        made_by=str(row.made_by) if row.made_by else "",
        changed_at=row.changed_at,
        versions=tuple(_version_card(one) for one in row.versions.all() if hidden.isdisjoint(one.documents)),
    )


def _version_card(row: Version) -> VersionCard:
    made_by = str(row.made_by) if row.made_by else ""
    return VersionCard(number=row.number, note=row.note, made_by=made_by, made_at=row.made_at)
