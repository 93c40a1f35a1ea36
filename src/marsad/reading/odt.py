"""Reads OpenDocument texts (ODT): headings, numbered lists, tables, notes and frames in the order of the text.

What was deleted with changes tracked stands apart in the file and is not read; contents and indexes are left out.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from odfdo import Document as OdfFile
from odfdo import Element
from odfdo.security import SecurityError
from odfdo.xmlpart import XmlPart

from marsad.language.identify import identify
from marsad.reading import containers
from marsad.reading.dates import publication_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.numerals import numeral
from marsad.reading.properties import author_of, title_of
from marsad.records import BlockKind, Skipped

_KIND = "ODT"
_TYPE = "application/vnd.oasis.opendocument.text"
_PARAGRAPH = Piece(kind=BlockKind.PARAGRAPH, text="")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_INDEXES = frozenset(
    f"text:{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index", "user-index")
)
# Comments, former text, drawings' descriptions, the furniture of sections: no words of the running text.
_SILENT = frozenset(
    (
        *(
            "text:tracked-changes",
            "office:annotation",
            "office:annotation-end",
            "svg:title",
            "svg:desc",
            "office:forms",
        ),
        *("text:sequence-decls", "text:index-title", "text:variable-decls", "text:user-field-decls", "text:ruby-text"),
        *("office:event-listeners", "draw:object", "draw:image", "text:note-citation"),
    )
)
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_WIDEST = 64  # columns; what is repeated beyond is the empty rest of a sheet
_SIGNS = {"text:tab": " ", "text:line-break": "\n", "text:s": " "}
_FAILURES: tuple[type[Exception], ...] = (SecurityError, *containers.FAILURES)


def recognises(content: bytes, name: str) -> bool:
    """By the declared media type; a damaged file by its ending."""
    if content.startswith(containers.SIGNATURE) and containers.part_names(content):
        return containers.declared_type(content).startswith(_TYPE)
    return containers.is_made_of(content, name, "content.xml", ".odt")


def read(content: bytes, _file: str) -> Draft:
    """The draft of an OpenDocument text.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: it unpacks to more than a text can need.
    """
    with containers.opened(content, _KIND) as archive:
        if b"encryption-data" in containers.part(archive, "META-INF/manifest.xml", _KIND):
            raise containers.locked(_KIND)
    try:
        file = OdfFile(io.BytesIO(content))
        body = _Body(_list_styles(file), _parents(file))
        body.read(file.body)
        remarks = [Skipped(text=text, reason="remark") for text in _remarks(file.body)]
        title, author = title_of(file.meta.title), author_of(file.meta.initial_creator or file.meta.creator)
    except RecursionError as error:
        raise BrokenFile(
            "This ODT is broken (its parts stand one inside the other hundreds of times): copy its text and add that."
        ) from error
    except _FAILURES as error:
        raise containers.broken(_KIND) from error
    found = body.found
    language = identify("\n".join(piece.text for piece in found)).language
    return Draft(
        pieces=tuple(found),
        skipped=(*body.left_out, *remarks),
        title=next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "") or title,
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], language),
        author=author,
    )


@dataclass
class _Body:
    """The running text: elements are visited in order, since numbers are counted."""

    lists: dict[str, dict[int, Element]]
    parents: dict[str, str]
    found: list[Piece] = field(default_factory=list)
    left_out: list[Skipped] = field(default_factory=list)
    _counts: dict[str, list[int]] = field(default_factory=dict)  # by list style: the number at each depth

    def read(self, container: Element, kind: Piece = _PARAGRAPH) -> None:
        """Take what a container holds."""
        for child in container.children:
            tag = child.tag
            if tag in {"text:p", "text:h"}:
                self._paragraph(child, kind)
            elif tag == "text:list":
                self._list(child, child.get_attribute_string("text:style-name") or "", 1, goes_on=_goes_on(child))
            elif tag == "table:table":
                self._table(child)
            elif tag in _INDEXES:
                self.left_out += [Skipped(text=line, reason="contents") for line in _paragraphs(child)]
            elif tag not in _SILENT:
                self.read(child, kind)

    def _paragraph(self, element: Element, kind: Piece) -> None:
        """A paragraph's pieces, then the notes and frames that hang on it."""
        aside: list[Element] = []
        text = _text(element, aside)
        look = self._kind(element, kind)
        whole = text if look.kind is BlockKind.PARAGRAPH else text.replace("\n", " ")
        lines = [" ".join(line.split(" ")).strip() for line in f"{look.text} {whole}".split("\n")]
        if text.strip():
            self.found += [replace(look, text=line) for line in lines if line]
        for inner in aside:
            is_note = inner.tag == "text:note"
            self.read(inner, Piece(kind=BlockKind.FOOTNOTE, text="") if is_note else _PARAGRAPH)

    def _kind(self, element: Element, kind: Piece) -> Piece:
        """Heading, title or caption by the style, which may be based on a built-in one; else what stands around."""
        if element.tag == "text:h":
            return Piece(
                kind=BlockKind.HEADING, text="", level=element.get_attribute_integer("text:outline-level") or 1
            )
        style = element.get_attribute_string("text:style-name") or ""
        names = set()
        while style and style not in names:
            names.add(style)
            style = self.parents.get(style, "")
        if "Title" in names:
            return Piece(kind=BlockKind.TITLE, text="")
        if names & {"Caption", "Illustration", "Table", "Drawing", "Figure"}:
            return Piece(kind=BlockKind.CAPTION, text="")
        return kind

    def _list(self, element: Element, style: str, level: int, *, goes_on: bool) -> None:
        counts = self._counts.setdefault(style, [])
        if not goes_on or level > 1:
            del counts[level - 1 :]
        for item in element.children:
            if item.tag not in {"text:list-item", "text:list-header"}:
                continue
            sign = self._sign(style, level, item) if item.tag == "text:list-item" else ""
            for child in item.children:
                if child.tag == "text:list":
                    own = child.get_attribute_string("text:style-name") or style
                    self._list(child, own, level + 1, goes_on=_goes_on(child))
                elif child.tag in {"text:p", "text:h"}:
                    self._paragraph(child, Piece(kind=BlockKind.LIST_ITEM, text=sign, level=level))
                    sign = ""
                elif child.tag == "table:table":
                    self._table(child)

    def _table(self, table: Element) -> None:
        """A table of data, or the paragraphs of a frame that is one cell wide; notes come after it."""
        rows = [[cell for cell in row.children if cell.tag in _CELLS] for row in _rows_of(table)]
        if max(map(len, rows), default=0) < 2:
            for cell in (cell for row in rows for cell in row):
                self.read(cell)
            return
        before = len(self.found)
        lines = [self._row(row) for row in rows]
        notes = [piece for piece in self.found[before:] if piece.kind is BlockKind.FOOTNOTE]
        width = max(
            (len(line) for line in lines), default=0
        )  # without the empty columns that programs write at the edge
        text = "\n".join(" | ".join(line + [""] * (width - len(line))) for line in lines if line)
        self.found[before:] = [Piece(kind=BlockKind.TABLE, text=text), *notes]

    def _row(self, cells: list[Element]) -> list[str]:
        """The words of each cell up to the last that has any."""
        said: list[str] = []
        for cell in cells:
            before = len(self.found)
            self.read(cell)
            own = [piece for piece in self.found[before:] if piece.kind is not BlockKind.FOOTNOTE]
            times = 1 if own else min(cell.get_attribute_integer("table:number-columns-repeated") or 1, _WIDEST)
            said += [" ".join(piece.text for piece in own)] * times
        return said[: max((i + 1 for i, words in enumerate(said) if words), default=0)]

    def _sign(self, style: str, level: int, item: Element) -> str:
        """The number before an item as the page shows it; "" for bullets and items that only hold a deeper list."""
        if not any(child.tag in {"text:p", "text:h"} for child in item.children):
            return ""
        counts = self._counts[style]
        look = self.lists.get(style, {}).get(level)
        first = 1 if look is None else look.get_attribute_integer("text:start-value") or 1
        counts += [1] * (level - 1 - len(counts))
        stated = item.get_attribute_integer("text:start-value")
        number = counts[level - 1] + 1 if len(counts) >= level else first
        counts[level - 1 :] = [number if stated is None else stated]
        if look is None or look.tag != "text:list-level-style-number":
            return ""
        return _shown(look, counts, self.lists[style])


def _shown(look: Element, counts: list[int], levels: dict[int, Element]) -> str:
    form = look.get_attribute_string("style:num-format") or ""
    if not form:
        return ""
    depths = look.get_attribute_integer("text:display-levels") or 1
    parts = []
    for depth in range(max(0, len(counts) - depths), len(counts)):
        at = levels.get(depth + 1, look)
        parts.append(numeral(counts[depth], _FORMS.get(at.get_attribute_string("style:num-format") or "1", "decimal")))
    before = look.get_attribute_string("style:num-prefix") or ""
    return f"{before}{'.'.join(parts)}{look.get_attribute_string('style:num-suffix') or ''}".strip()


def _goes_on(element: Element) -> bool:
    return element.get_attribute_string("text:continue-numbering") == "true" or bool(
        element.get_attribute_string("text:continue-list")
    )


def _text(element: Element, aside: list[Element]) -> str:
    """The words of a paragraph; notes and frames are put aside."""
    parts = [element.text]
    for child in element.children:
        tag = child.tag
        if tag in {"text:note", "draw:frame", "draw:text-box", "draw:custom-shape", "draw:g"}:
            aside.append(child)
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag not in _SILENT:
            parts.append(_text(child, aside))
        parts.append(child.tail or "")
    return "".join(parts).replace("\t", " ")


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those of its head too, without those of tables in its cells."""
    for child in table.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows_of(child)


def _paragraphs(element: Element) -> Iterator[str]:
    """The words of each paragraph in a table of contents or in a comment."""
    for paragraph in element.get_elements("descendant::text:p"):
        if text := " ".join(_text(paragraph, []).split()):
            yield text


def _remarks(body: Element) -> Iterator[str]:
    """What people noted in the margin, a comment a line."""
    for remark in body.get_elements("descendant::office:annotation"):
        if text := " ".join(" ".join(_paragraphs(remark)).split()):
            yield text


def _root(file: OdfFile, name: str) -> Element:
    part = file.get_part(name)
    if not isinstance(part, XmlPart):
        raise containers.broken(_KIND)
    return part.root


def _list_styles(file: OdfFile) -> dict[str, dict[int, Element]]:
    """The list styles by name, each by depth."""
    found: dict[str, dict[int, Element]] = {}
    for part in ("styles.xml", "content.xml"):
        for style in _root(file, part).get_elements("descendant::text:list-style"):
            levels = {child.get_attribute_integer("text:level") or 1: child for child in style.children}
            found[style.get_attribute_string("style:name") or ""] = levels
    return found


def _parents(file: OdfFile) -> dict[str, str]:
    """On which style each paragraph style is based."""
    found = {}
    for part in ("styles.xml", "content.xml"):
        for style in _root(file, part).get_elements("descendant::style:style"):
            parent = style.get_attribute_string("style:parent-style-name")
            found[style.get_attribute_string("style:name") or ""] = parent or ""
    return found
