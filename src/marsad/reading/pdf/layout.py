"""Joins the lines of a PDF's pages to paragraphs, headings, list items and captions, beside tables and footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from marsad.language.characters import ARABIC, DIGITS, LETTERS
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.draft import Piece
from marsad.reading.pdf.columns import Rule, in_order
from marsad.reading.pdf.footnotes import without_footnotes
from marsad.reading.pdf.glyphs import Line
from marsad.reading.pdf.hyphens import Hyphens
from marsad.reading.pdf.tables import without_tables
from marsad.records import BlockKind

_BULLET = re.compile(r"^[•●▪■◦○‣\u2043➢➤✓❖\uf0b7\uf0a7\uf0d8][ \t\u00a0]*|^[-–—*][ \t\u00a0]+")
_LEVELS = r"(?:\.[0-9٠-٩]{1,3})"
_NUMBER = re.compile(
    rf"^\(?(?:[0-9٠-٩]{{1,3}}{_LEVELS}{{0,3}}|[a-zA-Z]|[ivxIVX]{{1,5}}|[أ-ي])[.)\-][ \t\u00a0]+(?=\S)"
    rf"|^[0-9٠-٩]{{1,3}}{_LEVELS}{{1,3}}[ \t\u00a0]+(?=\S)"
)
_CAPTION = re.compile(
    r"^(?:table|tableau|figure|fig\.|graph(?:ique)?|chart|carte|map|encadré|box|(?:ال)?جدول|(?:ال)?شكل|(?:ال)?رسم|(?:ال)?خريطة)"
    rf"\s+(?:رقم\s+|n[°o]\s*)?[{DIGITS}ivxIVX]+(?:[.\-][{DIGITS}]+)?\s*[.:–—-]",
    re.IGNORECASE,
)
_LOWER = re.compile(r"^[«“\"'(]*[a-zà-öø-ÿœæ]")
_ARABIC = re.compile(f"[{ARABIC}]")
_CLOSED = re.compile(r"[.;:!?؟؛،…)\]»”/]\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_NO_HEADING = re.compile(r"[.;:,،؛]$")
_INDENT = 40  # points; lines of one column begin within this
_INDENTED = 0.6  # of the size: so much further in the first line of a paragraph begins
_SHIFT = 6  # points; a line that begins elsewhere than the one before may begin an item
_LARGER = 1.12  # a heading is set at least this much larger than the text
_GAP = 1.3  # of the usual distance between lines: more means a new paragraph
_LOOSEST = 1.7  # of the size: lines of one paragraph are not set further apart, even in a file of few lines
_SHORT_LINE = 0.82  # of the column: a line that ends earlier ends its paragraph
_FULL, _NOT_FULL = 0.985, 0.96  # of the column: what lines of justified text fill, and what only the last ones leave
_MOST_FULL = 0.6  # of the lines of justified text
_ROOM = 1.2  # of a word's width, which is measured roughly
_LONGEST_HEADING = 30  # words
_LONGEST_BOLD = 20  # words of a heading that only its weight tells
_MOST_BOLD = 0.4  # of the lines; where more are bold, weight says nothing


@dataclass(slots=True)
class _Open:
    """A paragraph that is being built: changed line by line, unlike everything that leaves this module."""

    lines: list[Line] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How the text of a document is set."""

    body: float
    spacing: float
    is_rtl: bool
    tells_by_weight: bool
    is_justified: bool
    hyphens: Hyphens


def pieces(pages: Sequence[Sequence[Line]], rules: Sequence[Sequence[Rule]], *, is_rtl: bool) -> list[Piece]:
    """The pieces that the pages make, in order; a page's footnotes come behind what begins on it."""
    every = [line for lines in pages for line in lines]
    if not every:
        return []
    body, hyphens = _body_size(every), Hyphens(every)
    notes: list[Piece] = []
    flow: list[Line | Piece] = []
    for lines, drawn in zip(pages, rules, strict=True):
        kept, below = without_footnotes(lines, body, hyphens)
        notes += below
        flow += _page_flow(kept, drawn, hyphens, is_rtl=is_rtl)
    running = [part for part in flow if isinstance(part, Line)]
    shares = _reaches(running, is_rtl=is_rtl)
    setting = _Setting(
        body=body,
        spacing=min(_usual_distance(running), _LOOSEST * body),
        is_rtl=is_rtl,
        tells_by_weight=sum(line.is_bold for line in every) < _MOST_BOLD * len(every),
        is_justified=sum(share >= _FULL for share in shares.values()) >= _MOST_FULL * len(shares),
        hyphens=hyphens,
    )
    return _with_notes(_joined(flow, setting, shares), notes)


def _page_flow(lines: Sequence[Line], rules: Sequence[Rule], hyphens: Hyphens, *, is_rtl: bool) -> list[Line | Piece]:
    """The lines of a page in reading order, tables as pieces."""
    ordered, has_columns = in_order(lines, rules, is_rtl=is_rtl)
    return list(ordered) if has_columns else without_tables(ordered, rules, hyphens, is_rtl=is_rtl)


def _joined(flow: Sequence[Line | Piece], setting: _Setting, shares: Mapping[int, float]) -> list[Piece]:
    """The pieces of all pages; a table between does not end the paragraph that a page break cut within a word."""
    found: list[_Open | Piece] = []
    open_piece: _Open | None = None
    for part in flow:
        if isinstance(part, Piece):
            found.append(part)
            open_piece = open_piece if open_piece and open_piece.lines[-1].is_hyphenated else None
        elif open_piece and _goes_on(open_piece, part, setting, reach=shares[id(open_piece.lines[-1])]):
            open_piece.lines.append(part)
        else:
            open_piece = _Open(lines=[part], kind=_kind(part, setting))
            found.append(open_piece)
    return [part if isinstance(part, Piece) else _piece(part, setting) for part in found]


def _with_notes(found: Sequence[Piece], notes: Sequence[Piece]) -> list[Piece]:
    """The pieces, and behind those of each page its footnotes."""
    together: list[Piece] = []
    waiting = list(notes)
    for piece in found:
        while waiting and (piece.page or 0) > (waiting[0].page or 0):
            together.append(waiting.pop(0))
        together.append(piece)
    return [*together, *waiting]


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


def _kind(line: Line, setting: _Setting) -> BlockKind:
    if _CAPTION.match(line.text):
        return BlockKind.CAPTION
    if _is_heading(line, setting):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _starts_item(line) else BlockKind.PARAGRAPH


def _is_heading(line: Line, setting: _Setting) -> bool:
    count = len(word_texts(line.text))
    return line.size >= _LARGER * setting.body and count <= _LONGEST_HEADING


def _is_bold_heading(opened: _Open, text: str, setting: _Setting) -> bool:
    """Whether a paragraph that is bold from end to end is a heading: short, and no sentence or item of a list."""
    is_bold = setting.tells_by_weight and all(line.is_bold for line in opened.lines)
    return is_bold and 0 < len(word_texts(text)) <= _LONGEST_BOLD and not _NO_HEADING.search(text)


def _starts_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBER.match(line.text))


def _goes_on(opened: _Open, line: Line, setting: _Setting, *, reach: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = opened.lines[-1]
    step = last.baseline - line.baseline
    is_below = last.page == line.page and 0 < step < _GAP * setting.spacing * max(1.0, line.size / setting.body)
    if opened.kind is BlockKind.HEADING:
        is_same = last.is_bold == line.is_bold and abs(last.size - line.size) <= 0.08 * last.size
        return is_below and is_same and not _starts_item(line)
    if last.is_hyphenated:
        return True
    is_ended = _ends_here(opened, line, setting, reach=reach)
    return not is_ended and _is_same_paragraph(opened, line, setting, is_below=is_below, reach=reach)


def _ends_here(opened: _Open, line: Line, setting: _Setting, *, reach: float) -> bool:
    """Whether something else begins with a line, whatever its place."""
    last, kind = opened.lines[-1], _kind(line, setting)
    is_other_weight = setting.tells_by_weight and last.is_bold != line.is_bold and not _LOWER.match(line.text)
    is_other_size = abs(last.size - line.size) > 0.08 * max(last.size, 1)
    is_heading = kind is BlockKind.HEADING and bool(reach < _SHORT_LINE or _CLOSED.search(last.text))
    is_item = kind is BlockKind.LIST_ITEM and _is_new_item(opened, line, reach=reach)
    is_caption = kind is BlockKind.CAPTION or (opened.kind is BlockKind.CAPTION and not _LOWER.match(line.text))
    return is_caption or is_other_weight or is_other_size or is_heading or is_item


def _is_same_paragraph(opened: _Open, line: Line, setting: _Setting, *, is_below: bool, reach: float) -> bool:
    last = opened.lines[-1]
    is_unfinished = not ends_sentence(last.text) and not last.text.endswith((":", ";", "؛"))
    goes_on_small = is_unfinished and bool(_LOWER.match(line.text))
    is_last = _is_indented(opened, line, setting) or (
        reach < _NOT_FULL if setting.is_justified else _had_room(last, line, reach)
    )
    if is_below and not is_unfinished and is_last:
        return False
    if is_below:
        return reach >= _SHORT_LINE or goes_on_small or (is_unfinished and _had_no_room(last, line, reach))
    is_next_column = last.page != line.page or line.baseline > last.baseline
    return goes_on_small or (is_next_column and is_unfinished and reach >= _SHORT_LINE)


def _is_indented(opened: _Open, line: Line, setting: _Setting) -> bool:
    """Whether a line begins further in than the one before, as first lines of paragraphs do; in items others do too."""
    last = opened.lines[-1]
    shift = last.right - line.right if setting.is_rtl else line.left - last.left
    is_first_of_last = len(opened.lines) == 1  # itself a first line, perhaps indented
    return opened.kind is BlockKind.PARAGRAPH and not is_first_of_last and _INDENTED * line.size < shift < _INDENT


def _had_no_room(last: Line, line: Line, reach: float) -> bool:
    """Whether the first word of an Arabic line, which has no small letters, had no room in the one before."""
    if not reach or not _ARABIC.match(line.text):
        return False
    return _room(last, reach) < _first_word(line)


def _had_room(last: Line, line: Line, reach: float) -> bool:
    """Whether the first word of a line had room in a ragged one before: so that one ended its paragraph."""
    return bool(reach) and _room(last, reach) > _ROOM * _first_word(line)


def _room(line: Line, reach: float) -> float:
    """How wide the rest of the column is beside a line."""
    width = line.right - line.left
    return width / reach - width


def _first_word(line: Line) -> float:
    """How wide the first word of a line is, with a space."""
    return (len(line.text.split(" ")[0]) + 1) / len(line.text) * (line.right - line.left)


def _is_new_item(opened: _Open, line: Line, *, reach: float) -> bool:
    """Whether a number or sign at the start of a line begins an item, and is not just the next word of a sentence."""
    last = opened.lines[-1]
    if _BULLET.match(line.text):
        return True
    is_shifted = min(abs(last.left - line.left), abs(last.right - line.right)) > _SHIFT or last.page != line.page
    is_closed = bool(_CLOSED.search(last.text)) or reach < _SHORT_LINE
    return is_closed or (is_shifted and not re.match(f"[0-9]+[.][0-9]+ [{LETTERS}]", line.text))


def _piece(opened: _Open, setting: _Setting) -> Piece:
    first = opened.lines[0]
    text = setting.hyphens.joined(opened.lines)
    if opened.kind is BlockKind.HEADING:
        level = 1 if first.size >= 1.5 * setting.body else 2
        return Piece(kind=opened.kind, text=text, page=first.page, level=level)
    if opened.kind is not BlockKind.CAPTION and not _BULLET.match(text) and _is_bold_heading(opened, text, setting):
        return Piece(kind=BlockKind.HEADING, text=text, page=first.page, level=3)
    if opened.kind is BlockKind.LIST_ITEM:
        return Piece(kind=opened.kind, text=_BULLET.sub("", text), page=first.page, level=1)
    return Piece(kind=opened.kind, text=text, page=first.page)
