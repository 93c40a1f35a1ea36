"""Joins the printed lines of a PDF to paragraphs, headings and list items; takes running heads and page numbers out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from marsad.language.characters import ARABIC, DIGITS, LETTERS, WORD
from marsad.language.words import words
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.draft import Piece
from marsad.reading.pdf.glyphs import Line
from marsad.records import BlockKind, Skipped

_BULLET = re.compile(r"^[•●▪■◦○‣\u2043➢➤✓❖\uf0b7\uf0a7\uf0d8][ \t\u00a0]*|^[-–—*][ \t\u00a0]+")
_NUMBER = re.compile(r"^\(?(?:[0-9٠-٩]{1,2}|[a-hA-H])[.)\-][ \t\u00a0]+(?=\S)")
_LONE_NUMBER = re.compile(
    rf"^[^{WORD}]*(?:page\s*|p\.\s*|صفحة\s*)?(?:[{DIGITS}]{{1,4}}|[ivxlc]{{1,5}})"
    rf"(?:\s*(?:/|of|sur|de|من)\s*[{DIGITS}]{{1,4}})?[^{WORD}]*$",
    re.IGNORECASE,
)
_LOWER = re.compile(r"^[«“\"'(]*[a-zà-öø-ÿœæ]")
_ARABIC = re.compile(f"[{ARABIC}]")
_OPEN_ENDED = re.compile(f"[a-z]://?$|[{DIGITS}][-–]$")  # addresses and ranges go on without a space
_INDENT = 40  # points; lines of one column begin within this
_EDGE = 2  # lines at the top and at the bottom of a page where running heads stand
_LARGER = 1.12  # a heading is set at least this much larger than the text
_GAP = 1.3  # of the usual distance between lines: more means a new paragraph
_LOOSEST = 1.7  # of the size: lines of one paragraph are not set further apart, even in a file of few lines
_SHORT_LINE = 0.82  # of the column: a line that ends earlier ends its paragraph


@dataclass(slots=True)
class _Open:
    """A paragraph that is being built: changed line by line, unlike everything that leaves this module."""

    lines: list[Line] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[Skipped]]:
    """The lines of all pages but page numbers and what stands at the same edge of several pages."""
    edges = Counter(key for lines in pages for key in {_edge_key(line) for line in _edge_lines(lines)})
    needed = 2 if len(pages) <= 4 else 3
    kept: list[Line] = []
    skipped: list[Skipped] = []
    for lines in pages:
        at_edge = {id(line) for line in _edge_lines(lines)}
        for line in lines:
            is_number = id(line) in at_edge and bool(_LONE_NUMBER.match(line.text))
            is_running = id(line) in at_edge and len(pages) > 1 and edges[_edge_key(line)] >= needed
            if is_number or is_running:
                skipped.append(Skipped(text=line.text, reason="page_number" if is_number else "running_head"))
            else:
                kept.append(line)
    return kept, skipped


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, wherever they come in the file."""
    heights = sorted({round(line.baseline) for line in lines})
    if len(heights) < 2 * _EDGE:
        return [line for line in lines if round(line.baseline) in {heights[0], heights[-1]}] if len(heights) > 1 else []
    limits = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [line for line in lines if round(line.baseline) in limits]


def _edge_key(line: Line) -> str:
    return re.sub(f"[{DIGITS}]+", "#", line.text).casefold()


def pieces(lines: Sequence[Line]) -> list[Piece]:
    """The pieces that the lines make, in order."""
    if not lines:
        return []
    body = _body_size(lines)
    spacing = min(_usual_distance(lines), _LOOSEST * body)
    hyphenated = _hyphenated_words(lines)
    is_rtl = sum(bool(_ARABIC.search(line.text)) for line in lines) * 2 > len(lines)
    shares = _reaches(lines, is_rtl=is_rtl)
    open_pieces: list[_Open] = []
    before: Line | None = None
    for line in lines:
        reach = shares[id(before)] if before else 0.0
        if open_pieces and _goes_on(open_pieces[-1], line, spacing=spacing, reach=reach, body=body):
            open_pieces[-1].lines.append(line)
        else:
            open_pieces.append(_Open(lines=[line], kind=_kind(line, body)))
        before = line
    return [_piece(opened, body, hyphenated) for opened in open_pieces]


def _reaches(lines: Sequence[Line], *, is_rtl: bool) -> dict[int, float]:
    """How much of its column each line fills, 0 to 1; a column is what begins near the same place of the page."""
    found: dict[int, float] = {}
    for _, group in groupby(lines, lambda line: line.page):
        page = list(group)
        for line in page:
            start = line.right if is_rtl else line.left
            widths = sorted(
                other.right - other.left
                for other in page
                if abs((other.right if is_rtl else other.left) - start) <= _INDENT
            )
            found[id(line)] = (line.right - line.left) / max(widths[int(0.8 * (len(widths) - 1))], 1.0)
    return found


def _body_size(lines: Iterable[Line]) -> float:
    """The size most characters are set in."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _usual_distance(lines: Sequence[Line]) -> float:
    steps = [a.baseline - b.baseline for a, b in pairwise(lines) if a.page == b.page]
    return median([step for step in steps if 4 < step < 60] or [14.0])


def _kind(line: Line, body: float) -> BlockKind:
    if _BULLET.match(line.text) or _NUMBER.match(line.text):
        return BlockKind.LIST_ITEM
    is_large = line.size >= _LARGER * body and len(words(line.text)) <= 30
    return BlockKind.HEADING if is_large else BlockKind.PARAGRAPH


def _goes_on(opened: _Open, line: Line, *, spacing: float, reach: float, body: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = opened.lines[-1]
    if last.is_hyphenated:
        return True
    if _kind(line, body) is BlockKind.LIST_ITEM or abs(last.size - line.size) > 0.08 * max(last.size, 1):
        return False
    step = last.baseline - line.baseline
    if opened.kind is BlockKind.HEADING:
        return last.page == line.page and 0 < step < _GAP * spacing * max(1.0, line.size / body)
    is_unfinished = not ends_sentence(last.text) and not last.text.endswith((":", ";", "؛"))
    if last.page != line.page or not 0 < step < _GAP * spacing:
        return is_unfinished and (
            bool(_LOWER.match(line.text)) or (reach > _SHORT_LINE and bool(_ARABIC.match(line.text)))
        )
    return reach >= _SHORT_LINE or (is_unfinished and bool(_LOWER.match(line.text)))


def _hyphenated_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words that the document writes with a hyphen in mid-line."""
    pattern = re.compile(f"[{LETTERS}]+(?:-[{LETTERS}]+)+")
    return frozenset(word.casefold() for line in lines for word in pattern.findall(line.text))


def _piece(opened: _Open, body: float, hyphenated: frozenset[str]) -> Piece:
    first = opened.lines[0]
    text = first.text
    for previous, line in pairwise(opened.lines):
        text = _joined(text, line.text, is_hyphenated=previous.is_hyphenated, hyphenated=hyphenated)
    level = None
    if opened.kind is BlockKind.LIST_ITEM:
        text, level = _BULLET.sub("", text), 1
    elif opened.kind is BlockKind.HEADING:
        level = 1 if first.size >= 1.5 * body else 2
    return Piece(kind=opened.kind, text=text, page=first.page, level=level)


def _joined(text: str, following: str, *, is_hyphenated: bool, hyphenated: frozenset[str]) -> str:
    """Two lines as one; a word parted at the line's end is whole again unless it has a hyphen of its own."""
    if is_hyphenated:
        return text + following
    if text.endswith("-") and len(text) > 1 and _LOWER.match(following):
        before = re.search(f"[{LETTERS}-]+-$", text)
        after = re.match(f"[{LETTERS}-]+", following)
        word = (before[0] if before else "-") + (after[0] if after else "")
        return text + following if word.casefold() in hyphenated else text[:-1] + following
    return text + following if _OPEN_ENDED.search(text) else f"{text} {following}"
