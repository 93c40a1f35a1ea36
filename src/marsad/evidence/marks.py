"""Facts woven into the text they stand in: for the reader's page. Pure: records in, nodes out.

Facts may nest (an organisation within a recommendation) and may overlap; one that runs over the edge of another,
or of a block, is cut there, and its pieces keep the fact's id. Nothing of the text is lost or doubled.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.language.varieties import RIGHT_TO_LEFT
from marsad.records import Block, BlockKind, Document, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A fact, or the part of it that lies within one block or one other fact."""

    start: int
    end: int
    fact: Fact
    is_first: bool = True  # the first piece carries the address that links lead to

    @property
    def order(self) -> tuple[int, int, str]:
        """Outer ones before inner ones; the id decides between equals, so that pages come out the same."""
        return (self.start, -self.end, self.fact.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of text that a fact covers, with what lies inside."""

    piece: Piece
    inside: "tuple[str | Marked, ...]"


Node = str | Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the document, ready to be laid out."""

    kind: BlockKind
    level: int
    page: int | None  # where a new page begins
    language: str
    direction: str
    nodes: tuple[Node, ...]

    @property
    def style(self) -> str:
        """The class that lays it out."""
        return "item" if self.kind == BlockKind.LIST_ITEM else str(self.kind)


def paragraphs(document: Document, facts: Iterable[Fact]) -> list[Paragraph]:
    """Lay out a document block by block, its facts marked."""
    found = sorted(facts, key=lambda fact: (fact.citation.start, -fact.citation.end, fact.id))
    laid_out: list[Paragraph] = []
    page: int | None = None
    for block in document.blocks or (whole(document),):
        new_page = block.page if block.page != page else None
        page = block.page
        language = block.language or document.language
        laid_out.append(
            Paragraph(
                kind=block.kind,
                level=block.level or 1,
                page=new_page,
                language=language,
                direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
                nodes=weave(document.text, block.start, block.end, pieces(found, block.start, block.end)),
            )
        )
    return laid_out


def whole(document: Document) -> Block:
    """Take a document without blocks as one paragraph."""
    return Block(kind=BlockKind.PARAGRAPH, start=0, end=len(document.text))


def pieces(facts: Sequence[Fact], start: int, end: int) -> list[Piece]:
    """Give the parts of facts that lie between two places, in order."""
    cut = (
        Piece(
            start=max(fact.citation.start, start),
            end=min(fact.citation.end, end),
            fact=fact,
            is_first=fact.citation.start >= start,
        )
        for fact in facts
        if fact.citation.start < end and fact.citation.end > start
    )
    return sorted(cut, key=lambda piece: piece.order)


def weave(text: str, start: int, end: int, waiting: Sequence[Piece]) -> tuple[Node, ...]:
    """Nest pieces into the text between two places; they must be in order and lie within it."""
    queue = list(waiting)
    nodes: list[Node] = []
    while queue:
        outer = queue.pop(0)
        inside, queue = divided(queue, outer.end)
        nodes += [text[start : outer.start]] if start < outer.start else []
        nodes.append(Marked(piece=outer, inside=weave(text, outer.start, outer.end, inside)))
        start = outer.end
    nodes += [text[start:end]] if start < end else []
    return tuple(nodes)


def divided(queue: Sequence[Piece], edge: int) -> tuple[list[Piece], list[Piece]]:
    """Part a queue at an edge: what lies before it, and what comes after; pieces across it are cut."""
    before: list[Piece] = []
    after: list[Piece] = []
    for piece in queue:
        if piece.start >= edge:
            insort(after, piece, key=lambda p: p.order)
        elif piece.end <= edge:
            before.append(piece)
        else:
            before.append(Piece(start=piece.start, end=edge, fact=piece.fact, is_first=piece.is_first))
            rest = Piece(start=edge, end=piece.end, fact=piece.fact, is_first=False)
            insort(after, rest, key=lambda p: p.order)
    return sorted(before, key=lambda p: p.order), after
