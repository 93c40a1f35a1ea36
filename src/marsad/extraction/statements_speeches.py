"""Speeches: which blocks are the words of somebody whose speech, message or remarks a document gives as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from marsad.extraction.statements_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, BlockKind

HEAD = 4  # blocks of a document in which a speech is announced
PERSONAL = 3  # words such as "I" and "our"; fewer stand in any report
SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The numbers of the blocks that somebody speaks, and who that is; none when the document gives no speech."""

    blocks: frozenset[int] = frozenset()
    speaker: str = ""


def speech_in(analysis: Analysis, grammar: Grammar, named: Callable[[int, int], str]) -> Speech:
    """Find the words of a speech: behind "Following is the text of ADA HOLM's message:", or a title "Remarks by …".

    `named` gives the first person of a stretch of the document. Only when one is named there, and what follows says "I"
    or "we": a spokesman's text about a minister is none.
    """
    announced, titled, ends = (grammar.words.get(name) for name in ("speech", "speech_title", "speech_end"))
    if not announced or not titled or not ends:
        return Speech()
    document = analysis.document
    texts = [fold(document.text[block.start : block.end]) for block in document.blocks]
    leads = (n for n, text in enumerate(texts[:HEAD]) if announced.search(text) or (n == 0 and titled.match(text)))
    lead = next(leads, None)
    if lead is None or not (speaker := named(document.blocks[lead].start, document.blocks[lead].end)):
        return Speech()
    end = next((n for n in range(lead + 1, len(texts)) if ends.match(texts[n])), len(texts))
    personal = sum(len(grammar.words["personal"].findall(text)) for text in texts[lead + 1 : end])
    spoken = [n for n in range(lead + 1, end) if document.blocks[n].kind in SPOKEN]
    return Speech(blocks=frozenset(spoken), speaker=speaker) if personal >= PERSONAL else Speech()
