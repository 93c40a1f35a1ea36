"""Measures the passages that are proposed as evidence of progress: `python measures/progress.py [--fit]`.

Reads the examples and the documents of `examples/progress`, with their labelled pairs (recommendation, passage, whether
it shows progress). A recommendation belongs to the half that is set aside when the hash of its name is odd: those are
looked at only to report. Of each recommendation the first three passages proposed count; one that nobody labelled is
counted as wrong.
`--fit` fits the weights again on the open half and prints them.
"""

import argparse
import hashlib
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import django
import numpy as np

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
django.setup()

from marsad.authority import places  # noqa: E402
from marsad.extraction.recommendations_fields import themes_of  # noqa: E402
from marsad.followup.logic.origins import city_name  # noqa: E402
from marsad.followup.logic.progress import Line, Paper, Said, confidence, least_confidence, weighed  # noqa: E402
from marsad.language.encoder import default_encoder  # noqa: E402
from marsad.language.normalise import fold  # noqa: E402
from marsad.pipeline.outcomes import Result  # noqa: E402
from marsad.pipeline.steps import process  # noqa: E402
from marsad.records import FactKind  # noqa: E402
from marsad.sources import originals  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDERS = (EXAMPLES / "documents", EXAMPLES / "progress" / "documents")
FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair that was weighed: a recommendation by name, a passage, its features, and what the label says."""

    name: str
    place: tuple[str, int]
    features: Mapping[str, float]
    shows: bool

    @property
    def is_set_aside(self) -> bool:
        """Whether its recommendation is in the half that nobody looks at."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 1


def paper_of(result: Result) -> Paper:
    """A document as the search for progress takes it."""
    document = result.analysis.document
    advice = [(f.citation.start, f.citation.end) for f in result.analysis.facts_of(FactKind.RECOMMENDATION)]
    said, vectors, reached = [], [], -1
    for passage, vector in zip(result.passages, result.vectors, strict=True):
        if passage.end <= reached:
            continue
        reached = passage.end
        text = document.text[passage.start : passage.end]
        said.append(
            Said(
                document=document.id,
                start=passage.start,
                end=passage.end,
                text=text,
                language=passage.language,
                is_advice=any(start < passage.end and passage.start < end for start, end in advice),
                themes=frozenset(themes_of(text, passage.language)),
            )
        )
        vectors.append(vector)
    stacked = np.asarray(vectors, dtype=np.float32)
    return Paper(
        id=document.id, published=document.published, text=document.text, sentences=tuple(said), vectors=stacked
    )


def names_of(result: Result) -> dict[str, str]:
    """The names of the city of a document's event, as the register has them."""
    events = [fact.fields for fact in result.analysis.facts_of(FactKind.EVENT)]
    cities = [str(one["city"]) for one in events if one.get("city") and one.get("status") in ("held", "announced")]
    wanted = city_name(cities[0]) if cities else ""
    known = [place for place in places.all_places().values() if wanted and wanted in place.names.get("en", ())]
    names = {name for place in known for some in place.names.values() for name in some}
    return {fold(name): name for name in sorted(names)}


def lines_of(results: Mapping[str, Result]) -> dict[int, tuple[str, Line]]:
    """Every recommendation of the examples: the register in which the right one must be found."""
    found: dict[int, tuple[str, Line]] = {}
    for file, result in results.items():
        document, names = result.analysis.document, names_of(result)
        for fact in result.analysis.facts_of(FactKind.RECOMMENDATION):
            text = str(fact.fields["text"])
            line = Line(
                key=len(found),
                text=text,
                language=fact.language,
                vector=default_encoder().encode([text])[0],
                made_on=document.published,
                documents=frozenset([document.id]),
                names=names,
                themes=frozenset(fact.fields.get("themes") or ()),
            )
            found[line.key] = (file, line)
    return found


def pairs_of(labels: Mapping[str, object], results: Mapping[str, Result], own: frozenset[str]) -> Iterator[Pair]:
    """All pairs of a labelled recommendation and a passage that were weighed at all."""
    papers = {file: paper_of(result) for file, result in results.items()}
    lines = lines_of({file: result for file, result in results.items() if file in own})
    named = {}
    for name, about in labels["recommendations"].items():  # type: ignore[attr-defined]
        for key, (file, line) in lines.items():
            if file == about["file"] and about["text"] in line.text:
                named[key] = name
    shows: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for pair in labels["pairs"]:  # type: ignore[attr-defined]
        paper = papers[pair["file"]]
        places_found = [one.start for one in paper.sentences if pair["words"] in one.text]
        if pair["shows"]:
            shows[pair["recommendation"]].update((paper.id, start) for start in places_found)
    for paper in papers.values():
        for line, said, signs in weighed(paper, [line for _, line in lines.values()]):
            if line.key in named:
                name, place = named[line.key], (paper.id, said.start)
                yield Pair(name=name, place=place, features=signs.features, shows=place in shows[name])


def precision(pairs: list[Pair], *, aside: bool) -> tuple[int, int, int]:
    """How many of the first three are right, how many there are, and for how many recommendations."""
    by_name: dict[str, list[tuple[float, tuple[str, int], bool]]] = defaultdict(list)
    for pair in pairs:
        sure = confidence(pair.features)
        if pair.is_set_aside == aside and sure >= least_confidence():
            by_name[pair.name].append((-sure, pair.place, pair.shows))
    first = [shows for some in by_name.values() for _, _, shows in sorted(some)[:FIRST]]
    return sum(first), len(first), len(by_name)


def fit(pairs: list[Pair]) -> None:
    """Fit the weights on the open half and print them."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a tool of development

    kept = [pair for pair in pairs if not pair.is_set_aside]
    names = list(kept[0].features)
    model = LogisticRegression(max_iter=5000).fit(
        [[pair.features[name] for name in names] for pair in kept], [pair.shows for pair in kept]
    )
    print(f"constant = {model.intercept_[0]:.2f}")
    for name, weight in zip(names, model.coef_[0], strict=True):
        print(f"{name} = {weight:.2f}")


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    asked = parser.parse_args()
    labels = json.loads((EXAMPLES / "progress" / "pairs.json").read_text("utf-8"))
    results = {item.file: process(item) for folder in FOLDERS for item in originals(folder)}  # type: ignore[union-attr]
    own = frozenset(path.name for path in FOLDERS[0].iterdir())
    pairs = list(pairs_of(labels, results, own))
    if asked.fit:
        fit(pairs)
    total = sum(pair["shows"] for pair in labels["pairs"])
    print(f"{len(labels['pairs'])} labelled pairs, {total} of them show progress; {len(pairs)} pairs weighed")
    for aside, name in ((False, "open half"), (True, "set aside")):
        right, first, recommendations = precision(pairs, aside=aside)
        whole = right / first if first else 0.0
        print(f"{name}: precision@{FIRST} {whole:.3f} ({right} of {first}, for {recommendations} recommendations)")


if __name__ == "__main__":
    sys.exit(main())
