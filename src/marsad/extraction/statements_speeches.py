"""Speeches: which blocks are the words of somebody whose speech, message or remarks a document gives as they are."""

from dataclasses import dataclass

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, BlockKind, EntityKind

HEAD = 4  # blocks of a document in which a speech is announced
PERSONAL = 3  # words such as "I" and "our"; fewer stand in any report
SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The numbers of the blocks that somebody speaks, and who that is; none when the document gives no speech."""

    blocks: frozenset[int] = frozenset()
    speaker: str = ""


def speech_in(analysis: Analysis, grammar: Grammar) -> Speech:
    """Find the words of a speech: behind "Following is the text of ADA HOLM's message:", or a title "Remarks by …".

    Only when a person is named there, and what follows says "I" or "we": a spokesman's text about a minister is none.
    """
    announced, titled, ends = (grammar.words.get(name) for name in ("speech", "speech_title", "speech_end"))
    if not announced or not titled or not ends:
        return Speech()
    document = analysis.document
    texts = [fold(document.text[block.start : block.end]) for block in document.blocks]
    leads = (n for n, text in enumerate(texts[:HEAD]) if announced.search(text) or (n == 0 and titled.match(text)))
    lead = next(leads, None)
    speaker = _named_in(analysis, lead) if lead is not None else ""
    if lead is None or not speaker:
        return Speech()
    end = next((n for n in range(lead + 1, len(texts)) if ends.match(texts[n])), len(texts))
    personal = sum(len(grammar.words["personal"].findall(text)) for text in texts[lead + 1 : end])
    spoken = [n for n in range(lead + 1, end) if document.blocks[n].kind in SPOKEN]
    return Speech(blocks=frozenset(spoken), speaker=speaker) if personal >= PERSONAL else Speech()


def _named_in(analysis: Analysis, number: int) -> str:
    """The first person whom a block names."""
    block = analysis.document.blocks[number]
    names = {fact.id: str(fact.fields["name"]) for fact in analysis.facts}
    named = (
        mention
        for mention in analysis.mentions_of(EntityKind.PERSON)
        if mention.fact in names and block.start <= mention.citation.start < block.end
    )
    first = min(named, key=lambda mention: mention.citation.start, default=None)
    return names[first.fact] if first else ""
