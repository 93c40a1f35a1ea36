"""The kinds of report and their sections: a list that somebody typed, in the order in which people read them.

A section is a key, its heading and the function that writes it; a kind names its sections.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.reports.errors import UnknownKindOfReportError
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Block
from marsad.reports.logic.sections import base, drawings, event, findings, register, statements, summary, thread

Write = Callable[[Material, Writer], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionKind:
    """A section that a report may have."""

    heading: str | Promise
    write: Write
    of_promise: str | Promise = ""  # the heading where the subject is a commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of report: its name, what it may be about, and its sections in their usual order."""

    label: str | Promise
    subtitle: str | Promise
    subjects: tuple[str, ...]
    sections: tuple[str, ...]
    of_promise: str | Promise = ""  # the subtitle where the subject is a commitment


SECTIONS: Mapping[str, SectionKind] = {
    "summary": SectionKind(heading=_("Summary"), write=summary.summary),
    "event": SectionKind(heading=_("The event"), write=event.about),
    "differences": SectionKind(heading=_("Where the sources differ"), write=event.differences),
    "participation": SectionKind(heading=_("Who took part"), write=event.participation),
    "recommendations": SectionKind(heading=_("Recommendations and commitments"), write=findings.recommendations),
    "by_addressee": SectionKind(heading=_("Recommendations and their addressees"), write=findings.by_addressee),
    "themes": SectionKind(heading=_("Recommendations by theme"), write=drawings.by_theme),
    "series": SectionKind(heading=_("Editions of the series"), write=drawings.series),
    "partners": SectionKind(heading=_("Map of partners"), write=drawings.partners_map),
    "statements": SectionKind(heading=_("Statements"), write=statements.statements),
    "programmes": SectionKind(heading=_("Programmes"), write=findings.programmes),
    "practices": SectionKind(heading=_("Practices"), write=findings.practices),
    "instruments": SectionKind(heading=_("Instruments"), write=findings.instruments),
    "events": SectionKind(heading=_("Events"), write=findings.events),
    "persons": SectionKind(heading=_("Persons"), write=findings.persons),
    "organisations": SectionKind(heading=_("Organisations"), write=findings.organisations),
    "register_summary": SectionKind(heading=_("Summary"), write=register.summary),
    "register_status": SectionKind(heading=_("Where the recommendations stand"), write=register.by_status),
    "register_themes": SectionKind(heading=_("Themes"), write=register.by_theme),
    "register_overdue": SectionKind(heading=_("Overdue recommendations"), write=register.overdue),
    "register_progress": SectionKind(heading=_("What was reported and shown"), write=register.progress),
    "register_table": SectionKind(heading=_("The recommendations"), write=register.table),
    "thread_summary": SectionKind(heading=_("Summary"), write=thread.summary),
    "thread_text": SectionKind(heading=_("The recommendation"), write=thread.text, of_promise=_("The commitment")),
    "thread_life": SectionKind(heading=_("Life line"), write=thread.life_line),
    "thread_wordings": SectionKind(heading=_("Wordings"), write=thread.wordings),
    "thread_silences": SectionKind(heading=_("Silences"), write=thread.silences),
    "thread_evidence": SectionKind(heading=_("Evidence"), write=thread.evidence),
    "thread_history": SectionKind(heading=_("Status history"), write=thread.history),
    "overview": SectionKind(heading=_("Overview"), write=base.overview),
    "languages": SectionKind(heading=_("Languages"), write=base.languages),
    "facts": SectionKind(heading=_("Kinds of facts"), write=base.kinds),
    "review": SectionKind(heading=_("Review"), write=base.review),
    "quality": SectionKind(heading=_("Notes on quality"), write=base.quality),
    "documents": SectionKind(heading=_("Documents"), write=base.documents),
}
_FOUND = ("programmes", "practices", "instruments", "persons", "organisations")
KINDS: Mapping[str, Kind] = {
    "outcome": Kind(
        label=_("Outcome report of a conference"),
        subtitle=_("Outcome report"),
        subjects=("event",),
        sections=(
            *("summary", "event", "differences", "participation", "partners", "by_addressee", "themes", "series"),
            *("statements", *_FOUND),
        ),
    ),
    "brief": Kind(
        label=_("Brief on a document, an event, a theme, a country or an organisation"),
        subtitle=_("Brief from the evidence base"),
        subjects=("document", "event", "theme", "country", "organisation"),
        sections=(
            *("summary", "event", "differences", "events", "recommendations", "themes", "partners"),
            *("statements", *_FOUND),
        ),
    ),
    "followup": Kind(
        label=_("Follow-up report by addressee or period"),
        subtitle=_("Follow-up report"),
        subjects=("addressee",),
        sections=(
            *("register_summary", "register_status", "register_themes", "register_overdue", "register_progress"),
            "register_table",
        ),
    ),
    "dossier": Kind(
        label=_("Dossier of one recommendation"),
        subtitle=_("Dossier of a recommendation"),
        of_promise=_("Dossier of a commitment"),
        subjects=("recommendation",),
        sections=(
            *("thread_summary", "thread_text", "thread_life", "thread_wordings", "thread_silences"),
            *("thread_evidence", "thread_history"),
        ),
    ),
    "base": Kind(
        label=_("State of the evidence base"),
        subtitle=_("State of the evidence base"),
        subjects=("base",),
        sections=("overview", "languages", "facts", "review", "quality", "documents"),
    ),
}


def kind_named(name: str) -> Kind:
    """The kind of that name; an unknown name lists the known ones."""
    if name not in KINDS:
        raise UnknownKindOfReportError(name, tuple(KINDS))
    return KINDS[name]
