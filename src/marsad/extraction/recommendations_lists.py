"""Lists of recommendations: items under a head that says so ("The participants recommend:"), in blocks or in a line.

A list without such a head counts when the document is a declaration, a call or a plan and its items begin as
actions do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extraction.recommendations_grammar import Grammar
from marsad.language.normalise import fold
from marsad.records import Analysis, Block, BlockKind, Sentence

HEADINGS = frozenset({BlockKind.HEADING, BlockKind.TITLE})
LONGEST_HEADING = 14  # words; a longer line is no head
SHARE = 0.6  # of the items that must begin as actions do
LEAST_ITEMS = 2
NUMBER = re.compile(r"\s*(?:[\(\[]?(?:[0-9٠-٩]{1,2}|[a-zA-Z]|[ivxIVX]{1,4}|[أ-ي])[.)\]\-–/]+|[-–—*•●▪■➢➤]+)\s*")
LABEL = re.compile(r"\**[^:.\n]{2,48}\**\s?:\s+\**")
ENDS = (":", ",", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list of recommendations: its place in the document, its head, and how strong it is."""

    start: int
    end: int
    head: str  # the words that make it a recommendation
    place: int  # where the head begins
    strength: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The line that governs a list."""

    cue: str
    start: int
    strength: str


def head_in(line: str, start: int, grammar: Grammar, *, heading: bool) -> Head | None:
    """Whether a line is the head of a list of recommendations."""
    folded = fold(line).strip()
    if not (folded.endswith(ENDS) or (heading and len(folded.split()) <= LONGEST_HEADING)):
        return None
    commits = grammar.words["head_commitment"].search(folded)
    advises = grammar.words["head"].search(folded)
    if not (advises or commits) or (grammar.words["other_head"].search(folded) and not advises):
        return None
    cue = advises or commits
    return Head(cue=cue.group() if cue else "", start=start, strength="formal" if advises else "commitment")


def item_span(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int]:
    """An item without its number, and without its label when an action follows it."""
    number = NUMBER.match(text, start, end)
    start = number.end() if number else start
    label = LABEL.match(text, start, end)
    if label and grammar.action.match(fold(text[label.end() : end]).lstrip(' "*')):
        start = label.end()
    return start, end


def is_action(text: str, span: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a stretch begins as an action does."""
    return bool(grammar.action.match(fold(text[slice(*span)]).lstrip(' "*-')))


def run_of_items(blocks: Sequence[Block], first: int) -> int:
    """Where the list items that begin at block `first` end."""
    last = first
    while last < len(blocks) and blocks[last].kind == BlockKind.LIST_ITEM:
        last += 1
    return last


def inline(analysis: Analysis, block: int, grammar: Grammar) -> Iterator[Item]:
    """Items written in one paragraph: "These steps include: 1. Promoting …; 2. Strengthening …"."""
    text = analysis.document.text
    sentences = [s for s in analysis.sentences if s.block == block]
    head: Head | None = None
    for sentence in sentences:
        line = re.sub(r"[0-9٠-٩]{1,2}\s*[.)]\s*$", "", sentence.text)
        span = item_span(text, sentence.start, sentence.end, grammar)
        if head and (is_action(text, span, grammar) or span[0] > sentence.start):
            yield Item(
                start=span[0], end=span[1], head=head.cue, place=head.start, strength=head.strength, rule="listed_under"
            )
        else:
            head = head_in(line, sentence.start, grammar, heading=False)


def last_line(sentences: Sequence[Sentence], block: int) -> Sentence | None:
    """The last sentence of a block."""
    return next((s for s in reversed(sentences) if s.block == block), None)


def head_of(analysis: Analysis, first: int, grammar: Grammar) -> tuple[Head | None, bool]:
    """The head above a list, and whether the line above says that the list is about something else."""
    blocks = analysis.document.blocks
    above = last_line(analysis.sentences, first - 1)
    if above is None:
        return None, False
    heading = blocks[first - 1].kind in HEADINGS
    head = head_in(above.text, above.start, grammar, heading=heading)
    return head, bool(not head and grammar.words["other_head"].search(fold(above.text)))


def block_items(analysis: Analysis, first: int, last: int, grammar: Grammar, *, in_document: bool) -> Iterator[Item]:
    """The recommendations of the list in blocks `first` to `last`."""
    text, blocks = analysis.document.text, analysis.document.blocks
    spans = [item_span(text, block.start, block.end, grammar) for block in blocks[first:last]]
    actions = sum(is_action(text, span, grammar) for span in spans)
    head, elsewhere = head_of(analysis, first, grammar)
    acting = actions >= LEAST_ITEMS and actions >= SHARE * len(spans)
    if head is None and (elsewhere or not acting or not in_document):
        return
    for start, end in spans:
        yield Item(
            start=start,
            end=end,
            head=head.cue if head else "",
            place=head.start if head else start,
            strength=head.strength if head else "formal",
            rule="listed_under" if head else "listed_action",
        )


def items_in(analysis: Analysis, grammar: Grammar, *, in_document: bool) -> Iterator[Item]:
    """All recommendations that a document gives in lists."""
    blocks = analysis.document.blocks
    number = 0
    while number < len(blocks):
        last = run_of_items(blocks, number)
        if last > number:
            yield from block_items(analysis, number, last, grammar, in_document=in_document)
        elif blocks[number].kind not in HEADINGS:
            yield from inline(analysis, number, grammar)
        number = max(last, number + 1)
