"""Any two names can be compared: they come from texts with lone strokes, marks and figures between their words."""

import random

import pytest

from marsad.linking.comparisons.name_keys import name_keys
from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.programme_names import spelled_alike
from marsad.linking.comparisons.translated import telling_words, transcribed_share, translated_share
from marsad.linking.comparisons.words import shared_words

PIECES = (
    *(
        "كريم",
        "بن",
        "جلون",
        "عبد",
        "ال",
        "الـ",
        "ـ",
        "ى",
        "7",
        "ي7",
        "، ",
        "ابو",
        "أبو",
        "ع",
        "ء",
        "ً",
        "شيخ",
        "وزارة",
        "ﻻ",
    ),
    *(
        "ab",
        "Karim",
        "ben",
        "El",
        "d'",
        "'",
        "-",
        ".",
        "M.",
        "A",
        "(7)",
        "2012",
        "Dr",
        "é",
        "ß",
        "İ",
        "of",
        "ministère",
    ),
)
DRAWN = 4_000


def drawn(seed: int) -> list[str]:
    """Names of none to four pieces."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    return [" ".join(dice.choices([*PIECES, "\u200f", "\ufeff"], k=dice.randint(0, 4))) for _ in range(DRAWN)]


@pytest.mark.parametrize("compared", [similarity, spelled_alike, translated_share, transcribed_share, shared_words])
def test_a_comparison_has_an_answer_for_any_two_names(compared):
    assert all(0 <= compared(*pair) <= 1 for pair in zip(drawn(1), drawn(2), strict=True))


@pytest.mark.parametrize("keys", [name_keys, telling_words])
def test_no_key_of_a_name_is_empty(keys):
    assert not [name for name in drawn(3) if "" in keys(name)]


def test_no_part_of_a_name_is_empty():
    assert not [name for name in drawn(4) if any(not part.text for part in parts_of(name))]
