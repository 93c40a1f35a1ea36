"""What a search gives back: passages, ready to be shown, each with the reason why it was found."""

from dataclasses import dataclass
from typing import Any

from marsad.evidence.cards import FactPlace
from marsad.records import Span
from marsad.search.facets import Facet

_SHOWN = ("document", "start", "end", "quote", "language", "name", "published", "landing", "pieces", "why", "copies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a quote, marked when it matched."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Where nearly the same passage stands in another document."""

    document: str
    name: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A passage that was found; ``quote`` is always ``text[start:end]`` of its document."""

    document: str
    file: str
    title: str
    published: str
    start: int
    end: int
    quote: str
    language: str
    score: float  # 0 to 1, for ordering; no probability
    why: str  # in the language of whoever asks
    matched: tuple[Span, ...]  # places within the quote
    facts: tuple[FactPlace, ...]  # that stand in the passage
    copies: tuple[Copy, ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        """What names the passage."""
        return self.document, self.start, self.end

    @property
    def name(self) -> str:
        """The document's title, or its file."""
        return self.title or self.file

    @property
    def landing(self) -> str:
        """The element of the reader's page to go to: the fact that has most of the passage, or the place itself."""
        largest = max(self.facts, key=lambda fact: fact.end - fact.start, default=None)
        return f"at-{largest.id}" if largest else "here"

    @property
    def shown(self) -> dict[str, Any]:
        """What a page shows of it: of its facts no more than their ids and kinds."""
        return {
            **{name: getattr(self, name) for name in _SHOWN},
            "facts": [(fact.id, fact.kind) for fact in self.facts],
        }

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The quote cut at its marks, for pages."""
        pieces: list[Piece] = []
        place = 0
        for span in self.matched:
            pieces.append(Piece(text=self.quote[place : span.start], is_marked=False))
            pieces.append(Piece(text=self.quote[span.start : span.end], is_marked=True))
            place = span.end
        pieces.append(Piece(text=self.quote[place:], is_marked=False))
        return tuple(piece for piece in pieces if piece.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gives: passages, ways to narrow it, and another spelling of the question where one is likely."""

    results: tuple[Result, ...] = ()
    facets: tuple[Facet, ...] = ()
    respelled: str = ""
    is_loosened: bool = False  # nothing has the phrases of the question word for word, so they were not asked for
    like: str = ""  # the passage that others were to be like
