"""Names of bodies in two languages: learns the model `organisation_names`, or measures it.

Usage: organisation_names.py ROR_NAMES.csv [--fit]

The table is drawn from the Research Organization Registry (CC0): ror_id, country, status, lang, type, name. Each name
is set against its own translation and against the three nearest translations of bodies of its country. Half of the
bodies (by the digest of their id) teach, the other half measures.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.organisation_names import name_scores
from marsad.linking.comparisons.translated import proper_words
from marsad.linking.models import model

LANGUAGES = ("ar", "fr", "en")
NEAREST = 3
SAMPLE = 250  # bodies for each two languages
Row = tuple[dict[str, float], bool]
Body = tuple[str, dict[str, str]]  # country, one name for each language


def bodies(path: Path, *, teach: bool) -> list[Body]:
    """Bodies with names in at least two of the languages."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    country: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["lang"] in LANGUAGES and "label" in row["type"]:
                names[row["ror_id"]].setdefault(row["lang"], row["name"])
                country[row["ror_id"]] = row["country"]
    chosen = (ror for ror in sorted(names) if (sha256(ror.encode()).digest()[0] < 128) is teach)
    return [(country[ror], names[ror]) for ror in chosen if len(names[ror]) > 1]


def rows(found: Sequence[Body]) -> Iterator[Row]:
    """Features of true pairs and of hard false ones."""
    meanings = Meanings(default_encoder())
    for one, other in (("ar", "en"), ("ar", "fr"), ("fr", "en")):
        both = [(country, names[one], names[other]) for country, names in found if one in names and other in names]
        both = both[:SAMPLE]
        meanings.add(text for _, *told in both for name in told for text in (name, *proper_words(name)))
        cosines = meanings.vectors([b[1] for b in both]) @ meanings.vectors([b[2] for b in both]).T
        for i, (country, name, _) in enumerate(both):
            wrong = [
                j for j in np.argsort(-cosines[i]) if j != i and both[j][0] == country and both[j][2] != both[i][2]
            ]
            for j in (i, *wrong[:NEAREST]):
                scores = name_scores(name, both[j][2], meanings)
                if scores:
                    yield {score.name: score.value for score in scores}, i == j


def fit(told: Sequence[Row]) -> None:
    """Print the weights that these pairs teach."""
    names = sorted({name for features, _ in told for name in features})
    table = [[features.get(name, 0.0) for name in names] for features, _ in told]
    learned = LogisticRegression(C=3, max_iter=2000).fit(table, [truth for _, truth in told])
    print(f"bias = {learned.intercept_[0]:.2f}")
    for name, weight in zip(names, learned.coef_[0], strict=True):
        print(f"{name} = {weight:.2f}")


def measure(told: Sequence[Row]) -> None:
    """Print precision and recall at a few thresholds."""
    scored = [(model("organisation_names").probability(features), truth) for features, truth in told]
    print(f"{sum(truth for _, truth in scored)} true pairs, {sum(not truth for _, truth in scored)} hard false ones")
    for threshold in (0.5, 0.7, 0.9):
        kept = [truth for value, truth in scored if value >= threshold]
        recall = sum(kept) / sum(truth for _, truth in scored)
        print(f"from {threshold}: precision {sum(kept) / max(1, len(kept)):.3f}, recall {recall:.3f}")


def main() -> None:
    """Measure, or learn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    told = list(rows(bodies(options.table, teach=options.fit)))
    (fit if options.fit else measure)(told)


if __name__ == "__main__":
    main()
