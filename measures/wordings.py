"""Measures what the register says of wordings: `python measures/wordings.py`, on the labels of `examples/wordings/`.

`forces.tsv` has pairs of wordings of one language: was the later one softened, strengthened, or is it as strong?
`twice.tsv` has pairs of recommendations, half of them across languages: do both ask for the same? Every second pair of
each language is set aside by the hash of its first words: those are looked at only to report.
"""

import csv
import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")

import django
import numpy as np

django.setup()

from marsad.followup.logic.wording import compared, force_of  # noqa: E402
from marsad.followup.queries.overview import near  # noqa: E402
from marsad.language.encoder import default_encoder  # noqa: E402

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


def main() -> None:
    """Measure, and print what was found."""
    forces, twice = rows_of("forces.tsv"), rows_of("twice.tsv")
    print(f"{len(forces)} pairs of wordings and {len(twice)} pairs of recommendations are labelled")
    for aside, name in HALVES:
        print_forces((row for row in forces if is_set_aside(row["before"]) == aside), name)
    for aside, name in HALVES:
        print_twice([row for row in twice if is_set_aside(row["second"]) == aside], name)


if __name__ == "__main__":
    main()
