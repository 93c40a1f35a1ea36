"""Names of persons across scripts, on names that stand in no list: recall at a precision of .98, beside other ways.

Usage: person_names.py FULL_NAMES.tsv [AR2EN.txt] [--size N] [--seed N] [--fit]

FULL_NAMES.tsv is the table of `arabic-name-romanizer`, AR2EN.txt single words in both scripts (google/transliteration),
of which names of two words are made. Only names are taken whose first and last part were kept from learning
(`train_letters.is_held_out`). Each true pair is set against hard false ones: the same family name, the same given name,
a brother, the father-of (كنية) of that name, and anybody. Some pairs of the table are of other names of a person
(stage names): they stay in, so no way reaches 1. `--fit` learns the weights of `models.toml` on the other half.
"""

import argparse
import importlib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from arabic_name_romanizer import Transliterator
from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression
from train_letters import Name, is_held_out, names_of

from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.person_names import features_of, similarity

PRECISION = 0.98
KUNYA = "ابو "
Way = Callable[[str, str], float]


class Case(NamedTuple):
    """Two names, and why they are not one ("" when they are)."""

    arabic: str
    latin: str
    kind: str


def chosen(names: Sequence[Name], *, held_out: bool, size: int, seed: int) -> list[Name]:
    """Names with as many parts on each side whose first and last part fall into one half."""
    fitting = [
        name
        for name in names
        if len(name.arabic_parts) == len(name.latin_parts) > 1
        and all(is_held_out(part.text) is held_out for part in (name.arabic_parts[0], name.arabic_parts[-1]))
    ]
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    return dice.sample(fitting, min(size, len(fitting)))


def cases(names: Sequence[Name], everyone: Sequence[Name], seed: int) -> Iterator[Case]:
    """Every name with its own spelling, and with up to five wrong ones."""
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    attested: dict[str, set[str]] = defaultdict(set)
    for name in everyone:
        attested[_key(name)].add(_latin_key(name))
    by_part: dict[tuple[int, str], list[Name]] = defaultdict(list)
    for name in names:
        for edge in (0, -1):
            by_part[edge, name.arabic_parts[edge].text].append(name)
    for name in names:
        yield Case(name.arabic, name.latin, "")
        for kind, edge in (("family", -1), ("given", 0)):
            others = by_part[edge, name.arabic_parts[edge].text]
            yield from _wrong(name, dice.choice(others), kind, attested)
        stranger = dice.choice(names)
        yield from _wrong(name, stranger, "anybody", attested)
        yield from _invented(name, stranger)


def _wrong(name: Name, other: Name, kind: str, attested: dict[str, set[str]]) -> Iterator[Case]:
    if _key(name) != _key(other) and _latin_key(other) not in attested[_key(name)]:
        yield Case(name.arabic, other.latin, kind)


def _invented(name: Name, stranger: Name) -> Iterator[Case]:
    """A brother with the stranger's given name, and the father of somebody who is called like this."""
    words = name.latin.split()
    if len(words) == 2 and stranger.arabic_parts[0] != name.arabic_parts[0]:
        yield Case(name.arabic, f"{stranger.latin.split()[0]} {words[1]}", "brother")
    if len(words) == 2 and not name.arabic_parts[0].kunya:
        yield Case(KUNYA + name.arabic, name.latin, "kunya")


def _key(name: Name) -> str:
    return " ".join(part.text for part in name.arabic_parts)


def _latin_key(name: Name) -> str:
    return " ".join(part.text for part in name.latin_parts)


def doubled(path: Path, size: int, seed: int) -> list[Name]:
    """Names of two words made of single ones."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    words = [(line[0], line[1].title()) for line in lines if len(line) == 2 and is_held_out(parts_text(line[0]))]
    dice = random.Random(seed)  # noqa: S311 - a sample, no secret
    made = []
    for _ in range(size):
        (one, first), (two, last) = dice.sample(words, 2)
        arabic, latin = f"{one} {two}", f"{first} {last}"
        made.append(Name(arabic, latin, parts_of(arabic), parts_of(latin)))
    return [name for name in made if len(name.arabic_parts) == len(name.latin_parts) == 2]


def parts_text(word: str) -> str:
    """A single word as it is compared."""
    return " ".join(part.text for part in parts_of(word))


def token_sort() -> Way:
    """One romanisation without its lists, words sorted."""
    romaniser = Transliterator(index_path="none")
    return lambda a, b: fuzz.token_sort_ratio(str(romaniser.transliterate(a)).casefold(), b.casefold()) / 100


def listed() -> Way:
    """One romanisation with its lists, which hold these very names: an upper bound, no peer."""
    romaniser = Transliterator()
    return lambda a, b: fuzz.token_sort_ratio(str(romaniser.transliterate(a)).casefold(), b.casefold()) / 100


def icu() -> Way | None:
    """ICU's transliteration to Latin letters, words sorted."""
    try:
        library = importlib.import_module("icu")
    except ImportError:
        return None
    latin = library.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
    return lambda a, b: fuzz.token_sort_ratio(latin.transliterate(a), latin.transliterate(b)) / 100


def nomenklatura() -> Way | None:
    """The logic of nomenklatura for names of persons (`logic-v2`)."""
    try:
        matching = importlib.import_module("nomenklatura.matching")
        model = importlib.import_module("followthemoney").model
    except ImportError:
        return None
    algorithm = matching.get_algorithm("logic-v2") or matching.get_algorithm("logic-v1")
    config = algorithm.default_config()

    def person(name: str) -> object:
        return model.get_proxy({"id": name, "schema": "Person", "properties": {"name": [name]}})

    return lambda a, b: float(algorithm.compare(person(a), person(b), config).score)


def best_recall(truth: Sequence[float], lies: Sequence[float]) -> tuple[float, float, float]:
    """The highest recall at which the precision holds: recall, precision, and the threshold."""
    descending = np.sort(np.asarray(lies))[::-1]
    found = (0.0, 0.0, 1.0)
    for threshold in sorted(set(truth), reverse=True):
        right = sum(value >= threshold for value in truth)
        wrong = int(np.searchsorted(-descending, -threshold, side="right"))
        if right / (right + wrong) >= PRECISION:
            found = (right / len(truth), right / (right + wrong), threshold)
    return found


def report(title: str, told: Sequence[Case]) -> None:
    """Print one line for each way."""
    kinds = defaultdict(int)
    for case in told:
        kinds[case.kind or "true"] += 1
    print(f"{title}: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    ways = {
        "marsad": similarity,
        "token_sort, no list": token_sort(),
        "token_sort, with the list": listed(),
        "ICU": icu(),
        "nomenklatura": nomenklatura(),
    }
    for name, way in ways.items():
        print(f"  {name:26}" + (_line(way, told) if way else "absent: install the group `peers`"))


def _line(way: Way, told: Sequence[Case]) -> str:
    begun = time.perf_counter()
    scored = [(way(case.arabic, case.latin), case.kind) for case in told]
    speed = len(told) / (time.perf_counter() - begun)
    recall, precision, threshold = best_recall([s for s, kind in scored if not kind], [s for s, kind in scored if kind])
    return f"recall {recall:.3f} at precision {precision:.3f} (threshold {threshold:.2f}), {speed:,.0f} pairs a second"


def fit(told: Sequence[Case]) -> None:
    """Print the weights that these cases teach."""
    rows = [(features_of(case.arabic, case.latin), not case.kind) for case in told]
    known = [(features, truth) for features, truth in rows if features]
    names = list(known[0][0])
    learned = LogisticRegression(C=10, max_iter=1000).fit(
        [[features[name] for name in names] for features, _ in known], [truth for _, truth in known]
    )
    print(f"bias = {learned.intercept_[0]:.3f}")
    for name, weight in zip(names, learned.coef_[0], strict=True):
        print(f"{name} = {weight:.2f}")


def main() -> None:
    """Measure, or learn."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("words", type=Path, nargs="?")
    parser.add_argument("--size", type=int, default=1500)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--seed", type=int, default=2, help="another one draws other names")
    options = parser.parse_args()
    everyone = list(names_of(options.table))
    if options.fit:
        fit(list(cases(chosen(everyone, held_out=False, size=options.size, seed=1), everyone, 1)))
        return
    names = chosen(everyone, held_out=True, size=options.size, seed=options.seed)
    report("attested names", list(cases(names, everyone, options.seed)))
    if options.words:
        made = doubled(options.words, options.size, options.seed + 1)
        report("names made of single words", list(cases(made, made, options.seed + 1)))


if __name__ == "__main__":
    main()
