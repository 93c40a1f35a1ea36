"""Trains the weights that tell main text from the rest of a pasted page, on web pages with known main text.

Usage: train_boilerplate.py PAGES WEIGHTS_JSON
PAGES is a copy of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, MIT): a folder
with `ground-truth.json` and `html/*.html.gz`. Pages are rendered to lines; a line is main text when it stands in the
article. Prints F1 of words, cross-validated by page.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from marsad.language.words import words
from marsad.reading.boilerplate.features import NAMES, PROSE, features
from marsad.reading.boilerplate.lines import by_rule
from marsad.reading.html_lines import lines_of, parse

SURE = 0.8
RULE = NAMES.index("rule")


def key(text: str) -> str:
    """A text as its words, for comparing."""
    return " ".join(word.text for word in words(text))


def page_rows(html: bytes, article: str) -> tuple[list[list[float]], list[bool], list[int]]:
    """Features, whether each line is outside the article, and its number of words."""
    tree = parse(html)
    lines = lines_of(tree) if tree is not None else []
    wanted = key(article)
    outside = [key(line) not in wanted or not key(line) for line in lines]
    return features(lines, by_rule(lines)), outside, [len(words(line)) for line in lines]


def main() -> None:
    """Train on all pages and write the weights."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    rows, labels, sizes, groups = [], [], [], []
    for number, (name, page) in enumerate(sorted(truth.items())):
        found = page_rows(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), page["articleBody"])
        rows += found[0]
        labels += found[1]
        sizes += found[2]
        groups += [number] * len(found[0])
    x, y, weight = np.array(rows), np.array(labels), np.log1p(np.array(sizes)) + 0.1
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    open_lines = x[:, RULE] == 0  # what the rules leave: the model is asked of nothing else
    fit = {"logisticregression__sample_weight": weight * np.where(open_lines, 1.0, 1e-6)}
    chance = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="predict_proba", params=fit)[:, 1]
    is_prose = (x[:, 0] >= np.log1p(PROSE)) & (x[:, 2] > 0)
    report(~x[:, RULE].astype(bool) & (is_prose | (chance <= SURE)), ~y, np.array(sizes))
    model.fit(x[open_lines], y[open_lines], logisticregression__sample_weight=weight[open_lines])
    scaler, regression = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    slopes = regression.coef_[0] / scaler.scale_
    intercept = regression.intercept_[0] - float(slopes @ scaler.mean_)
    weights = {"intercept": intercept, **dict(zip(NAMES, slopes, strict=True))}
    said = {"source": "measures/train_boilerplate.py on the article extraction benchmark (MIT), 181 pages",
            "weights": {name: round(float(value), 4) for name, value in weights.items()}}  # fmt: skip
    target.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


def report(kept: np.ndarray, good: np.ndarray, sizes: np.ndarray) -> None:
    """Print precision, recall and F1 of the words that are kept."""
    right = sizes[kept & good].sum()
    precision, recall = right / sizes[kept].sum(), right / sizes[good].sum()
    print(f"words kept: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}")


if __name__ == "__main__":
    main()
