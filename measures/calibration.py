"""Measure whether the confidence of facts says how often they are right.

Usage: calibration.py GOLD... [--only FILE] [--without FILE] [--plot OUT.svg]

Expected calibration error (Naeini and others, 2015): facts are sorted into ten bins by stated confidence; the
difference between what a bin states and what was right in it is averaged, weighed by the facts in it. Few facts err by
chance alone, so each error stands beside those of confidences that are exactly true (consistency resampling, Bröcker
and Smith, 2007): their mean, and what 95 of 100 stay below. An error above the latter is no chance.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import vl_convert

from marsad.evaluation.chain import find
from marsad.evaluation.commands import names_in
from marsad.evaluation.gold import Gold, load_gold
from marsad.evaluation.matching import MATCHERS, match

BINS = 10
DRAWS = 400  # times that chance is tried
Group: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A fact as far as calibration goes."""

    kind: str
    language: str
    rule: str
    stated: float
    right: bool


def judged(gold: Gold) -> Iterator[Judged]:
    """Every fact of the documents whose list of its kind is complete."""
    findings = find(gold)
    for document in gold.documents:
        analysis = findings.analyses.get(document.file)
        for kind in MATCHERS if analysis else ():
            if f"{kind}s" in (document.labels.get("non_exhaustive") or ()):
                continue
            facts = analysis.facts_of(kind) if analysis else ()
            hits = match(kind, list(document.labels.get(f"{kind}s") or ()), facts)
            right = {place for places in hits for place in places}
            for place, fact in enumerate(facts):
                yield Judged(
                    kind=str(kind),
                    language=fact.language,
                    rule=fact.rule,
                    stated=fact.confidence,
                    right=place in right,
                )


def grouped(facts: Iterable[Judged], *names: str) -> dict[Group, list[Judged]]:
    """Facts by the values of some of their attributes."""
    found: dict[Group, list[Judged]] = defaultdict(list)
    for fact in facts:
        found[tuple(str(getattr(fact, name)) for name in names)].append(fact)
    return found


def binned(facts: Iterable[Judged]) -> list[tuple[float, float, int]]:
    """For each bin with facts in it: mean stated confidence, share of right facts, number of facts."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for fact in facts:
        bins[min(int(fact.stated * BINS), BINS - 1)].append(fact)
    return [
        (sum(f.stated for f in found) / len(found), sum(f.right for f in found) / len(found), len(found))
        for _, found in sorted(bins.items())
    ]


def error(facts: Sequence[Judged]) -> float:
    """The expected calibration error, 0 to 1."""
    return sum(abs(stated - right) * number for stated, right, number in binned(facts)) / len(facts)


def by_chance(facts: Sequence[Judged]) -> tuple[float, float]:
    """The error of confidences that are exactly true, of as many facts: mean, and the highest of 95 in 100."""
    dice = random.Random(len(facts))  # noqa: S311 - no secret
    drawn = sorted(error([replace(f, right=dice.random() < f.stated) for f in facts]) for _ in range(DRAWS))
    return sum(drawn) / DRAWS, drawn[int(0.95 * DRAWS)]


def plot(facts: Sequence[Judged], out: Path) -> None:
    """Draw stated confidence against the share of right facts; the size of a dot is the number of facts."""
    values = [{"stated": s, "right": r, "facts": n} for s, r, n in binned(facts)]
    scale = {"domain": [0, 1]}
    dots = {
        "data": {"values": values},
        "mark": {"type": "circle", "opacity": 0.9},
        "encoding": {
            "x": {"field": "stated", "type": "quantitative", "scale": scale, "title": "stated confidence"},
            "y": {"field": "right", "type": "quantitative", "scale": scale, "title": "share of right facts"},
            "size": {"field": "facts", "type": "quantitative", "title": "facts"},
        },
    }
    ideal = {
        "data": {"values": [{"x": 0, "y": 0}, {"x": 1, "y": 1}]},
        "mark": {"type": "line", "strokeDash": [4, 4], "color": "gray"},
        "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}},
    }
    spec = {"width": 320, "height": 320, "background": "white", "layer": [ideal, dots]}
    out.write_text(vl_convert.vegalite_to_svg(spec), encoding="utf-8")


def check(facts: Sequence[Judged]) -> None:
    """Print the error over all, by kind, and by kind and language, beside what chance alone gives."""
    _tell("all", facts)
    for names in (("kind",), ("kind", "language")):
        for group, found in sorted(grouped(facts, *names).items()):
            _tell(" ".join(group), found)


def _tell(group: str, facts: Sequence[Judged]) -> None:
    mean, most = by_chance(facts)
    found = error(facts)
    mark = "no chance" if found > most else ""
    print(f"{group:24} ECE {found:.3f}  by chance {mean:.3f}, below {most:.3f}  {mark:9} ({len(facts)} facts)")


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path, nargs="+")
    parser.add_argument("--only", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--plot", type=Path)
    chosen = parser.parse_args()
    parts = [
        load_gold(place).chosen(only=names_in(chosen.only), without=names_in(chosen.without)) for place in chosen.places
    ]
    facts = [fact for gold in parts for fact in judged(Gold(documents=gold.documents, links=(), digest=""))]
    check(facts)
    if chosen.plot:
        plot(facts, chosen.plot)


if __name__ == "__main__":
    main()
