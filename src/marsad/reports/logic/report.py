"""A report as data: sections of blocks, blocks of lines, each line with the citations that it rests on.

Renderers lay it out; nothing in it is markup. `Words` that come from a document keep its language and direction.
Invariant: a line that states something has a citation, or says from which citations it is counted (`basis`), or is
marked as the author's.
"""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

MOST_AT_ONCE = 250  # footnotes, some twenty pages: a long report is made in the background
_CODE = re.compile(r"[A-Z]+(?:-[0-9]+)+")
_FIGURE = re.compile(r"[\d\s.,%\u066a-\u066c\u2013]*")
SHORT = 18  # characters: "30 septembre 2021"
Place = tuple[str, int, int]  # of a citation: document, start, end
Layout = Literal["prose", "facts", "list", "quotes", "table", "figure", "authored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation as a reader can check it: document, page, place, and the exact words."""

    fact: str
    document: str
    document_name: str
    file: str
    language: str
    start: int
    end: int
    quote: str
    published: str = ""
    page: int | None = None
    number: int = 0  # of the footnote, from 1; given last, in the order of the pages
    is_again: bool = False  # the footnote stands at an earlier line
    shown: str = ""  # the words as the footnote shows them: whole, cut in the middle, or "" where the line has them

    @property
    def place(self) -> Place:
        """Where the words stand: two citations of one place are one footnote."""
        return (self.document, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of a line with the footnotes that carry them; `language` is "" for the report's own words."""

    text: str
    language: str = ""
    references: tuple[Reference, ...] = ()
    is_strong: bool = False

    @property
    def is_break(self) -> bool:
        """Whether a new row begins here."""
        return self.text == "\n"


BREAK = Words(text="\n")  # between several values of one line: mixed scripts on one row are hard to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement of the report: a label (may be empty) and words with their footnotes."""

    words: tuple[Words, ...]
    label: str = ""
    label_language: str = ""
    is_reviewed: bool = True  # a person has checked one of the facts; † marks the others
    mark: str = ""  # "sources differ"
    basis: str = ""  # of a figure that was counted: from which citations, "4–15"
    counted: tuple[Place, ...] = ()  # the places that it was counted from
    end: str = ""  # the full stop where it stands behind notes and marks

    @property
    def is_short(self) -> bool:
        """Whether it is a day, a status, a code: in a cell it stays on one row."""
        return sum(len(words.text) for words in self.words) <= SHORT

    @property
    def is_code(self) -> bool:
        """Whether it is a code as "RABAT-2023-02", which runs from left to right but belongs to no language."""
        return bool(_CODE.fullmatch("".join(words.text for words in self.words)))

    @property
    def language(self) -> str:
        """The language that it is in as a whole; "" for the report's own, for a mixture, and for a code."""
        languages = {words.language for words in self.words if not words.is_break}
        return languages.pop() if len(languages) == 1 and not self.is_code else ""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its footnotes in order."""
        return tuple(reference for words in self.words for reference in words.references)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a row of headings that is repeated on each page. `widths` are shares, `numeric` aligned columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...] = ()
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing with what it shows in words, and its data as a table in the annex."""

    caption: str
    alt: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def numeric(self) -> tuple[int, ...]:
        """The columns of its data that hold nothing but figures."""
        places = range(len(self.columns))
        return tuple(place for place in places if all(_FIGURE.fullmatch(row[place]) for row in self.rows))

    @property
    def drawing(self) -> SafeString:
        """The drawing to stand in a page: made by the chart room out of escaped data."""
        return mark_safe(self.svg)  # noqa: S308 - see above

    @property
    def address(self) -> str:
        """The drawing as an address, for pages whose policy lets no style through."""
        return "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a section, laid out in one way."""

    layout: Layout
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    figure: Figure | None = None
    paragraphs: tuple[str, ...] = ()  # of the author

    def all_lines(self) -> Iterator[Line]:
        """Its lines, those in the cells of its table too, in reading order."""
        yield from self.lines
        for row in self.table.rows if self.table else ():
            yield from row


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands below it."""

    key: str
    heading: str
    blocks: tuple[Block, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the heading."""
        return not any(block.lines or block.figure or block.paragraphs or block.table for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that the report cites."""

    id: str
    name: str
    language: str
    published: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure that was counted in the store, so that verification can count again."""

    name: str  # "documents", "facts:recommendation", …
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report in one language, with everything that its pages show."""

    title: str
    title_language: str
    subtitle: str
    kind: str
    language: str
    made_on: str  # in words, in the report's language
    made_on_iso: str
    method: tuple[str, ...]  # how to read it
    terms: Mapping[str, str]  # the few words that renderers need: "contents", "page", "sources", …
    sections: tuple[Section, ...] = field(default=())
    sources: tuple[Source, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def is_right_to_left(self) -> bool:
        """Whether its pages run from right to left."""
        return self.language == "ar"

    @property
    def has_contents(self) -> bool:
        """Whether it is long enough for a list of contents."""
        return len(self.sections) >= 4 and sum(1 for _line in self.lines()) >= 30

    @property
    def is_long(self) -> bool:
        """Whether it takes longer to lay out than anybody waits for a page."""
        return sum(1 for _reference in self.references()) > MOST_AT_ONCE

    @property
    def all_references(self) -> tuple[Reference, ...]:
        """The footnotes, for templates."""
        return tuple(self.references())

    @property
    def all_figures(self) -> tuple[Figure, ...]:
        """The drawings in order."""
        return tuple(self.figures())

    @property
    def figures_with_data(self) -> tuple[Figure, ...]:
        """The drawings whose data stands in the annex, not in a table beside them."""
        return tuple(figure for figure in self.figures() if figure.rows)

    def lines(self) -> Iterator[Line]:
        """All lines in reading order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.all_lines()

    def references(self) -> Iterator[Reference]:
        """All footnotes in order, each once."""
        for line in self.lines():
            yield from (reference for reference in line.references if not reference.is_again)

    @property
    def cited(self) -> frozenset[str]:
        """The ids of the documents that it rests on."""
        counted = {place[0] for line in self.lines() for place in line.counted}
        return frozenset({source.id for source in self.sources} | {r.document for r in self.references()} | counted)

    def figures(self) -> Iterator[Figure]:
        """All drawings in order."""
        for section in self.sections:
            yield from (block.figure for block in section.blocks if block.figure)
