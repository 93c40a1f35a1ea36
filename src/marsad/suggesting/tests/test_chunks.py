from dataclasses import replace
from itertools import pairwise

import pytest

from marsad.records import Block, BlockKind
from marsad.suggesting.chunks import chunks
from marsad.suggesting.tests.test_answers import DOCUMENT

WORDS = "abcde fghij\n" * 40
PARTS = tuple(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + 11) for at in range(0, len(WORDS), 12))


@pytest.mark.parametrize("largest", [1, 11, 30, 100, 10_000])
def test_stretches_hold_every_block_once_and_whole(largest: int) -> None:
    cut = list(chunks(replace(DOCUMENT, text=WORDS, blocks=PARTS), largest))
    assert all(one.end <= two.start for one, two in pairwise(cut))
    assert all(any(one.start <= block.start and block.end <= one.end for one in cut) for block in PARTS)
    assert all(one.end - one.start <= max(largest, 11) for one in cut)


def test_a_text_without_blocks_is_one_stretch() -> None:
    (one,) = chunks(replace(DOCUMENT, text="some words", blocks=()))
    assert (one.start, one.end) == (0, 10)
    assert not list(chunks(replace(DOCUMENT, text="", blocks=())))
