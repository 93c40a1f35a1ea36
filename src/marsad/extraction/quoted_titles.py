"""Titles in quotation marks within a folded sentence: nobody says what stands in them.

"ثمن المشاركون في ندوة «لغة الجبال» التي …، دعوة": without its title this is a plain sentence. The words before titles
are in `noun_phrases.toml` of a language (`titled`); a language without them has nothing hidden.
"""

import re
from dataclasses import replace
from functools import cache

from marsad.extraction.phrases import grammar
from marsad.language.normalise import Folded

_FILLER = "ء"  # a letter that makes no word of any grammar


@cache
def _titled(language: str) -> re.Pattern[str] | None:
    """The pattern of titles of a language, with the title and its marks as its group."""
    pattern = grammar(language, "noun_phrases").get("titled", "")
    return re.compile(pattern) if pattern else None


def hidden(folded: Folded, language: str) -> Folded:
    """A folded sentence with letters that say nothing in place of each title, of the same length."""
    pattern = _titled(language) if '"' in folded.text else None
    return replace(folded, text=pattern.sub(_filled, folded.text)) if pattern else folded


def _filled(found: re.Match[str]) -> str:
    """The words before a title, and its letters and marks hidden; blanks stay."""
    before = found.start("title") - found.start()
    return found.group()[:before] + "".join(" " if sign in ' "،,' else _FILLER for sign in found.group("title"))
