"""Trains what tells main text from the rest of a pasted page, on pages of which every line is known.

Usage: train_boilerplate.py PAGES FOLDER
PAGES is a copy of the article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, MIT), of which
only the half that is not held out is used; the pages of `written_pages`, each language with equal weight, and those of
`pages_known.txt`, as they are and mixed, are the rest.
Writes into FOLDER `wording.json`, a logistic regression on the words and letters of single lines, and `trees.json`,
small trees on what is measured of a line and its neighbours, its wording among it. What the trees see of a page's
wording comes from a regression that did not see that page.
Prints the share of good lines kept and of others out, cross-validated by site, for several thresholds; each page that
was written by hand is a site, and the mixed ones are left out of it. Set OMP_NUM_THREADS=1 on a busy machine: threads
that wait for each other take minutes.

What was tried for the sequence, and lost as many good lines as it took others at every threshold: the likeliest
sequence with a cost of .5 to 1.5 for each change between text and the rest; forward and backward sums over head, text,
insertion and foot, with the changes learnt and the trees' odds weighed .3 to 1; second trees that see what the first
ones say of the neighbours.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from mixed_pages import mixed
from reading_articles import is_held_out
from reading_lines import Labelled, by_hand, rendered
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold
from train_wording import learnt, said_apart, stored
from written_pages import LANGUAGES
from written_pages import pages as written_pages

from marsad.reading.boilerplate.features import NAMES, features
from marsad.reading.boilerplate.lines import by_rule

_WRITTEN = 60  # pages of each language
_OF_WRITTEN = 0.4  # what a written page weighs beside a real one
_BY_HAND = 4.0  # what a page written by hand weighs: few, but of the field and in its languages
_MIXED, _OF_MIXED = 720, 0.8  # pages, and what each weighs
_NO_SITE = ""  # of pages mixed of others'
_GOOD = 4.0  # a good line lost costs as much as four others kept
_FOLDS = 5
_TREES, _LEAVES = 200, 16
_SOURCE = (
    "measures/train_boilerplate.py: half of the article extraction benchmark (MIT), pages written by a script, and "
    "pages written by hand"
)
THRESHOLDS = (0.5, 0.7, 0.8, 0.85, 0.9, 0.95)


def training_pages(folder: Path) -> Iterator[tuple[Labelled, str, float]]:
    """The benchmark's pages that may be trained on, and those written for it, each with its site and its weight."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth):
        if not is_held_out(name):
            html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            page = rendered(name, html, truth[name]["articleBody"])
            if page is not None:
                yield page, urlsplit(truth[name]["url"]).netloc.removeprefix("www."), 1.0
    for language in LANGUAGES:
        for number, page in enumerate(written_pages(language, 0, _WRITTEN)):
            name = f"{language} {number}"
            yield Labelled(name=name, lines=page.lines, good=page.good), name, _OF_WRITTEN
    known = by_hand("known")
    for page in known:
        yield page, page.name, _BY_HAND
    for page in mixed(known, _MIXED):
        yield page, _NO_SITE, _OF_MIXED


def main() -> None:
    """Train, report, and write both files."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    pages = list(training_pages(source))
    whole = [(page, worth) for page, site, worth in pages if site != _NO_SITE]
    x, y, weight, site = _table(pages, said_apart(whole))
    known = np.flatnonzero(site != _NO_SITE)
    chance = np.zeros(len(y))
    for seen, apart in GroupKFold(_FOLDS).split(x[known], y[known], site[known]):
        model = _trained(x[known[seen]], y[known[seen]], weight[known[seen]])
        chance[known[apart]] = model.predict_proba(x[known[apart]])[:, 1]
    report(chance[known], y[known])
    (target / "wording.json").write_text(json.dumps(stored(learnt(whole), _SOURCE)) + "\n", encoding="utf-8")
    (target / "trees.json").write_text(json.dumps(_said(_trained(x, y, weight))) + "\n", encoding="utf-8")


def _table(
    pages: Sequence[tuple[Labelled, str, float]], wording: Callable[[Sequence[str]], list[float]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The features of all labelled lines, whether each is furniture, its weight and its site."""
    rows, labels, weights, sites = [], [], [], []
    for page, site, worth in pages:
        kept = [(line, good) for line, good in zip(page.lines, page.good, strict=True) if line.strip()]
        texts = [line for line, _ in kept]
        for row, (_, good) in zip(features(texts, by_rule(texts), wording(texts)), kept, strict=True):
            if good is not None:
                rows.append(row)
                labels.append(not good)
                weights.append(worth * (_GOOD if good else 1.0) / len(texts) ** 0.5)
                sites.append(site)
    return np.array(rows), np.array(labels), np.array(weights), np.array(sites)


def _trained(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=_TREES, max_leaf_nodes=_LEAVES, learning_rate=0.06, min_samples_leaf=30, l2_regularization=5.0,
        max_features=0.4, random_state=0,
    )  # fmt: skip
    return model.fit(x, y, sample_weight=weight)


def report(chance: np.ndarray, outside: np.ndarray) -> None:
    """Print what each threshold would leave out."""
    for threshold in THRESHOLDS:
        out = chance > threshold
        kept, gone = (~out & ~outside).sum() / (~outside).sum(), (out & outside).sum() / outside.sum()
        counts = f"of {(~outside).sum()} and {outside.sum()}"
        print(f"above {threshold}: good lines kept {kept:.3f}, others out {gone:.3f}, {counts}")


def _said(model: HistGradientBoostingClassifier) -> dict[str, object]:
    trees = [_tree(tree.nodes, 0) for (tree,) in model._predictors]  # noqa: SLF001 - the library exports no trees
    return {"source": _SOURCE, "names": NAMES, "start": float(model._baseline_prediction[0, 0]), "trees": trees}  # noqa: SLF001


def _tree(nodes: np.ndarray, place: int) -> object:
    """A leaf as its number, a fork as [feature, most that goes left, left, right]."""
    node = nodes[place]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    forks = (_tree(nodes, node["left"]), _tree(nodes, node["right"]))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 5), *forks]


if __name__ == "__main__":
    main()
