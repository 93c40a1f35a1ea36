"""How much a line is worded like the furniture of pages, by its words and letters alone: a linear model, trained.

A line is the set of its words, its pairs of neighbouring words, and the runs of two to four letters in them, so that
labels that nobody listed are known by their likeness to others. Each is one of so many columns, by a checksum; words
and letters count alike. The weights, `wording.json`, are made by `measures/train_boilerplate.py`.
"""

import json
import math
import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

from marsad.language.characters import DIGITS
from marsad.language.normalise import fold
from marsad.language.words import word_texts

COLUMNS = 1 << 13  # of words, and as many of letters
_WORDS = 40  # of a line that are looked at
_LETTERS = 120  # characters of a line that are looked at
_LABEL = 4  # words; in so short a line each word says more
_RUNS = (2, 3, 4)  # letters
_FIGURE = re.compile(f"[{DIGITS}]")


def wording(texts: Sequence[str]) -> list[float]:
    """The log-odds that each line is furniture, by its wording; 0 says nothing."""
    weights, scale, start = _weights()
    return [start + scale * _sum(weights, text) for text in texts]


def columns(text: str) -> tuple[list[int], list[int]]:
    """The columns of a line's words, and those of its letters."""
    plain = _FIGURE.sub("0", fold(text))
    words = {crc32(said.encode()) % COLUMNS for said in _words(word_texts(plain))}
    letters = frozenset[int]().union(*map(_letters, " ".join(plain.split())[:_LETTERS].split(" ")))
    return sorted(words), sorted(letters)


def shares(text: str) -> Iterator[tuple[int, float]]:
    """Each column of a line with its value, such that its words together and its letters together have length one."""
    for found in columns(text):
        for column in found:
            yield column, 1 / math.sqrt(len(found))


def _words(said: Sequence[str]) -> Iterator[str]:
    few = said[:_WORDS]
    yield from few
    yield from (f"{one} {other}" for one, other in pairwise(["^", *few, "$"]))
    if len(said) <= _LABEL:
        yield from (f"label {word}" for word in said)
        yield f"label {' '.join(said)}"


@lru_cache(maxsize=20_000)
def _letters(word: str) -> frozenset[int]:
    """The columns of a word's runs of letters, its edges among them."""
    edged = f" {word} "
    runs = (edged[i : i + length] for length in _RUNS for i in range(len(edged) - length + 1))
    return frozenset(COLUMNS + crc32(run.encode()) % COLUMNS for run in runs)


def _sum(weights: Sequence[int], text: str) -> float:
    return sum(sum(weights[column] for column in found) / math.sqrt(len(found)) for found in columns(text) if found)


@cache
def _weights() -> tuple[Sequence[int], float, float]:
    said = json.loads(resources.files(__package__).joinpath("wording.json").read_text(encoding="utf-8"))
    weights = memoryview(b64decode(said["weights"])).cast("b")
    if len(weights) != 2 * COLUMNS:
        raise ValueError("wording.json has other columns: run measures/train_boilerplate.py again")
    return weights, float(said["scale"]), float(said["start"])
