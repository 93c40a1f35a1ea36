"""Where somebody says that something is so, for those who only need to know where reported words begin."""

import re
from collections.abc import Container, Iterator

from marsad.extraction.statements_grammar import grammar_of

FINITE = "finite"
REPORTED = frozenset({"said_that", "said_plain"})  # rules of a verb with its "that", or without it
STRESSED = frozenset({"stressed"})
ADDED = frozenset({"added_that", "added_stress", "added_quote"})
# The classes of verbs that say something, with the rules by which they do: "he warned that", "…, stressing the need".
SAYING = ((FINITE, REPORTED), ("warning", STRESSED), ("gerund", ADDED), ("participle", ADDED), ("voicing", STRESSED))


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
    for kind, rules in SAYING:
        pattern = speech.classes.get(kind)
        verb = pattern.match(text, place) if pattern else None
        if verb and any(True for _ in _tails(text, verb.end(), language, kind, rules)):
            return True
    return False


def _tails(
    text: str, place: int, language: str, kind: str = FINITE, rules: Container[str] = REPORTED
) -> Iterator[re.Match[str]]:
    """What follows a verb of saying of a class that ends at a place, up to what is said."""
    speech = grammar_of(language)
    for frame in speech.frames if speech else ():
        if frame.rule in rules and frame.verb == kind and (tail := frame.tail.match(text, place)):
            yield tail
