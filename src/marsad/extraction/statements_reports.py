"""Where somebody says that something is so, for those who only need to know where reported words begin."""

import re
from collections.abc import Iterator

from marsad.extraction.statements_grammar import grammar_of

REPORTED = "said_that"  # the rule of a verb with its "that"
FINITE = "finite"
BESIDE = ("gerund", "participle")  # classes of verbs that add to what was said: "…, stressing the need"
ADDED = frozenset({"added_that", "added_stress", "added_quote"})


def said_after(text: str, low: int, high: int, language: str) -> int:
    """Where the words begin that the last verb of saying before `high` reports; `low` when there is none."""
    speech = grammar_of(language)
    verbs = speech.classes[FINITE].finditer(text, low, high) if speech else ()
    ends = (tail.end() for verb in verbs for tail in _tails(text, verb.end(), language))
    return max((end for end in ends if end <= high), default=low)


def says_at(text: str, place: int, language: str) -> bool:
    """Whether somebody goes on to say something at a place: "… and warned that", "…, stressing the need"."""
    speech = grammar_of(language)
    if speech is None:
        return False
    verb = speech.classes[FINITE].match(text, place)
    if verb and any(True for _ in _tails(text, verb.end(), language)):
        return True
    beside = (
        (name, found)
        for name in BESIDE
        if name in speech.classes and (found := speech.classes[name].match(text, place))
    )
    return any(
        frame.tail.match(text, found.end())
        for name, found in beside
        for frame in speech.frames
        if frame.rule in ADDED and frame.verb == name
    )


def _tails(text: str, place: int, language: str) -> Iterator[re.Match[str]]:
    """What follows a verb of saying that ends at a place, up to "that"."""
    speech = grammar_of(language)
    for frame in speech.frames if speech else ():
        if frame.rule == REPORTED and frame.verb == FINITE and (tail := frame.tail.match(text, place)):
            yield tail
