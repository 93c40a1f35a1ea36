"""The measure as one HTML file that stands alone: kinds with intervals, shares, and every miss."""

from collections.abc import Iterable, Iterator
from html import escape

from marsad.evaluation import table
from marsad.evaluation.intervals import LEVEL, f1_interval
from marsad.evaluation.score import EVERY, Difference, Report
from marsad.evaluation.tally import Tally

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin-block: 1rem; }
th, td { padding: .25rem .75rem; text-align: end; border-bottom: 1px solid #8884; }
th:first-child, td:first-child { text-align: start; }
tr.every { font-weight: 600; }
li { margin-block: .25rem; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } }
"""
HEADINGS = ("kind", "precision", "recall", "F1", f"F1, {LEVEL} % interval", "found", "right")


def page(report: Report, labelled: str) -> str:
    """The whole page; `labelled` names the set that was measured."""
    body = "".join((*_kinds(report), *_shares(report), *_differences(report.differences)))
    title = f"Evaluation on {escape(labelled)}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{title}</title><style>{STYLE}</style></head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>\n"
    )


def _row(cells: Iterable[str], *, is_every: bool = False) -> str:
    made = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr class="every">{made}</tr>' if is_every else f"<tr>{made}</tr>"


def _kinds(report: Report) -> Iterator[str]:
    yield "<h2>Kinds of fact</h2><table><thead><tr>"
    yield "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS) + "</tr></thead><tbody>"
    for (kind, language), tally in sorted(report.tallies.items()):
        if tally.labels or tally.extracted:
            name = str(kind) if language == EVERY else f"{kind}, {language}"
            cells = _cells(tally, report.by_document.get((kind, language), ()))
            yield _row((name, *cells), is_every=language == EVERY)
    yield "</tbody></table>"


def _cells(tally: Tally, documents: Iterable[Tally]) -> Iterator[str]:
    interval = f1_interval(tuple(documents))
    yield from (table.shown(value) for value in (tally.precision, tally.recall, tally.f1))
    yield f"{interval.low:.3f} to {interval.high:.3f}" if interval else table.NONE
    yield f"{tally.found}/{tally.labels}"
    yield f"{tally.right}/{tally.extracted}" if tally.extracted else table.NONE


def _shares(report: Report) -> Iterator[str]:
    yield "<h2>Fields, links and text</h2><table><tbody>"
    for name, share in sorted(table.shares_of(report).items()):
        yield _row((name, table.shown(share.value), f"{share.right}/{share.total}"))
    yield f"</tbody></table><p>Citations that do not match their document: {report.broken_citations}.</p>"


def _differences(differences: Iterable[Difference]) -> Iterator[str]:
    by_kind: dict[str, list[Difference]] = {}
    for difference in differences:
        by_kind.setdefault(difference.kind, []).append(difference)
    yield "<h2>Missed (−) and not labelled (+)</h2>"
    for kind, found in by_kind.items():
        yield f"<details><summary>{escape(kind)} ({len(found)})</summary><ul>"
        for one in found:
            sign = "−" if one.is_missed else "+"
            yield f'<li>{sign} {escape(one.file)}: <span dir="auto">{escape(" ".join(one.text.split()))}</span></li>'
        yield "</ul></details>"
