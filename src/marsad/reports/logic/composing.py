"""Compose a report from a plan and its material. Only facts are stated; what an author wrote is marked as theirs.

Call it with the report's language switched on, so that labels follow it. The same plan, material and day give the same
report.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.reports.grammar import dates
from marsad.reports.logic.catalogue import SECTIONS, kind_named
from marsad.reports.logic.finishing import finished
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import capital, comma
from marsad.reports.logic.material import Material
from marsad.reports.logic.numbering import numbered
from marsad.reports.logic.plan import Plan, PlannedSection
from marsad.reports.logic.report import Block, Report, Section, Source
from marsad.reports.logic.sections import thread
from marsad.reports.logic.sections.base import counts_of
from marsad.reports.logic.sentences import sentence


def compose(plan: Plan, material: Material, writer: Writer) -> Report:
    """The whole report, its footnotes numbered."""
    kind = kind_named(plan.kind)
    subtitle = str((_is_of_promise(material) and kind.of_promise) or kind.subtitle)
    sections = (_section(planned, material, writer) for planned in plan.sections if planned.is_included)
    report = numbered(
        Report(
            title=plan.title or _title(material, writer) or subtitle,
            title_language="" if plan.title else material.language,
            subtitle=subtitle if plan.title or _title(material, writer) else _("Report from the evidence base"),
            kind=plan.kind,
            language=plan.language,
            made_on=writer.date(material.today.isoformat()),
            made_on_iso=material.today.isoformat(),
            method=(),
            terms=_terms(),
            sections=tuple(section for section in sections if not section.is_empty),
            counts=counts_of(material.counts) if material.counts else (),
        )
    )
    return replace(report, sources=tuple(_sources(report)), method=tuple(_method(plan, report)))


def _title(material: Material, writer: Writer) -> str:
    """The subject's name, with the apostrophe that printed pages have; of follow-up the period, too."""
    name = capital(material.name).replace("'", "’")
    period = dates.within(writer.language, material.since, material.until, writer.months)
    if not period:
        return name
    words = sentence(writer.language, "register_title_of" if name else "register_title", addressee=name, period=period)
    return "".join(each.text for each in words)


def _section(planned: PlannedSection, material: Material, writer: Writer) -> Section:
    own = (Block(layout="authored", paragraphs=planned.paragraphs),) if planned.paragraphs else ()
    if planned.is_own:
        return Section(key=planned.key, heading=planned.heading, blocks=own)
    kind = SECTIONS[planned.key]
    told = finished(kind.write(material, writer), writer.language)
    heading = (_is_of_promise(material) and kind.of_promise) or kind.heading
    return Section(key=planned.key, heading=str(heading), blocks=(*told, *own))


def _is_of_promise(material: Material) -> bool:
    """Whether the one line of the register that a dossier follows is a commitment."""
    return len(material.register) == 1 and thread.is_promise(material.register[0])


def _method(plan: Plan, report: Report) -> Iterator[str]:
    if plan.kind == "base":
        yield _("Every figure is counted in the store on the day of the report; verification counts again.")
    else:
        yield _(
            "Every statement rests on the exact words of a stored document. Its footnote names the document and the "
            "place and gives the words, unless the line itself is the quotation; long quotations are cut at “[…]”."
        )
        if not plan.with_unreviewed:
            yield _("Only facts that a person has checked are stated.")
        elif not all(line.is_reviewed for line in report.lines()):
            yield _("Lines with † were found by the machine and no person has checked them yet.")
    if plan.kind in ("followup", "dossier"):
        yield _("Status, reasons, days and names of people come from the follow-up register, where people enter them.")
    if any(section.paragraphs and section.is_included for section in plan.sections):
        yield _("Paragraphs with a line at their side are the author’s own words and carry no citation.")


def _terms() -> dict[str, str]:
    return {
        "contents": _("Contents"),
        "page": _("page"),
        "page_of": _("Page {n} of {total}"),
        "comma": comma(),
        "sources": _("Sources"),
        "notes": _("Citations"),
        "author": _("The author’s words"),
        "method": _("How to read this report"),
        "data": _("Data behind the figures"),
        "figure": _("Figure"),
        "table": pgettext("in a report", "Table"),
        "unreviewed": _("not checked by a person yet"),
        "counted_from": _("counted from citations"),
        "back": _("back to the text"),
        "skip": _("Skip to the content"),
        "characters": _("characters"),
    }


def _sources(report: Report) -> Iterator[Source]:
    """The documents that the report cites, in order of their first citation."""
    seen: dict[str, Source] = {}
    for reference in report.references():
        if reference.document not in seen:
            seen[reference.document] = Source(
                id=reference.document,
                name=reference.document_name,
                language=reference.language,
                published=reference.published,
                file=reference.file,
            )
    yield from seen.values()
