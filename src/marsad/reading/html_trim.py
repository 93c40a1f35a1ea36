"""Takes out of a page's chosen lines what is not the author's: rows of links, calls to subscribe, empty headings."""

from collections.abc import Sequence
from functools import lru_cache

from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.boilerplate.own_words import reason_of_words
from marsad.reading.html_main import masses
from marsad.reading.html_walk import Line, Page
from marsad.records import BlockKind

_SEPARATING = frozenset({"separator", "page_number"})
_LINK = 0.8  # share of a line's characters from which it is nothing but a link
_ROW = 0.7  # the same of the items of a list
_LINKED_END = 0.3  # the same where the text ends
_PROSE = 60  # characters
_SHORT = 220  # characters; a longer line is text whatever words it has
_LABEL = 100  # characters of a line whose words tell better than its place why it is left out


def trimmed(page: Page, reasons: Sequence[str], title_line: int | None) -> list[str]:
    """The reasons, with those of the lines among the main text that are none."""
    found = list(reasons)
    rows = _rows_of_links(page)
    for i, line in enumerate(page.lines):
        if not found[i]:
            found[i] = _of_links(line, rows) or _of_words(line)
    _leave_out_copies(page.lines, found)
    if title_line is not None and not any(found[i] == "" and _is_prose(page.lines[i]) for i in range(title_line)):
        for i in range(title_line):
            found[i] = found[i] or "outside"
    return _below_related(page.lines, _without_tail(page.lines, found))


def left_out_for(line: Line, reason: str) -> str:
    """The reason to show for a line: what its words say where its place says little."""
    return (_said(line.text) or reason) if reason == "outside" and len(line.text) <= _LABEL else reason


@lru_cache(maxsize=10_000)
def _said(text: str) -> str:
    return reason_of_words(text).rstrip("?")


def _leave_out_copies(lines: Sequence[Line], reasons: list[str]) -> None:
    """A long line or a caption that stands in another part of the text already, as for another width of screen."""
    seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        may_be_one = len(line.text) >= _PROSE or line.kind is BlockKind.CAPTION
        if may_be_one and not reasons[i] and not line.table and seen.setdefault(line.text, line.box) != line.box:
            reasons[i] = "repeated"


def _of_links(line: Line, rows: frozenset[int]) -> str:
    if line.kind is BlockKind.FOOTNOTE:  # a source is often nothing but a link
        return ""
    is_link = line.linked > _LINK * len(line.text)
    in_row = line.box in rows and line.linked > 0.3 * len(line.text) and len(line.text) - line.linked < _PROSE
    return "related" if (is_link and len(line.text) > 12) or in_row else ""


def _of_words(line: Line) -> str:
    """What the words of a short line say when they are sure; single words are headings too often."""
    if len(line.text) > _SHORT or line.kind in {BlockKind.TABLE, BlockKind.CAPTION}:
        return ""
    said = reason_of_words(line.text)
    return "" if said.endswith("?") or said in _SEPARATING else said


def _rows_of_links(page: Page) -> frozenset[int]:
    """Boxes whose words are nearly all links, and the items in such lists."""
    size = masses(page, [len(line.text) for line in page.lines])
    linked = masses(page, [line.linked for line in page.lines])
    rows: set[int] = set()
    for i, box in enumerate(page.boxes):
        if (size[i] and linked[i] > _ROW * size[i]) or (box.tag == "li" and box.parent in rows):
            rows.add(i)
    return frozenset(rows)


def _is_prose(line: Line) -> bool:
    return line.kind is BlockKind.PARAGRAPH and len(line.text) >= _PROSE and line.linked < 0.5 * len(line.text)


def _without_tail(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Links at the end, the labels above them, and headings below which nothing is left go too."""
    kept = [i for i, reason in enumerate(reasons) if not reason and lines[i].kind is not BlockKind.CAPTION]
    links = 0
    for i in reversed(kept):
        is_link = not _is_prose(lines[i]) and lines[i].linked > _LINKED_END * len(lines[i].text)
        is_label = links > 1 and len(lines[i].text) < _PROSE and not ends_sentence(lines[i].text)
        if not (is_link or is_label or lines[i].kind is BlockKind.HEADING):
            break
        links += is_link
        reasons[i] = "related"
    return reasons


def _below_related(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Linked items and headlines below "Related articles", up to the next prose."""
    is_related = False
    for i, line in enumerate(lines):
        if reasons[i] == "related" and line.linked < 0.5 * len(line.text):
            is_related = True
        elif not reasons[i] and _is_prose(line):
            is_related = False
        elif is_related and not reasons[i] and line.linked:
            reasons[i] = "related"
    return reasons
