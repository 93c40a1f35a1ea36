"""Walks through a page once and gives its lines, each with what it is and the elements it stands in.

Every visible word is in exactly one line: what is not taken as main text can be listed without looking for it again.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from marsad.reading.html_signs import sign_of
from marsad.reading.html_tables import grid, is_of_data
from marsad.reading.html_tags import NUMBERS, integer
from marsad.reading.numerals import numeral
from marsad.records import BlockKind

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "img", "meta", "link",
})  # fmt: skip
HIDDEN = (
    "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select", "datalist",
    "math", "audio", "video", "embed", "button", "textarea", "picture", "map", "rt", "rp",
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"li", "dt", "dd"})
_LISTS = frozenset({"ul", "ol", "dl"})
_CAPTIONS = frozenset({"figure", "figcaption", "caption"})
_BREAKS = frozenset({"br", "hr"})
_NAMES = ("class", "id", "itemprop")
_LEAVES = frozenset({"p", *_HEADINGS, "pre"})
_HYPHENS = {0xAD: None, 0x200B: None}  # where a browser may break a word; nobody sees them
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNEVEN = re.compile(r"[\t\r\n\f]|  ")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION_NAME = re.compile(r"caption|legende|credit|im(?:g|age)-(?:meta|text|info)|photo-(?:info|text)", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"(?:^|[ _-])(?:foot-?notes?|end-?notes?|notes-de-bas|sdfootnote\d+|_?ftn\d+|fn[:-]?\d+|cite_note)", re.IGNORECASE
)
_BACK = " \u21a9\ufe0e\ufe0f\u2191^"  # signs that lead from a footnote back to its place
_PARAGRAPH: tuple[BlockKind, int | None] = (BlockKind.PARAGRAPH, None)
_LONG_CELL = 400  # characters; a table with such cells lays out a page


@dataclass(slots=True, kw_only=True)
class Box:
    """An element that holds lines or other boxes; boxes stand in the order of the page, so a parent before its own."""

    tag: str
    parent: int
    sign: str  # of `html_signs`
    names: str = ""


@dataclass(slots=True, kw_only=True)
class Line:
    """A line that a browser shows; `linked` is how many of its characters are links'."""

    text: str
    kind: BlockKind
    level: int | None
    box: int
    linked: int
    table: int = 0  # rows of one table have one number


@dataclass(slots=True)
class Page:
    """The boxes and lines of a page."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    page: Page = field(default_factory=Page)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0  # how many links we are inside of
    box: int = -1
    lists: int = 0
    kinds: list[tuple[BlockKind, int | None]] = field(default_factory=lambda: [_PARAGRAPH])
    opened: list[tuple[etree._Element, int, int]] = field(
        default_factory=list
    )  # element, its box or -1, kinds before it
    counts: list[int | None] = field(default_factory=list)  # the last number of each list around, None: set by nobody
    sign: str = ""  # the number of the item whose first line comes next
    tables: int = 0

    def say(self, text: str) -> None:
        if self.links:
            self.linked += len(text)
        if self.words or not text.isspace():  # what only parts tags is most of a page, and no line begins with it
            self.words.append(text)

    def end_line(self) -> None:
        if self.words:
            text = _plain("".join(self.words))
            self.words = []
            if text:
                self._line(text)
        self.linked = 0

    def _line(self, text: str) -> None:
        kind, level = self.kinds[-1]
        if kind is BlockKind.FOOTNOTE:
            text = text.strip(_BACK)
        text, self.sign = f"{self.sign}{text}", ""
        linked = min(self.linked, len(text))
        self.page.lines.append(Line(text=text, kind=kind, level=level, box=self.box, linked=linked))
        if kind is BlockKind.LIST_ITEM:  # what follows in the same item is a paragraph of it
            self.kinds[-1] = _PARAGRAPH


def page_of(tree: etree._Element) -> Page:
    """The lines of a page out of `html_lines.parse`; scripts and what is hidden are taken out of the tree."""
    etree.strip_elements(tree, *HIDDEN, with_tail=False)
    walk = _Walk()
    if _is_hidden(tree):
        return walk.page
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = str(element.tag)
        if event == "start":
            if tag in INLINE:
                walk.links += tag == "a"
            elif tag == "table" and _table(walk, element):
                events.skip_subtree()
                continue
            else:
                _open(walk, element, tag)
            text = element.text
        else:
            if tag in INLINE:
                walk.links -= tag == "a"
            else:
                _close(walk, element, tag)
            text = element.tail
        if text:
            walk.say(text)
    walk.end_line()
    return walk.page


def _is_hidden(page: etree._Element) -> bool:
    """Whether a page hides itself as a whole; of its parts `html_unseen` has taken out what is hidden."""
    return page.get("hidden") is not None or bool(_HIDDEN_STYLE.search(page.get("style") or ""))


def _open(walk: _Walk, element: etree._Element, tag: str) -> None:
    walk.end_line()
    if tag in _BREAKS:
        return
    said = element.attrib
    names = " ".join([said[name] for name in _NAMES if name in said]) if said else ""
    role = said.get("role", "") if said else ""
    sign, is_note, may_be_caption = _known(tag, names, role)
    kinds = len(walk.kinds)
    is_kind = _start_kind(walk, element, tag, is_note, may_be_caption)
    if tag in _LISTS:
        first = integer(said.get("start"), None)
        walk.counts.append(None if first is None else first - 1)
    elif tag == "li":
        walk.sign = _number(walk, element)
    is_box = names or role or tag not in _LEAVES
    if is_box or is_kind:
        walk.opened.append((element, walk.box, kinds))
    if is_box:
        walk.page.boxes.append(Box(tag=tag, parent=walk.box, sign=sign, names=names))
        walk.box = len(walk.page.boxes) - 1


@lru_cache(maxsize=20_000)
def _known(tag: str, names: str, role: str) -> tuple[str, bool, bool]:
    """The sign of such an element, whether its names are those of footnotes, and of captions."""
    is_note = bool(names and _NOTE_NAME.search(names))
    may_be_caption = tag in {"p", "div"} and bool(names and _CAPTION_NAME.search(names))
    return "" if is_note else sign_of(tag, names, role), is_note, may_be_caption


def _start_kind(walk: _Walk, element: etree._Element, tag: str, is_note: bool, may_be_caption: bool) -> bool:
    """Note what the lines inside are; False where the element does not say it."""
    if tag in _HEADINGS:
        walk.kinds.append((BlockKind.HEADING, _HEADINGS[tag]))
    elif is_note:
        walk.kinds.append((BlockKind.FOOTNOTE, None))
    elif tag in _ITEMS and walk.kinds[-1][0] is not BlockKind.FOOTNOTE:
        walk.kinds.append((BlockKind.LIST_ITEM, max(1, walk.lists)))
    elif tag in _CAPTIONS or (may_be_caption and len(element) < 8):
        walk.kinds.append((BlockKind.CAPTION, None))
    else:
        walk.lists += tag in _LISTS
        return False
    return True


def _number(walk: _Walk, item: etree._Element) -> str:
    """The number of an item where its author set one: the list goes on from another, or an item states it."""
    numbered = item.getparent()
    if numbered is None or numbered.tag != "ol" or not walk.counts:
        return ""
    last = walk.counts[-1]
    number = walk.counts[-1] = integer(item.get("value"), None if last is None else last + 1)
    return "" if number is None else f"{numeral(number, NUMBERS.get(numbered.get('type', ''), 'decimal'))}. "


def _close(walk: _Walk, element: etree._Element, tag: str) -> None:
    walk.end_line()
    if tag in _LISTS:
        walk.lists -= 1
        walk.counts.pop()
    elif tag == "li":
        walk.sign = ""
    if walk.opened and walk.opened[-1][0] is element:
        _, walk.box, kinds = walk.opened.pop()
        del walk.kinds[kinds:]


def _table(walk: _Walk, table: etree._Element) -> bool:
    """Take a table of data row by row; False for one that lays out the page."""
    rows = [["" if cell is None else _said(cell) for cell in row] for row in grid(table)]
    cells = [cell for row in rows for cell in row]
    is_wide = sum(len(row) >= 2 for row in rows) >= 2
    has_inner = next(table.iterdescendants("table"), None) is not None
    is_layout = table.get("role") in {"presentation", "none"} or (has_inner and not is_of_data(table))
    if not is_wide or is_layout or any(len(cell) > _LONG_CELL for cell in cells):
        return False
    walk.end_line()
    names = f"{table.get('class') or ''} {table.get('id') or ''}".strip()
    walk.page.boxes.append(Box(tag="table", parent=walk.box, sign=sign_of("table", names, ""), names=names))
    box, walk.tables = len(walk.page.boxes) - 1, walk.tables + 1
    linked = sum(len(_said(link)) for link in table.iter("a")) / max(1, sum(map(len, cells)))
    for caption in table.iter("caption"):
        if text := _said(caption):
            walk.page.lines.append(Line(text=text, kind=BlockKind.CAPTION, level=None, box=box, linked=0))
    for row in rows:
        if any(row):
            text = " | ".join(row)
            links = int(linked * len(text))
            found = Line(text=text, kind=BlockKind.TABLE, level=None, box=box, linked=links, table=walk.tables)
            walk.page.lines.append(found)
    return True


def _said(element: etree._Element) -> str:
    return _plain(" ".join(element.itertext()))


def _plain(text: str) -> str:
    """A text with one space wherever markup has white space of any sort; most texts need nothing of it."""
    if not text.isascii() and ("\u00ad" in text or "\u200b" in text):
        text = text.translate(_HYPHENS)
    text = text.strip()
    return _SPACE.sub(" ", text) if _UNEVEN.search(text) else text
