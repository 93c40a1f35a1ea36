"""Long quotations are cut so that verification still knows them."""

import pytest

from marsad.reports.logic.numbering import ranges
from marsad.reports.logic.shown import CUT, is_cut_of, shown

LONG = " ".join(f"word{n}" for n in range(60))


def test_short_words_are_shown_whole_and_long_ones_cut():
    assert shown("three short words") == "three short words"
    cut = shown(LONG)
    assert CUT in cut
    assert cut.startswith("word0 ")
    assert cut.endswith(" word59")
    assert is_cut_of(cut, LONG)


def test_a_line_that_is_the_quotation_needs_no_words_in_its_footnote():
    assert shown("Schools must open.", "schools must open") == ""


@pytest.mark.parametrize(
    "text",
    [
        shown(LONG).replace("word3", "word33"),
        shown(LONG).replace("word58", "word33"),
        shown(LONG).replace(CUT, " "),
        LONG + " more",
        f"word0{CUT}word1{CUT}word59",
        "",
    ],
)
def test_other_words_are_no_cut(text):
    assert not is_cut_of(text, LONG)


def test_ranges():
    assert ranges([4, 5, 6, 9, 12, 11]) == "4–6, 9, 11–12"
    assert ranges([]) == ""
