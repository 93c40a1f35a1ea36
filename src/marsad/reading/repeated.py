"""Learns which lines a source puts around its documents, by their coming back, and takes them out of a document.

A line counts when it stands at the edge of several documents of one source (a web site, or a folder). Which lines those
are depends on the documents alone, not on the order in which they came: lines taken out before are counted again.
Titles, tables and captions are never such lines, nor short ones, nor any of a bibliographic record; documents that
share most of their lines are reprints of one text and count once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.bibliography.record import is_record
from marsad.records import Block, BlockKind, Document, Skipped

REASON = "repeated_in_source"
LEAST = 3  # documents of a web site; the house style of a site comes back on every page
LEAST_IN_FOLDER = 5  # a folder may hold anything
_WORDS = range(4, 61)  # of a line; "Recommendations" may head many texts
_ABOVE, _BELOW = 4, 6  # blocks at either edge of a document
_REPRINT = 0.5  # share of the lines of the shorter of two documents
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The lines of one document that may be its source's, folded; `every` are all its lines."""

    source: str
    lines: frozenset[str]
    every: frozenset[str]


def source_of(address: str) -> str:
    """The web site or folder that a document came from; "" when its address tells of none."""
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        return (parts.hostname or "").removeprefix("www.")
    folder = PurePosixPath(address).parent
    return f"{folder}/" if "/" in address and folder != PurePosixPath() else ""


def edges_of(address: str, text: str, blocks: Sequence[Block], skipped: Iterable[Skipped]) -> Edges:
    """What of a stored document is counted, with what was taken out of it for this reason before."""
    said = [(block.kind, fold(text[block.start : block.end]).strip()) for block in blocks]
    taken = [fold(part.text).strip() for part in skipped if part.reason == REASON]
    outer = [*said[:_ABOVE], *said[max(_ABOVE, len(said) - _BELOW) :]]
    lines = {line for kind, line in outer if kind in _KINDS and len(word_texts(line)) in _WORDS}
    return Edges(
        source=source_of(address),
        lines=frozenset({*lines, *taken}),
        every=frozenset({line for _, line in said} | set(taken)),
    )


def repeated_lines(documents: Iterable[Edges]) -> dict[str, frozenset[str]]:
    """For each source the lines that come back in enough of its documents."""
    by_source: dict[str, list[Edges]] = defaultdict(list)
    for edges in documents:
        if edges.source:
            by_source[edges.source].append(edges)
    found = {}
    for source, known in by_source.items():
        least = LEAST_IN_FOLDER if source.endswith("/") else LEAST
        counts = Counter(line for edges in known for line in edges.lines)
        often = {line for line, count in counts.items() if count >= least}
        kept = frozenset(line for line in often if _texts(line, known, least) >= least)
        if kept:
            found[source] = kept
    return found


def _texts(line: str, known: Iterable[Edges], most: int) -> int:
    """In how many different texts a line stands, counted up to `most`; reprints of one text are one."""
    apart: list[frozenset[str]] = []
    for edges in sorted((e for e in known if line in e.lines), key=lambda e: sorted(e.every)):
        if not any(_is_reprint(edges.every, other) for other in apart):
            apart.append(edges.every)
        if len(apart) >= most:
            break
    return len(apart)


def _is_reprint(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _REPRINT * max(1, min(len(one), len(other)))


def without_repeated(document: Document, known: Mapping[str, frozenset[str]]) -> Document:
    """The document without its source's lines, which are listed with the reason; the same where it has none."""
    if is_record(document.reader):
        return document
    lines = known.get(source_of(document.address), frozenset())
    last = len(document.blocks) - _BELOW
    gone = [
        number for number, block in enumerate(document.blocks)
        if block.kind in _KINDS and (number < _ABOVE or number >= last)
        and fold(document.text[block.start : block.end]).strip() in lines
    ]  # fmt: skip
    return _cut(document, frozenset(gone)) if gone and len(gone) < len(document.blocks) else document


def _cut(document: Document, gone: frozenset[int]) -> Document:
    """The document laid out again without some blocks; what stood between two stays between them."""
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for number, block in enumerate(document.blocks):
        if number in gone:
            continue
        before = document.text[document.blocks[number - 1].end : block.start] if number and parts else ""
        said = document.text[block.start : block.end]
        start = place + len(before)
        place = start + len(said)
        parts += [before, said]
        blocks.append(replace(block, start=start, end=place))
    taken = (document.text[document.blocks[n].start : document.blocks[n].end] for n in sorted(gone))
    skipped = (*document.skipped, *(Skipped(text=text, reason=REASON) for text in taken))
    return replace(document, text="".join(parts), blocks=tuple(blocks), skipped=skipped)
