"""How long a long report takes, in each format and language: `python benchmarks/reports.py`."""

import os
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
os.environ.setdefault("MARSAD_HOME", tempfile.mkdtemp(prefix="marsad-benchmark-"))

import django

django.setup()

import pypdfium2  # noqa: E402

from marsad.reports.logic import docx, html, pdf  # noqa: E402
from marsad.reports.logic.numbering import numbered  # noqa: E402
from marsad.reports.logic.report import Block, Line, Reference, Report, Section, Words  # noqa: E402

SENTENCES = {
    "ar": "ينبغي أن تُدعم المدارس بمرشدين نفسيين وأن تُنشر نتائج التقييم كل سنة أمام الجمهور.",
    "fr": "Les écoles doivent être soutenues par des conseillers et les évaluations publiées chaque année.",
    "en": "Schools should be supported by counsellors, and evaluations should be published every year.",
}
LINES, SECTIONS = 34, 22  # about three pages a section


def report(language: str) -> Report:
    """A report whose every line has a footnote of its own."""
    sections = tuple(section(language, number) for number in range(SECTIONS))
    names = ("contents", "page", "sources", "notes", "author", "method", "data", "figure", "table", "unreviewed")
    terms = {name: name for name in (*names, "counted_from", "back", "skip", "characters")}
    terms |= {"page_of": "{n} / {total}", "comma": ", "}
    return numbered(
        Report(
            title="Benchmark", title_language="", subtitle="Benchmark", kind="brief", language=language,
            made_on="2026", made_on_iso="2026-01-01", method=("",), terms=terms, sections=sections,
        )
    )  # fmt: skip


def section(language: str, number: int) -> Section:
    """A list of recommendations, each cited."""
    lines = tuple(line(language, number * LINES + place) for place in range(LINES))
    return Section(key=f"s{number}", heading=f"Section {number + 1}", blocks=(Block(layout="list", lines=lines),))


def line(language: str, number: int) -> Line:
    """A sentence and its footnote."""
    text = f"{number + 1}. {SENTENCES[language]}"
    reference = Reference(
        fact=f"f{number}", document="d1", document_name="Document", file="document.pdf", language=language,
        start=number * 100, end=number * 100 + 90, quote=text, shown=text, page=1,
    )  # fmt: skip
    return Line(words=(Words(text=text, language=language, references=(reference,)),))


def main() -> None:
    """Print a line for each language: pages, and seconds of processor time."""
    for language in SENTENCES:
        made = report(language)
        seconds = {}
        for renderer in (pdf, html, docx):
            start = time.process_time()
            content = renderer.render(made, b"key")
            seconds[renderer.__name__.rpartition(".")[2]] = time.process_time() - start
            if renderer is pdf:
                pages = len(pypdfium2.PdfDocument(content))
        print(f"{language}: {pages} pages, " + ", ".join(f"{name} {took:.2f} s" for name, took in seconds.items()))


main()
