"""What the Arabic name model sees of each word: its form, what lexicons say of it, and its neighbours.

Used alike when the model is trained (`measures/train_names.py`) and when it reads: a change here needs a new training.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.authority.lookup import stems
from marsad.authority.places import all_places
from marsad.authority.tables import rows, several
from marsad.language.characters import ARABIC, DIGITS, LATIN, MARKS
from marsad.language.normalise import fold

_TOKEN = re.compile(f"[{ARABIC}{MARKS}]+|[{LATIN}{MARKS}]+|[{DIGITS}]+|[^ \t\n\r#_]")
_ARABIC_LETTER = re.compile(f"[{ARABIC}]")


def tokens(text: str) -> list[tuple[int, int]]:
    """The words and marks of a sentence, by their places."""
    return [match.span() for match in _TOKEN.finditer(text)]


@cache
def grammar(kind: str) -> dict[str, Any]:
    """The grammar of persons or organisations."""
    path = files("marsad.extraction").joinpath(kind, "grammar.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def given_and_family_names() -> dict[str, str]:
    """Arabic name words, folded: "g" mostly given, "f" mostly family, "b" both; from `names/names.tsv`."""
    path = files("marsad.extraction").joinpath("names", "names.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {word: kind for word, _, kind in (line.partition("\t") for line in lines)}


def _folded(words: Sequence[str]) -> frozenset[str]:
    """Words folded, without those that are marked as everyday words."""
    return frozenset(fold(word) for word in words if not word.endswith("@"))


@cache
def _lexicons() -> dict[str, frozenset[str]]:
    """Lexicons of single folded words, by the letter that stands for them in a feature."""
    persons, bodies = grammar("persons")["ar"], grammar("organisations")["ar"]
    heads = [head for group in bodies["heads"].values() for head in group]
    adjectives = [word for row in rows("nationalities") for word in several(row["ar"])]
    return {
        "t": _folded([*persons["titles"], *persons["courtesies"]]),
        "r": _folded(persons["roles"]),
        "s": _folded(persons["stops"]),
        "l": _folded(persons["links"]),
        "h": _folded([*heads, *("ال" + head for head in heads)]),
        "p": _folded([name for place in all_places().values() for name in place.names["ar"] if " " not in name]),
        "a": _folded(adjectives),
    }


@cache
def known_as(word: str) -> str:
    """What the lexicons say of a folded word, as letters; particles are taken off when it is unknown with them."""
    for reading, cut in stems(word):
        marks = "".join(letter for letter, lexicon in _lexicons().items() if reading in lexicon)
        marks += given_and_family_names().get(reading, "")
        if marks:
            return f"{marks}{'+' if cut else ''}"
    return "-"


def _form(word: str) -> str:
    """The coarse form of a word: Arabic, Latin, figures, or the mark itself."""
    if _ARABIC_LETTER.match(word):
        return "ar"
    first = word[:1]  # a word of signs only folds to nothing
    return "num" if first.isdigit() else ("lat" if first.isalpha() else first)


def features(words: Sequence[str]) -> list[list[str]]:
    """The features of each word of a sentence, for the model."""
    folded = [fold(word) for word in words]
    known = [known_as(word) for word in folded]
    padded = ["<", "<", *folded, ">", ">"]
    marks = ["<", "<", *known, ">", ">"]
    return [_features_of(padded, marks, place + 2) for place in range(len(words))]


def _features_of(words: Sequence[str], known: Sequence[str], at: int) -> list[str]:
    """The features of the word at a place of a padded sentence."""
    word = words[at]
    found = [
        f"w={word}", f"f={_form(word)}", f"p1={word[:1]}", f"p2={word[:2]}", f"p3={word[:3]}", f"p4={word[:4]}",
        f"s1={word[-1:]}", f"s2={word[-2:]}", f"s3={word[-3:]}", f"n={min(len(word), 8)}", f"k={known[at]}",
    ]  # fmt: skip
    for step in (-2, -1, 1, 2):
        found += [f"w{step}={words[at + step]}", f"k{step}={known[at + step]}"]
    found += [f"s3-1={words[at - 1][-3:]}", f"p2+1={words[at + 1][:2]}"]
    found += [f"k-1,0={known[at - 1]},{known[at]}", f"k0,1={known[at]},{known[at + 1]}"]
    found.append(f"k-1,0,1={known[at - 1]},{known[at]},{known[at + 1]}")
    return found
