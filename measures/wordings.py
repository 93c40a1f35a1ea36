"""Measures what the register says of wordings: `python measures/wordings.py`, on the labels of `examples/wordings/`.

`forces.tsv` has pairs of wordings of one language: was the later one softened, strengthened, or is it as strong?
`twice.tsv` has pairs of recommendations, half of them across languages: do both ask for the same? Every second pair of
each language is set aside by the hash of its first words: those are looked at only to report.
`demands.tsv` has groups of two close demands, each worded in several languages: does linking take two wordings for one
demand? Even groups are set aside. They were written by who wrote the list of concepts.
"""

import csv
import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")

import django
import numpy as np

django.setup()

from marsad.followup.logic.wording import compared  # noqa: E402
from marsad.followup.queries.overview import near  # noqa: E402
from marsad.language.encoder import default_encoder  # noqa: E402
from marsad.language.force import force_of  # noqa: E402
from marsad.linking.comparisons.meaning import Meanings  # noqa: E402
from marsad.linking.comparisons.words import content_words  # noqa: E402
from marsad.linking.models import model  # noqa: E402
from marsad.linking.threads import THRESHOLD, wording_features  # noqa: E402

LABELS = Path(__file__).parents[1] / "examples" / "wordings"
HALVES = ((False, "open half"), (True, "set aside"))


def rows_of(file: str) -> list[dict[str, str]]:
    """The labelled pairs of a file."""
    with (LABELS / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_set_aside(text: str) -> bool:
    """Whether a pair is in the half that nobody looks at."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 1


def force_found(row: dict[str, str]) -> str:
    """What the register says of a pair of wordings."""
    language = row["language"]
    return str(compared(force_of(row["before"], language), force_of(row["after"], language), ("", "")))


def print_forces(rows: Iterable[dict[str, str]], name: str) -> None:
    """How many pairs of wordings are judged as they are labelled, by language."""
    right, all_of = Counter[str](), Counter[str]()
    for row in rows:
        for group in (row["language"], "all"):
            all_of[group] += 1
            right[group] += force_found(row) == row["force"]
    told = ", ".join(f"{group} {right[group]} of {count}" for group, count in sorted(all_of.items()))
    print(f"softened or strengthened, {name}: {right['all'] / all_of['all']:.3f} ({told})")


def print_twice(rows: list[dict[str, str]], name: str) -> None:
    """Of the pairs shown as promised twice, how many are; of those that are, how many are shown."""
    first, second = (default_encoder().encode([row[name] for row in rows]) for name in ("first", "second"))
    languages = (np.array([row[f"{name}_language"] for row in rows]) for name in ("first", "second"))
    shown = near(first @ second.T, *languages).diagonal()
    labelled = [row["twice"] == "yes" for row in rows]
    right = sum(one and other for one, other in zip(shown, labelled, strict=True))
    precision, recall = right / max(sum(shown), 1), right / sum(labelled)
    print(f"promised twice, {name}: precision {precision:.3f} ({right} of {sum(shown)}), recall {recall:.3f}")


def print_demands(rows: list[dict[str, str]], name: str) -> None:
    """How many pairs of wordings are joined: of one demand, of the two demands of a group, and of two groups."""
    meanings = Meanings(default_encoder(), (t for row in rows for t in (row["text"], *content_words(row["text"]))))
    joined, pairs = Counter[str](), Counter[str]()
    for one, other in combinations(rows, 2):
        close = "close demands" if one["group"] == other["group"] else "demands of two groups"
        case = "one demand" if (one["group"], one["demand"]) == (other["group"], other["demand"]) else close
        features = dict(wording_features(_item(one), _item(other), meanings))
        pairs[case] += 1
        joined[case] += model("threads").probability(features) >= THRESHOLD
    told = ", ".join(f"{case} {joined[case]} of {count}" for case, count in sorted(pairs.items(), reverse=True))
    print(f"pairs that linking joins by their words, {name}: {told}")


def _item(row: dict[str, str]) -> Any:
    """What is compared of a recommendation."""
    return SimpleNamespace(name=row["text"], fact=SimpleNamespace(language=row["language"]))


def main() -> None:
    """Measure, and print what was found."""
    forces, twice, demands = rows_of("forces.tsv"), rows_of("twice.tsv"), rows_of("demands.tsv")
    print(f"{len(forces)} pairs of wordings and {len(twice)} pairs of recommendations are labelled")
    for aside, name in HALVES:
        print_forces((row for row in forces if is_set_aside(row["before"]) == aside), name)
    for aside, name in HALVES:
        print_twice([row for row in twice if is_set_aside(row["second"]) == aside], name)
    for aside, name in HALVES:
        print_demands([row for row in demands if (int(row["group"]) % 2 == 0) == aside], name)


if __name__ == "__main__":
    main()
