"""A sieve lets through every expression that matches, and few that do not."""

import re

import pytest

from marsad.language.sieve import Sieve, needed_by

VERBS = frozenset(["recommends", "recommended", "urges"])
LISTS = {"\ue000": VERBS, "\ue001": frozenset(["al", "of"])}


def lets_through(expression: str, text: str) -> bool:
    return Sieve([needed_by(expression, LISTS)]).may_match(text) == [True]


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(?<![a-z])\ue000(?![a-z])", "the council urges all"),
        ("(?:\ue000|\ue001) that", "he is al that"),
        ("(?:has|have|had) (?:been )?called?", "they had been calle"),
        ("(?<=panel )calls?(?= on)", "the panel call on"),
        ("(?:ab|recommends)", "ab"),
        ("(?:calls )+on", "calls calls on"),
        ("(?:calls )*on", "on"),
        (r"\bcal[lmn] [^,]{0,9}upon", "calm, but he will caln them upon"),
        ("(?!recommends)[a-z]+", "x"),
        ("(?P<who>we|they) (?:will|shall){1,2} go", "they willshall go"),
        ("", ""),
    ],
)
def test_what_matches_is_let_through(expression: str, text: str):
    written = re.sub("[\ue000\ue001]", lambda mark: f"(?:{'|'.join(LISTS[mark.group()])})", expression)
    assert re.search(written, text)
    assert lets_through(expression, text)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("\ue000 (?:[a-z]+ )?that", "the council asks that"),
        ("\ue000 (?:[a-z]+ )?that", "the council urges"),
        ("(?:calls|appeals) (?:up)?on", "it leans on"),
        ("(?<=panel )calls?", "the council calls"),
    ],
)
def test_what_lacks_its_words_is_held_back(expression: str, text: str):
    assert not lets_through(expression, text)


def test_expressions_are_told_in_their_order():
    sieve = Sieve(needed_by(expression, {}) for expression in ("council", "[a-z]", "assembly"))
    assert sieve.may_match("the assembly met") == [False, True, True]
