"""Learns what a rule's own confidence is worth, kind by kind, from labelled documents.

Usage: train_confidence.py GOLD... writes `src/marsad/extraction/calibration.toml`.

A logistic regression over all facts: a number for each kind, one for each of its languages and rules, and one that the
log-odds stated by the rule are multiplied with. Those of languages and rules are held near 0 (ridge), so that a rule
seen five times moves little. Measure the outcome on other documents, with `measures/calibration.py`.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from calibration import Judged, judged
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from marsad.evaluation.gold import Gold, load_gold
from marsad.extraction import confidence
from marsad.extraction.confidence import log_odds

TARGET = Path("src/marsad/extraction/calibration.toml")
OF_KIND, OF_PART = 2.2, 0.6  # how freely a weight may move: the roots of how little it is held back


def seen(fact: Judged) -> dict[str, float]:
    """A fact as the regression sees it: names are kind, part and value."""
    return {
        f"{fact.kind} base": OF_KIND,
        f"{fact.kind} stated": OF_PART * log_odds(fact.stated),
        f"{fact.kind} language {fact.language}": OF_PART,
        f"{fact.kind} rule {fact.rule}": OF_PART,
    }


def learnt(facts: list[Judged]) -> Mapping[str, Mapping[str, float | dict[str, float]]]:
    """The weights of each kind, as `extraction.confidence` reads them."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([seen(fact) for fact in facts])
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=2000).fit(matrix, [fact.right for fact in facts])
    tables: dict[str, dict[str, float | dict[str, float]]] = defaultdict(dict)
    for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        kind, part, *value = name.split()
        worth = round(float(weight) * (OF_KIND if part == "base" else OF_PART), 2)
        if value:
            tables[kind].setdefault(part, {})[value[0]] = worth  # type: ignore[index]
        else:
            tables[kind][part] = worth
    return tables


def written(tables: Mapping[str, Mapping[str, float | dict[str, float]]], count: int) -> str:
    """The table as TOML."""
    lines = [f"# Written by measures/train_confidence.py from {count} labelled facts: do not edit. In log-odds."]
    for kind, table in sorted(tables.items()):
        lines.append(f"\n[{kind}]")
        for part, worth in sorted(table.items(), key=lambda pair: isinstance(pair[1], dict)):
            lines.append(f"{part} = {inline(worth) if isinstance(worth, dict) else worth}")
    return "\n".join(lines) + "\n"


def inline(table: Mapping[str, float]) -> str:
    """A table on one line of TOML."""
    return "{ " + ", ".join(f"{name} = {number}" for name, number in sorted(table.items())) + " }"


def main() -> None:
    """Read the labelled folders, learn, write."""
    with patch.object(confidence, "calibration", dict):  # what the rules state themselves
        golds = [load_gold(Path(place)) for place in sys.argv[1:]]
        facts = [fact for gold in golds for fact in judged(Gold(documents=gold.documents, links=(), digest=""))]
    TARGET.write_text(written(learnt(facts), len(facts)), encoding="utf-8")
    print(f"Wrote {TARGET} from {len(facts)} facts")


if __name__ == "__main__":
    main()
