"""Write docs/accuracy.md from what is measured now: `python measures/accuracy_page.py`.

The examples stand in two halves: one that was looked at while rules were written, and one that was set aside before.
A large difference between the halves means that rules were fitted to documents.
"""

from collections.abc import Mapping
from pathlib import Path

from calibration import error, grouped, judged, plot

from marsad.evaluation.chain import find
from marsad.evaluation.figures import figures
from marsad.evaluation.gold import Gold, load_gold
from marsad.evaluation.score import score

TOP = Path(__file__).parents[1]
PAGE = TOP / "docs" / "accuracy.md"
PLOT = TOP / "docs" / "reliability.svg"
KINDS = ("event", "person", "organisation", "statement", "recommendation", "programme", "instrument")
LANGUAGES = {"ar": "Arabic", "fr": "French", "en": "English"}

HEAD = """# Accuracy

<!-- Written by measures/accuracy_page.py: do not edit. -->

How often Marsad is right, measured with `marsad evaluate` on the {count} documents of `examples/` that we wrote
and labelled. They stand in two halves: the *open* one was looked at while rules were written; the *set-aside* one
was drawn at random before anything was measured, and its misses were not looked at while rules were written, but
for four things: labels of both halves were corrected once after seeing what was found; the titles and menus of
three set-aside texts were described to whoever mended the reading of pasted text; the events, programmes and
instruments that were missed in both halves were listed once while rules for them were written (22 November 2026);
and what read wrongly in reports made of both halves was mended by class (23 November), recommendations most of all.
So the halves hardly differ in kind any more: read both as documents that we know.
Both halves are of our own hand; on documents of others expect less.

Read a precision of .90 as: of ten facts that Marsad shows, nine are right; a recall of .80 as: of ten that a
careful reader finds, Marsad finds eight. A statement counts only with its speaker. What counts as found stands at
the head of `src/marsad/evaluation/matching.py`.
"""

CONFIDENCE = """
## Confidence

Expected calibration error of the confidence that facts state, on the set-aside half: {error:.3f} over {count} facts
(`measures/calibration.py`). 0 means that of facts stated at .80 four in five are right. Few facts make it large.

![Stated confidence against the share of right facts]({plot})

| kind | error | facts |
|---|---|---|
"""


def half(chosen: Gold) -> Mapping[str, float]:
    """The figures of one half."""
    return figures(score(chosen, find(chosen)))


def confidence(gold: Gold) -> str:
    """How far stated confidence and the share of right facts lie apart, with the plot beside the page."""
    facts = list(judged(gold))
    plot(facts, PLOT)
    rows = "".join(
        f"| {kind} | {error(of):.3f} | {len(of)} |\n" for (kind,), of in sorted(grouped(facts, "kind").items())
    )
    return CONFIDENCE.format(error=error(facts), count=len(facts), plot=PLOT.name) + rows


def table(title: str, measured: Mapping[str, float]) -> str:
    """One half as a table: precision and recall of each kind, F1 in each language."""
    rows = "".join(row(kind, measured) for kind in KINDS)
    whole = ", ".join(
        f"{label} {shown(measured, name)}"
        for name, label in (
            ("clean_text", "clean text"),
            ("language", "language"),
            ("links", "links joined"),
            ("links.apart", "kept apart"),
            ("recommendation.formal_recall", "recall of formal recommendations and commitments"),
        )
    )
    heads = " | ".join(f"F1 {name}" for name in LANGUAGES.values())
    return (
        f"\n## {title}\n\n| kind | precision | recall | F1 | {heads} |\n|---|---|---|---|---|---|---|\n{rows}\n"
        f"Shares: {whole}; citations that do not match their document: {int(measured.get('broken_citations', 0))}.\n"
    )


def row(kind: str, measured: Mapping[str, float]) -> str:
    """One kind as a row of the table."""
    names = [f"{kind}.precision", f"{kind}.recall", f"{kind}.f1", *(f"{kind}.{code}.f1" for code in LANGUAGES)]
    return f"| {kind} | {' | '.join(shown(measured, name) for name in names)} |\n"


def shown(measured: Mapping[str, float], name: str) -> str:
    """A share as papers print it: .87, 1.0, or a dash when nothing could be measured."""
    return f"{measured[name]:.2f}".removeprefix("0") if name in measured else "–"


if __name__ == "__main__":
    labelled = load_gold(TOP / "examples")
    set_aside = frozenset((TOP / "examples" / "set_aside.txt").read_text(encoding="utf-8").split())
    page = HEAD.format(count=len(labelled.documents))
    aside = labelled.chosen(only=set_aside)
    page += table("Set aside", half(aside))
    page += table("Open", half(labelled.chosen(without=set_aside)))
    page += confidence(Gold(documents=aside.documents, links=(), digest=""))
    PAGE.write_text(page, encoding="utf-8")
    print(f"Wrote {PAGE}")
