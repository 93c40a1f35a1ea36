"""Walks through a page once and gives its lines, each with what it is and the elements it stands in.

Every visible word is in exactly one line: what is not taken as main text can be listed without looking for it again.
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from marsad.reading.html_signs import sign_of
from marsad.records import BlockKind

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "img", "meta", "link",
})  # fmt: skip
HIDDEN = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "select", "datalist", "math",
    "audio", "video", "embed", "button", "textarea", "picture", "map", "rt", "rp",
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
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION_NAME = re.compile(r"caption|legende|credit|im(?:g|age)-(?:meta|text|info)|photo-(?:info|text)", re.IGNORECASE)
_NOTE_NAME = re.compile(
    r"(?:^|[ _-])(?:foot-?notes?|end-?notes?|notes-de-bas|sdfootnote\d+|_?ftn\d+|fn[:-]?\d+|cite_note)", re.IGNORECASE
)
_BACK = " \u21a9\ufe0e\ufe0f\u2191^"  # signs that lead from a footnote back to its place
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
    kinds: list[tuple[BlockKind, int | None]] = field(default_factory=lambda: [(BlockKind.PARAGRAPH, None)])
    opened: list[tuple[HtmlElement, int, int]] = field(default_factory=list)  # element, its box or -1, kinds before it
    tables: int = 0

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            if self.links:
                self.linked += len(text)

    def end_line(self) -> None:
        if self.words:
            text = _SPACE.sub(" ", "".join(self.words).translate(_HYPHENS)).strip()
            if text:
                kind, level = self.kinds[-1]
                if kind is BlockKind.FOOTNOTE:
                    text = text.strip(_BACK)
                linked = min(self.linked, len(text))
                self.page.lines.append(Line(text=text, kind=kind, level=level, box=self.box, linked=linked))
                if kind is BlockKind.LIST_ITEM:  # what follows in the same item is a paragraph of it
                    self.kinds[-1] = (BlockKind.PARAGRAPH, None)
            self.words = []
            self.linked = 0


def page_of(tree: HtmlElement) -> Page:
    """The lines of a page; scripts and what is hidden are taken out of the tree."""
    etree.strip_elements(tree, *HIDDEN, with_tail=False)
    walk = _Walk()
    skip: HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if skip is not None:
            if event == "end" and skip is element:
                skip = None
                walk.say(element.tail)
        elif event == "start":
            tag = str(element.tag)
            if _is_hidden(element, tag) or (tag == "table" and _table(walk, element)):
                skip = element
            elif tag in INLINE:
                walk.links += tag == "a"
                walk.say(element.text)
            else:
                _open(walk, element, tag)
        elif element.tag in INLINE:
            walk.links -= element.tag == "a"
            walk.say(element.tail)
        else:
            _close(walk, element)
            if element is not tree:
                walk.say(element.tail)
    walk.end_line()
    return walk.page


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    if tag == "head" or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def _open(walk: _Walk, element: HtmlElement, tag: str) -> None:
    walk.end_line()
    if tag in _BREAKS:
        return
    said = element.attrib
    names = " ".join([said[name] for name in _NAMES if name in said]) if said else ""
    role = said.get("role", "")
    if names or role or tag not in _LEAVES:
        _box(walk, element, tag, names, role)
    _start_kind(walk, element, tag, names)
    walk.say(element.text)


def _box(walk: _Walk, element: HtmlElement, tag: str, names: str, role: str) -> None:
    walk.opened.append((element, walk.box, len(walk.kinds)))
    sign = "" if names and _NOTE_NAME.search(names) else sign_of(tag, names, role)
    walk.page.boxes.append(Box(tag=tag, parent=walk.box, sign=sign, names=names))
    walk.box = len(walk.page.boxes) - 1


def _start_kind(walk: _Walk, element: HtmlElement, tag: str, names: str) -> None:
    """What the lines inside are, where the element says it."""
    if tag in _HEADINGS:
        walk.kinds.append((BlockKind.HEADING, _HEADINGS[tag]))
    elif names and _NOTE_NAME.search(names):
        walk.kinds.append((BlockKind.FOOTNOTE, None))
    elif tag in _ITEMS and walk.kinds[-1][0] is not BlockKind.FOOTNOTE:
        walk.kinds.append((BlockKind.LIST_ITEM, max(1, walk.lists)))
    elif tag in _CAPTIONS or (tag in {"p", "div"} and names and _CAPTION_NAME.search(names) and len(element) < 8):
        walk.kinds.append((BlockKind.CAPTION, None))
    elif tag in _LISTS:
        walk.lists += 1
        return
    else:
        return
    if not walk.opened or walk.opened[-1][0] is not element:
        walk.opened.append((element, walk.box, len(walk.kinds) - 1))


def _close(walk: _Walk, element: HtmlElement) -> None:
    walk.end_line()
    if element.tag in _LISTS:
        walk.lists -= 1
    if walk.opened and walk.opened[-1][0] is element:
        _, walk.box, kinds = walk.opened.pop()
        del walk.kinds[kinds:]


def _table(walk: _Walk, table: HtmlElement) -> bool:
    """Take a table of data row by row; False for one that lays out the page."""
    rows = [[_said(cell) for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    cells = [cell for row in rows for cell in row]
    is_wide = sum(len(row) >= 2 for row in rows) >= 2
    is_layout = table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None
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


def _said(element: HtmlElement) -> str:
    return _SPACE.sub(" ", " ".join(element.itertext()).translate(_HYPHENS)).strip()
