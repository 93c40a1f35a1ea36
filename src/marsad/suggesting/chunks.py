"""Cuts a document into the stretches that a model is asked about, one at a time."""

from collections.abc import Iterator

from marsad.records import Document, Span

LARGEST = 6_000  # characters: some 1,500 to 3,000 tokens, with room for the answer in small models


def chunks(document: Document, largest: int = LARGEST) -> Iterator[Span]:
    """Give stretches of whole blocks, none longer than `largest` unless one block is; together all blocks."""
    start = end = 0
    for block in document.blocks or (Span(start=0, end=len(document.text)),) if document.text else ():
        if end > start and block.end - start > largest:
            yield Span(start=start, end=end)
            start = block.start
        start = start if end > start else block.start
        end = block.end
    if end > start:
        yield Span(start=start, end=end)
