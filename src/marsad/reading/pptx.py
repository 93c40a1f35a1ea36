"""Reads presentations (PPTX): titles as headings, text in the order in which a slide is read, tables, notes.

The page of a piece is the number of its slide. Footers, dates and slide numbers are listed as left out.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError, PythonPptxError

from marsad.language.identify import identify
from marsad.language.scripts import script_of
from marsad.reading import containers
from marsad.reading.dates import publication_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.properties import author_of, title_of
from marsad.records import BlockKind, Skipped

_KIND = "PPTX"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DIAGRAM = "/diagramData"
_TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE})
_FURNITURE = frozenset({PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER})
_LISTS = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
_BAND = 300_000  # English metric units (0.8 cm): shapes whose tops differ by less stand side by side
_FAILURES: tuple[type[Exception], ...] = (PackageNotFoundError, PythonPptxError, *containers.FAILURES)


def recognises(content: bytes, name: str) -> bool:
    """A ZIP archive with a "ppt/" part, or the ending."""
    return containers.is_made_of(content, name, "ppt/", ".pptx")


def read(content: bytes, _file: str) -> Draft:
    """The draft of a presentation.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: it unpacks to more than a text can need.
    """
    containers.opened(content, _KIND).close()
    try:
        show = pptx.Presentation(io.BytesIO(content))
        skipped: dict[str, Skipped] = {}
        found = [piece for number, slide in enumerate(show.slides, 1) for piece in _slide(slide, number, skipped)]
        about = show.core_properties
        title, author = title_of(about.title), author_of(about.author)
    except RecursionError as error:
        raise BrokenFile(
            "This PPTX is broken (its groups stand one inside the other hundreds of times): copy its text and add that."
        ) from error
    except _FAILURES as error:
        raise containers.broken(_KIND) from error
    found = _with_title(found)
    language = identify("\n".join(piece.text for piece in found)).language
    return Draft(
        pieces=tuple(found),
        skipped=tuple(skipped.values()),
        title=next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "") or title,
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], language),
        author=author,
    )


def _with_title(found: list[Piece]) -> list[Piece]:
    """The heading of the first slide is the title of the whole."""
    if found and found[0].kind is BlockKind.HEADING:
        return [Piece(kind=BlockKind.TITLE, text=found[0].text, page=found[0].page), *found[1:]]
    return found


def _slide(slide: Any, number: int, skipped: dict[str, Skipped]) -> Iterator[Piece]:
    """The pieces of a slide: its title, what stands below, what the speaker noted."""
    shapes = list(_flat(slide.shapes))
    titles = [shape for shape in shapes if _place(shape) in _TITLES]
    for shape in titles:
        if text := " ".join(shape.text_frame.text.split()):
            yield Piece(kind=BlockKind.HEADING, text=text, level=2, page=number)
    for shape in _in_order([shape for shape in shapes if shape not in titles]):
        if _place(shape) in _FURNITURE:
            text = " ".join(shape.text_frame.text.split())
            if text and not text.isdigit():
                skipped.setdefault(text, Skipped(text=text, reason="running_head"))
        else:
            yield from _shape(shape, number)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
        yield from _paragraphs(frame, number, BlockKind.PARAGRAPH)


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, those of groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _in_order(shapes: Sequence[Any]) -> list[Any]:
    """From the top down; side by side, from the side at which the slide's script begins."""
    said = " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    side = -1 if script_of(said) == "Arab" else 1
    numbered = sorted(enumerate(shapes), key=lambda pair: (_top(pair[1]), pair[0]))
    bands: list[list[tuple[int, Any]]] = []
    for place, shape in numbered:
        if not bands or _top(shape) - _top(bands[-1][0][1]) > _BAND:
            bands.append([])
        bands[-1].append((place, shape))
    return [
        shape for band in bands for _, shape in sorted(band, key=lambda pair: (side * (pair[1].left or 0), pair[0]))
    ]


def _top(shape: Any) -> int:
    return int(shape.top or 0)


def _place(shape: Any) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _shape(shape: Any, number: int) -> Iterator[Piece]:
    if shape.has_text_frame:
        is_list = _place(shape) in _LISTS and sum(bool(p.text.strip()) for p in shape.text_frame.paragraphs) > 1
        yield from _paragraphs(shape.text_frame, number, BlockKind.LIST_ITEM if is_list else BlockKind.PARAGRAPH)
    elif getattr(shape, "has_table", False):
        rows = (" | ".join(_cell(cell) for cell in row.cells) for row in shape.table.rows)
        if text := "\n".join(row for row in rows if row.strip(" |")):
            yield Piece(kind=BlockKind.TABLE, text=text, page=number)
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape.chart, number)
    else:
        yield from _diagram(shape, number)


def _chart(chart: Any, number: int) -> Iterator[Piece]:
    """A drawing's title, and its figures as a table with a row for each series."""
    if chart.has_title and (title := " ".join(chart.chart_title.text_frame.text.split())):
        yield Piece(kind=BlockKind.CAPTION, text=title, page=number)
    for plot in chart.plots:
        head = ["", *(str(category) for category in plot.categories)]
        rows = [[series.name, *("" if v is None else f"{v:g}" for v in series.values)] for series in plot.series]
        lines = [" | ".join(row) for row in ([head] if len(head) > 1 else []) + rows]
        if rows:
            yield Piece(kind=BlockKind.TABLE, text="\n".join(lines), page=number)


def _cell(cell: Any) -> str:
    return "" if cell.is_spanned else " ".join(cell.text_frame.text.split())


def _paragraphs(frame: Any, number: int, kind: BlockKind) -> Iterator[Piece]:
    for paragraph in frame.paragraphs:
        is_item = kind is BlockKind.LIST_ITEM or _has_bullet(paragraph)
        for line in paragraph.text.replace("\v", " " if is_item else "\n").split("\n"):
            if text := " ".join(line.split(" ")).strip():
                level = paragraph.level + 1 if is_item else None
                yield Piece(kind=BlockKind.LIST_ITEM if is_item else kind, text=text, level=level, page=number)


def _has_bullet(paragraph: Any) -> bool:
    return any(paragraph._p.find(f"{_DRAWING}pPr/{_DRAWING}{sign}") is not None for sign in ("buChar", "buAutoNum"))  # noqa: SLF001 - python-pptx does not show bullets


def _diagram(shape: Any, number: int) -> Iterator[Piece]:
    """The words of a diagram ("SmartArt"), which stand in a part of their own."""
    wanted = set(shape._element.xpath(f".//@*[namespace-uri()='{_LINKS}']"))  # noqa: SLF001 - python-pptx shows none
    for name, related in shape.part.rels.items():
        if name in wanted and related.reltype.endswith(_DIAGRAM):
            tree = etree.fromstring(related.target_part.blob, etree.XMLParser(resolve_entities=False))
            for paragraph in tree.iter(_DRAWING + "p"):
                if text := " ".join("".join(t.text or "" for t in paragraph.iter(_DRAWING + "t")).split()):
                    yield Piece(kind=BlockKind.PARAGRAPH, text=text, page=number)
