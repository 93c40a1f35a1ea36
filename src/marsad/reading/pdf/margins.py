"""Takes running heads, document symbols, page numbers and tables of contents out of the lines of a PDF's pages."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from marsad.language.characters import DIGITS, WORD
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.pdf.glyphs import Line
from marsad.reading.pdf.lone_pages import MOST_PAGES, heads_of_lone_page
from marsad.records import Skipped

_LONE_NUMBER = re.compile(
    rf"^[^{WORD}]*(?:page\s*|p\.\s*|صفحة\s*)?(?:([{DIGITS}]{{1,4}})|[ivxlc]{{1,5}})"
    rf"(?:\s*(?:/|of|sur|de|من)\s*[{DIGITS}]{{1,4}})?[^{WORD}]*$",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"^[A-Z]{1,6}[./-][A-Za-z0-9./()-]*[0-9][A-Za-z0-9./()-]*$"
)  # of a document: one word, with figures
_LEADERS = re.compile(r"(?:\.\s?){6,}\s*[0-9–-]*|(?:…\s?){3,}")
_EDGE = 2  # heights at the top and at the bottom of a page where running heads stand
_FEW_PAGES = 6  # a head that changes between odd and even pages comes twice in four
_ALONE = 1.6  # of the size; a page number stands that far from the text
_WIDER = 1.2  # of the usual distance between lines, where there are enough to tell
_FEW_HEIGHTS = 5
_PAGES_THAT_TELL = 3
_HEAD_WORDS = 14


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Skipped]]:
    """The lines of each page that belong to the text, and what was left out."""
    edges = [_edge_lines(lines) for lines in pages]
    reasons = _reasons(pages, edges)
    heights = _heights(pages, reasons)
    kept: list[list[Line]] = []
    skipped: list[Skipped] = []
    for lines, at_edge, said in zip(pages, edges, reasons, strict=True):
        kept.append([])
        alone = heads_of_lone_page(lines) if len(pages) <= MOST_PAGES else frozenset()
        for line, known in zip(lines, said, strict=True):
            is_head = line in alone or (line in at_edge and _is_short(line) and round(line.baseline) in heights)
            reason = known or ("running_head" if is_head else "")
            if reason:
                skipped.append(Skipped(text=line.text, reason=reason))
            else:
                kept[-1].append(line)
    return kept, skipped


def _reasons(pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[Line]]) -> list[list[str]]:
    """Why each line of each page is no part of the text, "" if its words do not say so."""
    heads = Counter(key for lines in edges for key in {_key(line) for line in lines})
    numbers = Counter(
        value - lines[0].page for lines in edges for line in lines if (value := _number(line)) is not None
    )
    needed = 2 if len(pages) <= _FEW_PAGES else 3
    found = []
    for lines, at_edge in zip(pages, edges, strict=True):
        listed = {round(line.baseline) for line in lines if _LEADERS.search(line.text)}
        said = {
            line: _edge_reason(line, lines, numbers=numbers, is_repeated=heads[_key(line)] >= needed)
            for line in at_edge
        }
        found.append(["contents" if round(line.baseline) in listed else said.get(line, "") for line in lines])
    return found


def _heights(pages: Sequence[Sequence[Line]], reasons: Sequence[Sequence[str]]) -> frozenset[int]:
    """Where running heads and page numbers stand on several pages: a head that names its chapter stands there too."""
    seen = Counter(
        height
        for lines, said in zip(pages, reasons, strict=True)
        for height in {
            round(line.baseline)
            for line, why in zip(lines, said, strict=True)
            if why in {"running_head", "page_number"}
        }
    )
    return frozenset(height for height, count in seen.items() if count >= _PAGES_THAT_TELL)


def _is_short(line: Line) -> bool:
    return len(word_texts(line.text)) <= _HEAD_WORDS and not ends_sentence(line.text)


def _edge_reason(line: Line, lines: Sequence[Line], *, numbers: Counter[int], is_repeated: bool) -> str:
    """Why a line at the edge of its page is no part of the text, "" if it is."""
    value = _number(line)
    is_counted = value is not None and numbers[value - line.page] > 1
    if _LONE_NUMBER.match(line.text) and (is_counted or _stands_alone(line, lines)):
        return "page_number"
    return "running_head" if is_repeated or (_SYMBOL.match(line.text) and _stands_alone(line, lines)) else ""


def _number(line: Line) -> int | None:
    found = _LONE_NUMBER.match(line.text)
    return int(found[1]) if found and found[1] else None


def _stands_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing stands right above or below."""
    heights = sorted({round(other.baseline) for other in lines})
    usual = median([b - a for a, b in pairwise(heights)] or [0.0])
    steps = [abs(height - line.baseline) for height in heights if abs(height - line.baseline) > 1]
    least = _ALONE * line.size if len(heights) < _FEW_HEIGHTS else max(_ALONE * line.size, _WIDER * usual)
    return min(steps, default=least) >= least


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, wherever they come in the file."""
    heights = sorted({round(line.baseline) for line in lines})
    depth = _EDGE if len(heights) >= 2 * _EDGE else 1
    limits = {*heights[:depth], *heights[-depth:]} if len(heights) > 1 else set()
    return [line for line in lines if round(line.baseline) in limits]


def _key(line: Line) -> str:
    return re.sub(f"[{DIGITS}]+", "#", line.text).casefold()
