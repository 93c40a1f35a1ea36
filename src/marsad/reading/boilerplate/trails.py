"""Finds the line that tells the way to a page ("Home / News / Its title"), and heads over every page of a file."""

import re
from collections import Counter
from collections.abc import Sequence

from marsad.language.characters import DIGITS, LETTERS
from marsad.reading.boilerplate.lexicon import folded_words, plain

_CHEVRONS = re.compile(rf"[{LETTERS}].*(?:\s*\u203a\s*|\s>{{1,2}}\s|\s*».*»).*[{LETTERS}]")
_STEPS = re.compile(r"\s+/\s+|\s*[»\u203a|]\s*|\s*>{1,2}\s*")
_MOST = 6  # parts
_SECTION = 4  # words of the first part
_TITLE = 3  # words that the title at the end has at least, of which a trail may tell the first ones
_LONGEST = 300  # characters
_WORDS = 20  # of a trail whose end is said nowhere else
_TERMINAL = re.compile(r"[.!?؟…۔][»”\"')\]]*$")


def trails(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines of parts between signs: the first is the home page, or the last a title told again."""
    said = [plain(text) for text in texts]
    return frozenset(i for i, text in enumerate(texts) if _is_trail(text.strip(), said))


def _is_trail(text: str, said: Sequence[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    parts = [plain(part) for part in _STEPS.split(text) if part.strip()]
    if not 1 < len(parts) <= _MOST or len(parts[0].split()) > _SECTION or _TERMINAL.search(text):
        return False
    if len(parts[-1].split()) >= _TITLE and any(line.startswith(parts[-1]) for line in said):
        return True
    if len(text.split()) > _WORDS:
        return False
    is_pointed = (
        bool(_CHEVRONS.search(text)) and "«" not in text and all(len(part.split()) <= _SECTION for part in parts)
    )
    return is_pointed or parts[0] in folded_words("shapes", "home")


def page_heads(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines as "Page 2: its title" when another line says the same behind its number, or alone."""
    rests = [_behind_number(plain(text)) for text in texts]
    counts = Counter([*map(plain, texts), *filter(None, rests)])
    return frozenset(i for i, rest in enumerate(rests) if rest and counts[rest] > 1)


def _behind_number(folded: str) -> str:
    """What stands behind "page 2:"; "" for any other line."""
    start = re.match(
        rf"(?:{'|'.join(map(re.escape, folded_words('shapes', 'pages')))})\s*[{DIGITS}]{{1,4}}\s*:\s*", folded
    )
    return folded[start.end() :] if start else ""
