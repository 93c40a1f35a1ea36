"""What a line's own words say of it, whatever stands beside it: a reason, the same with "?" when in doubt, or "".

Certain words decide alone; doubtful ones ("Contact", "Media": also headings of reports) wait for a neighbour that
agrees.
"""

import re
from dataclasses import dataclass

from marsad.language.characters import DIGITS, LETTERS
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lexicon import Words, addressing_words, lexicon, notice_phrases, plain
from marsad.reading.boilerplate.menu_line import is_menu_line
from marsad.reading.boilerplate.shapes import shape_of

SHORT = 4  # words; a label or a button
LABEL = 14  # words; what a line may have that begins like a label
PROSE = 15  # words; a line of the main text
TERMINAL = re.compile(r"[.!?؟…۔][»”\"')\]]*$")
_DOUBTFUL = {"menu": 3}  # words; so short a label of a reason, others of one word, is a heading of reports too
_NOTICE = 60  # words; a longer line holds more than a notice
_NO_WORD = re.compile(f"^[^{LETTERS}{DIGITS}]+$")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\S+")
PHONE = re.compile(
    r"(?:\+|\b00|\b0|\(0?)\d(?:[\s.()/-]*\d){7,}|\b(?:t|tel|tél|fax|phone|هاتف|فاكس)\b\.?\s*:?\s*[+\d(][\d\s().-]{6,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words, as the rules look at it."""

    text: str
    folded: str
    words: int
    is_after_gap: bool  # an empty line stands before it


def line_of(text: str, *, is_after_gap: bool) -> Line:
    """A line by itself; `is_after_gap` says whether an empty one stands before it."""
    return Line(text.strip(), plain(text), len(word_texts(text)), is_after_gap)


def reason_of_words(text: str) -> str:
    """What a line's own words say, whatever stands beside it: a reason, the same with "?" when in doubt, or ""."""
    return guess(line_of(text, is_after_gap=False))


def guess(line: Line) -> str:
    """What the line's own words say: a reason, the same with "?" when in doubt, or ""."""
    if _NO_WORD.match(line.text):
        return "separator"
    for reason, vocabulary in lexicon().items():
        if line.folded in vocabulary.lines:
            return reason + "?" * (line.words <= _DOUBTFUL.get(reason, 1))
        if _begins(line, vocabulary) or _speaks_of(line, vocabulary):
            return reason
    if _is_notice(line):
        return "cookies"
    if not TERMINAL.search(line.text) and is_menu_line(line.text):
        return "menu"
    return shape_of(line.text, line.folded) or ("contact" if _is_address(line) else "")


def _begins(line: Line, vocabulary: Words) -> bool:
    return line.words <= LABEL and line.folded.startswith(vocabulary.starts)


def _speaks_of(line: Line, vocabulary: Words) -> bool:
    """One phrase in a short line, or several in a long one."""
    hits = sum(phrase in line.folded for phrase in vocabulary.phrases)
    if not hits:
        return False
    is_sentence = bool(TERMINAL.search(line.text)) and line.words > SHORT
    return (line.words <= 2 * SHORT and not is_sentence) or (hits >= 3 and hits * 120 >= line.words)


def _is_notice(line: Line) -> bool:
    """A sentence that asks the visitor of a site for consent; one that only speaks of cookies is text."""
    if line.words > _NOTICE or not any(phrase in line.folded for phrase in notice_phrases()):
        return False
    return not addressing_words().isdisjoint(word_texts(line.folded))


def _is_address(line: Line) -> bool:
    """Nothing but addresses and telephone numbers, or a few words before them."""
    rest = PHONE.sub(" ", ADDRESS.sub(" ", line.text))
    return rest != line.text and len(word_texts(rest)) <= SHORT and not TERMINAL.search(line.text)
