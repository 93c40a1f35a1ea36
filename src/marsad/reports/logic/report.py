"""A report as data: sections of lines, each line with the citations that it rests on.

Renderers lay it out; nothing in it is markup. `Words` that come from a document keep its language and direction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation as a reader can check it: document, page, place, and the exact words."""

    number: int  # of the footnote, from 1
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
    is_again: bool = False  # the footnote stands at an earlier line


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some words of a line; `language` is "" for the report's own words."""

    text: str
    language: str = ""

    @property
    def is_break(self) -> bool:
        """Whether a new row begins here."""
        return self.text == "\n"


BREAK = Words(text="\n")  # between several values of one line: mixed scripts on one row are hard to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement of the report: a label (may be empty), words, and the footnotes that carry it."""

    words: tuple[Words, ...]
    references: tuple[Reference, ...]
    label: str = ""
    is_reviewed: bool = False
    mark: str = ""  # "sources differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines; `kind` says how to lay them out: facts (label and value), list, quotes."""

    heading: str
    kind: str
    lines: tuple[Line, ...]


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
    method: str  # how to read it
    sources_heading: str
    page_word: str
    sections: tuple[Section, ...] = field(default=())
    sources: tuple[Words, ...] = ()

    @property
    def is_right_to_left(self) -> bool:
        """Whether its pages run from right to left."""
        return self.language == "ar"

    def references(self) -> Iterator[Reference]:
        """All footnotes in order, each once."""
        for section in self.sections:
            for line in section.lines:
                yield from (reference for reference in line.references if not reference.is_again)
