"""Write docs/accuracy.md from what is measured now: `python measures/accuracy_page.py`.

The labelled sets differ in how well they are known to whoever wrote the rules. A large difference between them means
that rules were fitted to documents.
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
READ = ("read_once", "unread", "third_read")
KINDS = ("event", "person", "organisation", "statement", "recommendation", "programme", "instrument")
LANGUAGES = {"ar": "Arabic", "fr": "French", "en": "English"}

HEAD = """# Accuracy

<!-- Written by measures/accuracy_page.py: do not edit. -->

How often Marsad is right, measured with `marsad evaluate` on documents that we wrote and labelled. They differ in how
well we know them, and that is what to look at first:

- **unread**: {unread} documents (`examples/unseen/third_unread.json`), written and labelled on 23 November 2026 by
  somebody who had not looked at the rules. Nobody has read their errors: expect this of documents of others;
- **read once**: {read_once} more by the same and three other writers. What was wrong and missing in them was read, and
  mended by class;
- **set aside** and **open**: the two halves of the {known} older examples. The open half was looked at while rules were
  written; the other was drawn at random before anything was measured, but its labels were corrected after seeing what
  was found, its missed events, programmes and instruments were listed once, and what read wrongly in reports made of
  both halves was mended by class. Both are documents that we know.

All are of our own hand, which flatters: nobody writes quite like others.

Read a precision of .90 as: of ten facts that Marsad shows, nine are right; a recall of .80 as: of ten that a
careful reader finds, Marsad finds eight. A statement counts only with its speaker. What counts as found stands at
the head of `src/marsad/evaluation/matching.py`.
"""

CONFIDENCE = """
## Confidence

Confidence is learnt from all labelled documents but the unread ones (`measures/train_confidence.py`) and measured on
those: the expected calibration error is {error:.3f} over {count} facts (`measures/calibration.py`). 0 means that
of facts stated at .80 four in five are right. Few facts make it large.

![Stated confidence against the share of right facts]({plot})

| kind | error | facts |
|---|---|---|
"""


def measured(chosen: Gold) -> Mapping[str, float]:
    """The figures of one set."""
    return figures(score(chosen, find(chosen)))


def confidence(gold: Gold) -> str:
    """How far stated confidence and the share of right facts lie apart, with the plot beside the page."""
    facts = list(judged(gold))
    plot(facts, PLOT)
    rows = "".join(
        f"| {kind} | {error(of):.3f} | {len(of)} |\n" for (kind,), of in sorted(grouped(facts, "kind").items())
    )
    return CONFIDENCE.format(error=error(facts), count=len(facts), plot=PLOT.name) + rows


def table(title: str, found: Mapping[str, float]) -> str:
    """One set as a table: precision and recall of each kind, F1 in each language."""
    rows = "".join(row(kind, found) for kind in KINDS)
    whole = ", ".join(
        f"{label} {shown(found, name)}"
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
        f"Shares: {whole}; citations that do not match their document: {int(found.get('broken_citations', 0))}.\n"
    )


def row(kind: str, found: Mapping[str, float]) -> str:
    """One kind as a row of the table."""
    names = [f"{kind}.precision", f"{kind}.recall", f"{kind}.f1", *(f"{kind}.{code}.f1" for code in LANGUAGES)]
    return f"| {kind} | {' | '.join(shown(found, name) for name in names)} |\n"


def shown(found: Mapping[str, float], name: str) -> str:
    """A share as papers print it: .87, 1.0, or a dash when nothing could be measured."""
    return f"{found[name]:.2f}".removeprefix("0") if name in found else "–"


def main() -> None:
    """Measure all sets and write the page."""
    known = load_gold(TOP / "examples")
    set_aside = frozenset((TOP / "examples" / "set_aside.txt").read_text(encoding="utf-8").split())
    unread = load_gold(TOP / "examples" / "unseen" / "third_unread.json")
    parts = [load_gold(TOP / "examples" / "unseen" / f"{name}.json") for name in READ]
    read_once = Gold(documents=tuple(one for part in parts for one in part.documents), links=(), digest="")
    sets = {
        "Unread": unread,
        "Read once": read_once,
        "Set aside": known.chosen(only=set_aside),
        "Open": known.chosen(without=set_aside),
    }
    counts = {"unread": len(unread.documents), "read_once": len(read_once.documents), "known": len(known.documents)}
    page = HEAD.format(**counts) + "".join(table(title, measured(gold)) for title, gold in sets.items())
    PAGE.write_text(page + confidence(unread), encoding="utf-8")
    print(f"Wrote {PAGE}")


if __name__ == "__main__":
    main()
