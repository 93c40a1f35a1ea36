"""Trains the weights that tell main text from the rest of a pasted page, on pages of which every line is known.

Usage: train_boilerplate.py PAGES WEIGHTS_JSON
PAGES is a copy of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, MIT), of which
only the half that is not held out is used; the pages of `written_pages` are the rest, each language with equal weight.
Prints the precision and recall of lines that the rules leave open, cross-validated by page, for several thresholds.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from reading_articles import is_held_out
from reading_lines import Labelled, rendered
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from written_pages import LANGUAGES
from written_pages import pages as written_pages

from marsad.reading.boilerplate.features import NAMES, PROSE, features
from marsad.reading.boilerplate.lines import by_rule

_WRITTEN = 120  # pages of each language
_GOOD = 3.0  # a good line lost costs as much as three others kept
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def training_pages(folder: Path) -> Iterator[Labelled]:
    """The benchmark's pages that may be trained on, and written ones."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth):
        if not is_held_out(name):
            html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            page = rendered(name, html, truth[name]["articleBody"])
            if page is not None:
                yield page
    for language in LANGUAGES:
        for number, page in enumerate(written_pages(language, 0, _WRITTEN)):
            yield Labelled(name=f"{language} {number}", lines=page.lines, good=page.good)


def main() -> None:
    """Train and write the weights."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    rows, labels, groups, weights = [], [], [], []
    for number, page in enumerate(training_pages(folder)):
        kept = [(line, good) for line, good in zip(page.lines, page.good, strict=True) if line.strip()]
        texts = [line for line, _ in kept]
        reasons = by_rule(texts)
        for row, reason, (_, good) in zip(features(texts, reasons), reasons, kept, strict=True):
            is_prose = row[0] >= np.log1p(PROSE) and row[2] > 0
            if good is not None and not reason and not is_prose:  # what the model is asked of
                rows.append(row)
                labels.append(not good)
                groups.append(number)
                weights.append((_GOOD if good else 1.0) / len(texts) ** 0.5)
    x, y, weight = np.array(rows), np.array(labels), np.array(weights)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    fit = {"logisticregression__sample_weight": weight}
    chance = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(5), method="predict_proba", params=fit)[:, 1]
    report(chance, y)
    model.fit(x, y, **fit)
    target.write_text(json.dumps(_said(model), indent=2) + "\n", encoding="utf-8")


def report(chance: np.ndarray, outside: np.ndarray) -> None:
    """Print what each threshold would leave out of the lines that the rules leave open."""
    for threshold in THRESHOLDS:
        out = chance > threshold
        kept, gone = (~out & ~outside).sum() / (~outside).sum(), (out & outside).sum() / outside.sum()
        counts = f"of {(~outside).sum()} and {outside.sum()}"
        print(f"above {threshold}: good lines kept {kept:.3f}, others out {gone:.3f}, {counts}")


def _said(model: object) -> dict[str, object]:
    scaler, regression = model.named_steps["standardscaler"], model.named_steps["logisticregression"]
    slopes = regression.coef_[0] / np.where(scaler.scale_ == 0, 1, scaler.scale_)
    intercept = regression.intercept_[0] - float(slopes @ scaler.mean_)
    weights = {"intercept": intercept, **dict(zip(NAMES, slopes, strict=True))}
    source = (
        "measures/train_boilerplate.py: half of the article extraction benchmark (MIT) and pages written by a script"
    )
    return {"source": source, "weights": {name: round(float(value), 4) for name, value in weights.items()}}


if __name__ == "__main__":
    main()
