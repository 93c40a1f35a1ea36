"""Trains and measures the Arabic name model (persons, bodies, places): a linear-chain CRF over words.

Usage:
    train_names.py lexicon OUT.tsv                             name words, from the data of arabic-name-romanizer
    train_names.py train OUT.crfsuite TRAIN.txt... [--test TEST.txt...]
    train_names.py test MODEL.crfsuite TEST.txt...

Files hold a word and its labels a line, an empty line between sentences (CoNLL); nested labels (Wojood) are flattened:
bodies before persons before places. Scores are of whole names, exact edges.
"""

import argparse
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pycrfsuite

from marsad.extraction.names_features import features
from marsad.language.normalise import fold

KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
ORDER = ("ORG", "PER", "LOC")
OPTIONS = {"c1": 0.1, "c2": 0.02, "max_iterations": 80, "feature.minfreq": 2, "feature.possible_transitions": True}
OFTEN = 3  # a name word must be told of so often
Sentence = tuple[list[str], list[str]]


def flat(labels: Sequence[str]) -> str:
    """One label of several: the kind that comes first in the order, begun or gone on."""
    kinds = {KINDS[tag[2:]]: tag[:2] for tag in reversed(labels) if tag[2:] in KINDS}
    return next((kinds[kind] + kind for kind in ORDER if kind in kinds), "O")


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL file."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.strip("\u200f\ufeff ").split()
        if len(parts) > 1 and parts[0] != "-DOCSTART-":
            words.append(parts[0].strip("\u200f") or ".")
            labels.append(flat(parts[1:]))
        elif words:
            yield words, labels
            words, labels = [], []


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names in a sequence of labels: first word, last word, kind."""
    found, start = set(), 0
    for place, label in enumerate([*labels, "O"]):
        if place and labels[place - 1] != "O" and label != "I-" + labels[place - 1][2:]:
            found.add((start, place - 1, labels[place - 1][2:]))
        if label.startswith("B-") or (label != "O" and (place == 0 or labels[place - 1][2:] != label[2:])):
            start = place
    return found


def train(out: Path, paths: Sequence[Path]) -> None:
    """Train a model on files of labelled sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(OPTIONS)
    for path in paths:
        for words, labels in sentences(path):
            trainer.append(features(words), labels)
    trainer.train(str(out))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def test(model: Path, paths: Sequence[Path]) -> None:
    """Print precision, recall and F1 of whole names by kind, for each file."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    for path in paths:
        right, said, true = Counter[str](), Counter[str](), Counter[str]()
        for words, labels in sentences(path):
            gold, found = spans(labels), spans(tagger.tag(features(words)))
            right.update(kind for *_, kind in gold & found)
            said.update(kind for *_, kind in found)
            true.update(kind for *_, kind in gold)
        for kind in ORDER:
            precision, recall = right[kind] / max(said[kind], 1), right[kind] / max(true[kind], 1)
            score = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{path.name:14} {kind} P {precision:.3f} R {recall:.3f} F1 {score:.3f} ({true[kind]} names)")


def lexicon(out: Path) -> None:
    """Write the words of Arabic names and whether they are given (g), family (f) or both (b)."""
    database = files("arabic_name_romanizer").joinpath("resources", "names.sqlite3")
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    with closing(sqlite3.connect(str(database))) as connection:
        for word, role, count in connection.execute("select arabic_key, role, count from units"):
            roles[fold(word)][role] += count
    lines = ["# source: arabic-name-romanizer 0.2 (MIT; names from Wikidata, CC0, and others named in its notices)"]
    for word, counted in sorted(roles.items()):
        if counted.total() >= OFTEN and " " not in word and len(word) > 1:
            given, family = counted["given"], counted["surname"]
            kind = "b" if min(given, family) * 4 >= max(given, family) else ("g" if given > family else "f")
            lines.append(f"{word}\t{kind}")
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{out}: {len(lines) - 1} words")


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["lexicon", "train", "test"])
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path, nargs="*")
    parser.add_argument("--test", type=Path, nargs="*", default=[])
    chosen = parser.parse_args()
    if chosen.what == "lexicon":
        lexicon(chosen.model)
    elif chosen.what == "train":
        train(chosen.model, chosen.data)
        test(chosen.model, chosen.test)
    else:
        test(chosen.model, chosen.data)


if __name__ == "__main__":
    main()
