"""Documents for tests of extraction, written out as text and run through the steps that a finder needs."""

from collections.abc import Callable
from datetime import UTC, datetime

from marsad.extraction.organisations import add_organisations
from marsad.extraction.places import add_places
from marsad.extraction.steps import add_amounts, add_dates, add_sentences
from marsad.records import Analysis, Block, BlockKind, Document, Fact, FactKind

GROUND = (add_sentences, add_dates, add_amounts, add_places, add_organisations)


def paper(text: str, language: str, published: str = "") -> Document:
    """A document of one block per line."""
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, start=place, end=place + len(line)))
        place += len(line) + 1
    return Document(
        id="dtest",
        file="paper.txt",
        address="/paper.txt",
        media_type="text/plain",
        retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="0",
        text=text,
        language=language,
        published=published,
        blocks=tuple(blocks),
    )


def analysed(text: str, language: str, *steps: Callable[[Analysis], Analysis]) -> Analysis:
    """A text after the ground steps and the given ones; every citation is held against the text."""
    analysis = Analysis(document=paper(text, language))
    for step in (*GROUND, *steps):
        analysis = step(analysis)
    cited = [*(f.citation for f in analysis.facts), *(m.citation for m in analysis.mentions)]
    assert all(citation.holds_in(text) for citation in cited)
    return analysis


def facts(analysis: Analysis, kind: FactKind) -> list[Fact]:
    """The facts of a kind in order of the text."""
    return list(analysis.facts_of(kind))
