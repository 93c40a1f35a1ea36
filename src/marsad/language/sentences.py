"""Cuts text into sentences with exact places; a sentence never runs over the edge of a block or of a list item.

A mark ends a sentence together with the quotes and brackets that close behind it. A point does not when it belongs to
an abbreviation, an initial, a figure or an enumerator, or when a small letter follows. In Arabic a run of points is a
pause, not an end, and "؛" goes on. Missing: sentences that end without any mark before a capital letter.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from marsad.language.characters import ARABIC, LATIN, LETTERS, MARKS, SPACES
from marsad.language.normalise import fold
from marsad.language.scripts import letters_of
from marsad.language.varieties import read_as
from marsad.records import Block, BlockKind, Document, Sentence

_BULLET = f"(?:[-–—•●○▪■□◦‣\u2043∙·*★✓✔➢➤►▶\uf0b7\uf0a7\uf0d8](?=[{SPACES}])|[•●▪■➢➤\uf0b7\uf0a7\uf0d8])"
_CUT = re.compile(
    f"\\n[{SPACES}]*\\n"  # an empty line
    f"|\\n(?=[ \\t\u00a0]*(?:{_BULLET}|\\(?(?:[0-9٠-٩]{{1,2}}|[a-zأ-ي])[.)\\-–][ \\t\u00a0]))"  # a list item
    f"|(?<![.!?؟…۔])[.!?؟…۔]++(?:[{SPACES}]?»|[”\"’'»)\\]])*+(?=[{SPACES}]|$)"
    f'|(?<=[{ARABIC}]{{3}})[.؟!][”"»)]?(?=[{ARABIC}]{{2}})'  # glued to the next sentence,
    f"(?!(?:نت|كوم|أورغ|اورغ|أورج)(?![{ARABIC}]))"  # which no "النشرة.نت" is
    f"|(?<=[a-zà-ÿ]{{3}})[.!?](?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ' ’])"
)
_TOKEN_BEFORE = re.compile(f"[{LETTERS}{MARKS}0-9°º](?:[{LETTERS}{MARKS}0-9°º.]*)$")
_NEXT = re.compile(f"[{SPACES}«»“”\"'’‘(\\[–—-]*([{LETTERS}0-9٠-٩]+)")
_INITIALS = re.compile(f"(?:[{LATIN}]\\.)+[{LATIN}]")
_ENUMERATOR = re.compile(f"[{SPACES}]*\\(?(?:[0-9٠-٩]{{1,2}}|[a-zA-Z]|[IVXivx]{{1,5}}|[{ARABIC}])")
_LEADING = re.compile(f"(?:[{SPACES}\u200b-\u200f\ufeff]|{_BULLET})*")
_TRAILING = re.compile(f"(?<![{SPACES}\u200b-\u200f\ufeff])[{SPACES}\u200b-\u200f\ufeff]*$")
_CONTENT = re.compile(f"[{LETTERS}0-9٠-٩]")
_LINE = re.compile("[^\n]+")


@cache
def _vocabulary(language: str, kind: str) -> frozenset[str]:
    """Words of a kind in a language; all languages together for one that has no list."""
    data = tomllib.loads(resources.files("marsad.language").joinpath("sentences.toml").read_text("utf-8"))
    tables = [data[language]] if language in data else list(data.values())
    return frozenset(fold(word) for table in tables for word in table[kind])


def _ends_here(text: str, begin: int, end: int, mark: re.Match[str], language: str) -> bool:
    """Whether a mark ends the sentence that begins at `begin`, in a stretch that ends at `end`."""
    sign = mark.group()
    if "\n" in sign:
        return True
    following = _NEXT.match(text, mark.end(), end)
    opening = following.group(1) if following else ""
    if opening[:1].islower():
        return False
    pause = sign.startswith(("..", "…"))
    if pause and letters_of("Arab", opening):
        return False
    if not sign.startswith(".") or pause:
        return True
    return not _point_belongs_to_word(text, begin, mark.start(), opening, language)


def _point_belongs_to_word(text: str, begin: int, point: int, opening: str, language: str) -> bool:
    """Whether a point is part of an abbreviation, an initial or an enumerator, not the end of a sentence."""
    before = _TOKEN_BEFORE.search(text, max(begin, point - 24), point)
    if not before:
        return False
    token = before.group().rstrip(".")
    if _ENUMERATOR.fullmatch(text, begin, point):
        return True
    word = fold(token)
    if word in _vocabulary(language, "abbreviations") or (len(token) == 1 and token.isupper()):
        return True
    if _INITIALS.fullmatch(token):
        return fold(opening) not in _vocabulary(language, "starters")
    return opening[:1].isdigit() and word in _vocabulary(language, "before_figures")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without bullets before, and without spaces around."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    trailing = _TRAILING.search(text, start, end)
    return start, trailing.start() if trailing else end


def _cuts(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Raw pieces of a stretch, untrimmed."""
    pieces: list[tuple[int, int]] = []
    begin = start
    for mark in _CUT.finditer(text, start, end):
        if _ends_here(text, begin, end, mark, language):
            pieces.append((begin, mark.end()))
            begin = mark.end()
    pieces.append((begin, end))
    return pieces


def split_span(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The sentences of a stretch of text; places count from the start of the text."""
    trimmed = (_trim(text, *piece) for piece in _cuts(text, start, end, language))
    return [(first, last) for first, last in trimmed if first < last and _CONTENT.search(text, first, last)]


def split(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end)."""
    return split_span(text, 0, len(text), language)


def _block_sentences(document: Document, number: int, block: Block) -> list[Sentence]:
    """The sentences of one block, in the language of the block where it has its own."""
    language = read_as(block.language or document.language)
    spans = [(block.start, block.end)]
    if block.kind == BlockKind.TABLE:  # every line is a thing of its own
        spans = [m.span() for m in _LINE.finditer(document.text, block.start, block.end)]
    return [
        Sentence(start=first, end=last, text=document.text[first:last], language=language, block=number)
        for start, end in spans
        for first, last in split_span(document.text, start, end, language)
    ]


def sentences(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document in order; a document without blocks is one block."""
    blocks = document.blocks or (Block(kind=BlockKind.PARAGRAPH, start=0, end=len(document.text)),)
    return tuple(s for number, block in enumerate(blocks) for s in _block_sentences(document, number, block))
