"""What lists of recommendations are made of: heads, items, the signs that count them.

Used by `recommendations_lists`, which puts them together.
"""

import re
from dataclasses import dataclass

from marsad.extraction.recommendations_addressed import BULLET, CLOSED, SIGN
from marsad.extraction.recommendations_grammar import Grammar
from marsad.language.characters import ITEM_CODE
from marsad.language.normalise import fold
from marsad.records import BlockKind

HEADINGS = frozenset({BlockKind.HEADING, BlockKind.TITLE})
LONGEST_HEADING = 14  # words; a longer line is no head
NUMBERED_HEADING = 6  # words of a heading that looks like an item: "4. Recommendations"
SHARE = 0.6  # of the items that must begin as actions do
LEAST_ITEMS = 2
NAME_AT = 12  # characters into an item up to which a name begins it: "Pastor …", "Former Lieutenant …"
ARROW = "[→✓►▸◆❖➔⇒‣✔]"
PARTED = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}\.?(?=\s)|[0-9]{1,2}°(?=\s)"  # "1.2 Train", "2° former"
NUMBER = re.compile(rf"\s*(?:{ITEM_CODE}|{PARTED}|{ARROW}|[(\[]?(?:{SIGN}){CLOSED}|{BULLET}+)\s*")
CODE = re.compile(ITEM_CODE)
SIGNED = re.compile(rf"(?:{PARTED}|\[[0-9]{{1,2}}\]|{ARROW}|[IVX]{{1,4}}[.)])\s+(?=\S)")
LETTERED = re.compile(r"[(\[]?[أ-ي][.)–-]+\s+(?=[أ-ي]{3})")  # "ب) تكوين", not the initials of a person
ORDINAL = re.compile(r"[^,:،.;؛–\n-]{3,24}?\s?[,:،.–-]+\s*")
LONGEST_ORDINAL = 24  # characters: "التوصية الثانية عشرة:"
LONGEST_LINE = 240  # characters of a paragraph that is an item without a sign
INNER = re.compile(
    r"(?:^|[;,.:؛،]\s*(?:et\s+|and\s+|و)?)\(?(?:(?:[a-h]|[أبجدهوزح](?=\))|[0-9٠-٩]{1,2}|[ivx]{1,4})(?:[.)]|[-–](?=\s*[^\s0-9٠-٩]))|[•●▪■–—])\s",
    re.MULTILINE,
)
LABEL = re.compile(r"\**[^:.\n]{2,48}\**\s?:\s+\**")
ENDS = (":", ",", "-")
BULLETS = "•●▪■"
GOES_ON = ";,؛،"  # with which a paragraph ends that is a piece of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The line that governs a list."""

    cue: str = ""
    start: int = -1
    strength: str = "formal"
    mark: str = ""  # of the item that it is itself: the next one like it is not governed any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list of recommendations: its place in the document, and its head if there is one."""

    start: int
    end: int
    head: Head
    rule: str
    above: int = -1  # where the line right above its list begins: "To governments:"
    addressee: str = ""  # named by the item itself
    action: int = -1  # where it begins behind the addressee


def head_in(line: str, start: int, grammar: Grammar, *, heading: bool = False) -> Head | None:
    """Whether a line is the head of a list of recommendations."""
    folded = fold(line).strip()
    named = grammar.title.match(folded)
    if not (named or folded.endswith(ENDS) or (heading and len(folded.split()) <= LONGEST_HEADING)):
        return None
    commits = grammar.words["head_commitment"].search(folded)
    advises = grammar.words["head"].search(folded)
    cue = advises or commits
    if folded.endswith(",") and grammar.words["preamble"].match(folded):
        return None  # "Reiterating the need to …,"
    if cue is None or (grammar.words["other_head"].search(folded) and not advises):
        return None
    return Head(cue=cue.group(), start=start, strength="formal" if advises else "commitment")


def is_action(text: str, span: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a stretch begins as an action does."""
    return bool(grammar.action.match(fold(text[slice(*span)]).lstrip(' "*-')))
