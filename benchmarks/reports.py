"""How long a report of fifty pages takes, in each format and language: `python benchmarks/reports.py [--runs N]`.

Lists, tables and quotations, every line with a footnote of its own, as reports on recommendations have them. Prints
seconds on the clock and of the processor, the best of some runs; each run has other words, as typst keeps what it has
laid out.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
os.environ.setdefault("MARSAD_HOME", tempfile.mkdtemp(prefix="marsad-benchmark-"))

import django

django.setup()

import pypdfium2  # noqa: E402

from marsad.reports.logic import docx, html, pdf  # noqa: E402
from marsad.reports.logic.numbering import numbered  # noqa: E402
from marsad.reports.logic.report import Block, Line, Reference, Report, Section, Table, Words  # noqa: E402
from marsad.reports.logic.shown import shown  # noqa: E402

SENTENCES = {
    "ar": "ينبغي أن تُدعم المدارس بمرشدين نفسيين وأن تُنشر نتائج التقييم كل سنة أمام الجمهور.",
    "fr": "Les écoles doivent être soutenues par des conseillers et les évaluations publiées chaque année.",
    "en": "Schools should be supported by counsellors, and evaluations should be published every year.",
}
FORMATS = (("pdf", pdf.render), ("html", html.render), ("docx", docx.render))
LINES = 24  # of a section: about a page and a half
SECTIONS = {"ar": 31, "fr": 29, "en": 30}  # fifty pages at least


def report(language: str, run: int) -> Report:
    """A report whose every line has a footnote of its own."""
    sections = tuple(section(language, number, run) for number in range(SECTIONS[language]))
    names = ("contents", "page", "sources", "notes", "author", "method", "data", "figure", "table", "unreviewed")
    terms = {name: name for name in (*names, "counted_from", "back", "skip", "characters")}
    terms |= {"page_of": "{n} / {total}", "comma": ", "}
    return numbered(
        Report(
            title="Benchmark", title_language="", subtitle="Benchmark", kind="brief", language=language,
            made_on="2026", made_on_iso="2026-01-01", method=("",), terms=terms, sections=sections,
        )
    )  # fmt: skip


def section(language: str, number: int, run: int) -> Section:
    """A list, a table or quotations, in turn."""
    lines = tuple(line(language, number * LINES + place, run) for place in range(LINES))
    block = (_list, _table, _quotes)[number % 3](lines)
    return Section(key=f"s{number}", heading=f"Section {number + 1}", blocks=(block,))


def _list(lines: tuple[Line, ...]) -> Block:
    return Block(layout="list", lines=lines)


def _quotes(lines: tuple[Line, ...]) -> Block:
    return Block(layout="quotes", lines=lines)


def _table(lines: tuple[Line, ...]) -> Block:
    rows = tuple((Line(words=(Words(text=str(place)),)), one) for place, one in enumerate(lines, start=1))
    return Block(layout="table", table=Table(caption="Table", columns=("No.", "Line"), rows=rows, widths=(10, 90)))


def line(language: str, number: int, run: int) -> Line:
    """A sentence and its footnote, which gives the words of a longer sentence and where they stand."""
    text = f"{run}.{number + 1}. {SENTENCES[language]}"
    quote = f"{text} {SENTENCES[language]}" if number % 2 else text
    reference = Reference(
        fact=f"f{number}", document="d1", document_name="Document", file="document.pdf", language=language,
        start=number * 100, end=number * 100 + 90, quote=quote, shown=shown(quote, text), page=1,
    )  # fmt: skip
    return Line(words=(Words(text=text, language=language, references=(reference,)),))


def measured(render: Callable[[Report, bytes], bytes], language: str, runs: int) -> tuple[float, float]:
    """Seconds on the clock and of the processor, the best of some runs."""
    found = []
    for run in range(runs):
        made = report(language, run)
        clock, processor = time.perf_counter(), time.process_time()
        render(made, b"key")
        found.append((time.perf_counter() - clock, time.process_time() - processor))
    return min(seconds for seconds, _busy in found), min(busy for _seconds, busy in found)


def main() -> None:
    """Print a line for each language and format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each is made")
    runs = parser.parse_args().runs
    for language in SENTENCES:
        pages = len(pypdfium2.PdfDocument(pdf.render(report(language, runs), b"key")))
        for name, render in FORMATS:
            seconds, busy = measured(render, language, runs)
            print(f"{language} {name}: {pages} pages, {seconds:.2f} s on the clock, {busy:.2f} s of the processor")


main()
