"""The words around a quotation: enough to judge it without opening the document."""

from dataclasses import dataclass

from marsad.evidence.marks import whole
from marsad.records import Document

AROUND = 280  # characters on each side: three or four lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A quotation with what stands before and after it in its block."""

    before: str
    quote: str
    after: str
    page: int | None


def surroundings(document: Document, start: int, end: int) -> Surroundings:
    """Cut a quotation out of its block with some words on both sides, ending at words."""
    blocks = document.blocks or (whole(document),)
    block = next((block for block in blocks if block.start <= start < block.end), whole(document))
    before, after = document.text[block.start : start], document.text[end : max(end, block.end)]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].split(" ", 1)[-1]
    if len(after) > AROUND:
        after = after[:AROUND].rsplit(" ", 1)[0] + " …"
    return Surroundings(before=before, quote=document.text[start:end], after=after, page=block.page)
