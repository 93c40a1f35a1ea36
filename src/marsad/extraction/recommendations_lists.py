"""Lists of recommendations: items under a head that says so ("The participants recommend:"), in blocks or in a line.

A head is a line that ends with a colon, or a heading, which governs all lists up to the next heading. A list without
such a head counts when its items begin as actions do and the document is a declaration, a call or a plan, or the
sentence above asks for actions ("The ministers call on countries to …").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from marsad.extraction.recommendations_addressed import addressed_item, is_addressed, is_label, mark_of
from marsad.extraction.recommendations_grammar import Grammar
from marsad.extraction.recommendations_heads import (
    BULLETS,
    CODE,
    GOES_ON,
    HEADINGS,
    INNER,
    LABEL,
    LEAST_ITEMS,
    LETTERED,
    LONGEST_LINE,
    LONGEST_ORDINAL,
    NAME_AT,
    NUMBER,
    NUMBERED_HEADING,
    ORDINAL,
    SHARE,
    SIGNED,
    Head,
    Item,
    head_in,
    is_action,
)
from marsad.extraction.recommendations_sentences import VERBS, advice_in
from marsad.language.normalise import fold
from marsad.records import Analysis, Block, BlockKind, EntityKind, Sentence


class Lists:
    """Goes through the blocks of a document in order and remembers the heading."""

    def __init__(self, analysis: Analysis, grammar: Grammar, *, in_document: bool) -> None:
        """Look through one document; `in_document` says that it is itself a declaration, a call or a plan."""
        self.text = analysis.document.text
        self.mentions = analysis.mentions
        self.blocks = analysis.document.blocks
        self.grammar = grammar
        self.in_document = in_document
        self.sentences: dict[int, list[Sentence]] = {}
        for sentence in analysis.sentences:
            self.sentences.setdefault(sentence.block, []).append(sentence)
        self.section: Head | None = None
        self.running: Head | None = None  # of bullets in paragraphs, as long as they go on
        self.enclosing: Head | None = None  # of the sections "First: education", "Second: media"
        self.parted: Head | None = None  # of a list that lines of its own part: "To the towns:", "To the media:"

    def all(self) -> Iterator[Item]:
        """All recommendations that the document gives in lists."""
        number = 0
        while number < len(self.blocks):
            last = self.run_of_items(number)
            if self.is_heading(number):
                self.section = self.head_of_section(number)
                number += 1
            elif last > number:
                yield from self.nested(number, last)
                number = last
            else:
                yield from self.inline(number)
                number += 1

    def is_heading(self, number: int) -> bool:
        """Whether a block is a heading, or an item so short that it is one and no list goes on from it."""
        block = self.blocks[number]
        if block.kind != BlockKind.LIST_ITEM:
            return block.kind in HEADINGS
        words = self.text[block.start : block.end].split()
        alone = number + 1 == len(self.blocks) or self.blocks[number + 1].kind != BlockKind.LIST_ITEM
        return alone and len(words) <= NUMBERED_HEADING and words[-1][-1] not in ".;:,؛،"

    def head_of_section(self, number: int) -> Head | None:
        """The head that a heading is, or the line above the first of several numbered headings."""
        own = self.head_at(number, heading=True)
        base = self.section or (self.head_at(number - 1) if number and not self.is_heading(number - 1) else None)
        if base and not own and is_addressed(self.text_of(number), self.grammar):
            return base
        if own or self.is_about_else(number):
            self.enclosing = None
            return own
        above = self.head_at(number - 1) if number and not self.is_heading(number - 1) else None
        label = self.text[self.blocks[number].start : self.blocks[number].end]
        numbered = NUMBER.match(label) or self.grammar.words["ordinal"].match(fold(label))
        self.enclosing = above or (self.enclosing if numbered else None)
        return self.enclosing

    def is_item(self, block: Block) -> bool:
        """Whether a block is an item of a list: by its form, or by the ordinal or code with which it begins."""
        if block.kind == BlockKind.LIST_ITEM:
            return True
        signs = (CODE, LETTERED, SIGNED)
        signed = any(sign.match(self.text, block.start, block.end) for sign in signs)
        signed = signed or self.ordinal(block.start, block.end) > 0
        if block.kind in HEADINGS:  # readers take a short last item for a heading
            return signed and is_action(self.text, self.item_span(block.start, block.end), self.grammar)
        return signed

    def ordinal(self, start: int, end: int) -> int:
        """The length of the word with which an item counts: "Secondly, …", "ثانيا: …"; 0 when there is none."""
        if not self.grammar.words["ordinal"].match(fold(self.text[start : min(end, start + LONGEST_ORDINAL)])):
            return 0
        found = ORDINAL.match(self.text, start, end)
        return found.end() - start if found else 0

    def is_label(self, block: Block) -> bool:
        """Whether a paragraph with an ordinal only says what the items after it are about: "First: on ports"."""
        if block.kind == BlockKind.LIST_ITEM:
            return False
        span = self.item_span(block.start, block.end)
        words = self.text[slice(*span)].split()
        short = 0 < len(words) <= NUMBERED_HEADING and words[-1][-1] not in ".;؛!"
        return short and not is_action(self.text, span, self.grammar)

    def run_of_items(self, first: int) -> int:
        """Where the list items that begin at block `first` end."""
        last = first
        while last < len(self.blocks) and self.is_item(self.blocks[last]):
            last += 1
        return last if last > first else self.run_of_lines(first)

    def run_of_lines(self, first: int) -> int:
        """Where paragraphs end that are items without a sign: short, each an action, under a line that says so."""
        last = first
        while last < len(self.blocks) and self.is_line(last):
            last += 1
        return last if last - first >= LEAST_ITEMS and first and self.head_at(first - 1) else first

    def is_line(self, number: int) -> bool:
        """Whether a paragraph may be an item that lost its sign."""
        block = self.blocks[number]
        is_short = block.end - block.start <= LONGEST_LINE and len(self.sentences.get(number, ())) == 1
        is_plain = block.kind == BlockKind.PARAGRAPH
        return is_plain and is_short and is_action(self.text, (block.start, block.end), self.grammar)

    def head_at(self, number: int, *, heading: bool = False) -> Head | None:
        """The head that the last line of a block is, if it is one."""
        sentences = self.sentences.get(number)
        if not sentences:
            return None
        head = head_in(sentences[-1].text, sentences[-1].start, self.grammar, heading=heading)
        mark = mark_of(self.text_of(number)) if self.blocks[number].kind == BlockKind.LIST_ITEM else ""
        return replace(head, mark=mark) if head else None

    def is_about_else(self, number: int) -> bool:
        """Whether the line above a list says that it lists something else."""
        sentences = self.sentences.get(number)
        line = fold(sentences[-1].text) if sentences else ""
        return bool(self.grammar.words["other_head"].search(line)) and not self.grammar.words["head"].search(line)

    def item_span(self, start: int, end: int) -> tuple[int, int]:
        """An item without its number, and without its label when an action follows it; whom it is asked of stays."""
        number = NUMBER.match(self.text, start, end)
        start = number.end() if number else start
        start += self.ordinal(start, end)
        label = LABEL.match(self.text, start, end)
        ordinal = label and self.grammar.words["ordinal"].match(fold(label.group()))
        if label and addressed_item(self.text, start, end, self.grammar)[1]:
            return start, end
        if label and (ordinal or is_action(self.text, (label.end(), end), self.grammar)):
            start = label.end()
        return start, end

    def nested(self, first: int, last: int) -> Iterator[Item]:
        """The recommendations of a run of items, of which some are heads of those below: "6. It is advised: a) …"."""
        begin = first
        for number in range(first, last):
            marked = self.parted and self.parted.mark and self.parted.mark == mark_of(self.text_of(number))
            if marked:
                yield from self.items(begin, number)
                begin, self.parted = number, None
            if number + 1 < last and self.head_at(number):
                yield from self.items(begin, number)
                begin, self.parted = number + 1, self.head_at(number)
        yield from self.items(begin, last)

    def text_of(self, number: int) -> str:
        """The text of a block."""
        return self.text[self.blocks[number].start : self.blocks[number].end]

    def above(self, number: int) -> Head | None:
        """The head above a list: the line above, or the head of the list that this line only goes on parting."""
        if own := self.head_at(number):
            return own
        line = self.text_of(number)
        before = self.parted or (self.head_at(number - 1) if number and not self.is_heading(number - 1) else None)
        before = before or self.section
        parts = is_addressed(line, self.grammar) or (is_label(line) and not self.is_about_else(number))
        return before if parts else None

    def items(self, first: int, last: int) -> Iterator[Item]:
        """The recommendations of the list in blocks `first` to `last`."""
        if first == last:
            return
        blocks = (block for block in self.blocks[first:last] if not self.is_label(block))
        spans = [self.item_span(*piece) for block in blocks for piece in self.numbered(block)]
        above = first - 1 if first else 0
        head = self.above(above) if first and not self.is_heading(above) else None
        head = head or (None if first and self.is_about_else(above) else self.section)
        head = head or (self.asked(spans, above) if first else None)
        if (head is None and not self.acts(spans, above)) or self.are_people(spans):
            return
        self.parted = head
        rule = "listed_under" if head else "listed_action"
        lines = self.sentences.get(above, ()) if first else ()
        line = lines[-1].start if lines else -1
        for start, end in spans:
            if head is None and self.leads_up(start, end):
                continue
            action, asked = addressed_item(self.text, start, end, self.grammar)
            yield Item(start=start, end=end, head=head or Head(), rule=rule, above=line, addressee=asked, action=action)

    def leads_up(self, start: int, end: int) -> bool:
        """Whether an item is of the preamble of a declaration: "- recalling the charter;"."""
        return self.text[end - 1] in ";," and bool(self.grammar.words["preamble"].match(fold(self.text[start:end])))

    def numbered(self, block: Block) -> list[tuple[int, int]]:
        """The pieces of an item that goes on counting: "(a) publish …; (b) open …; (c) appoint …"."""
        marks = [mark.start() for mark in INNER.finditer(self.text, block.start, block.end)]
        if len(marks) < LEAST_ITEMS or marks[0] != block.start:
            return [(block.start, self.end_of_item(block))]
        starts = [block.start, *(start + 1 for start in marks[1:])]
        return list(zip(starts, [*(start for start in marks[1:]), block.end], strict=True))

    def end_of_item(self, block: Block) -> int:
        """Where an item ends: before a later sentence of its block in which somebody asks for something more.

        Readers of PDF give the paragraph below a list with its last item: "(8) Keep a register. The Forum urges …".
        """
        sentences = self.sentences.get(self.blocks.index(block), ())
        for before, sentence in pairwise(sentences):
            asking = advice_in(fold(sentence.text), self.grammar, in_document=False)
            if any(advice.frame.rule in VERBS and advice.issuer for advice in asking):
                return before.end
        return block.end

    def acts(self, spans: Sequence[tuple[int, int]], above: int) -> bool:
        """Whether a list without a head is one of actions, in a document that is made to ask for actions."""
        return self.in_document and self.are_actions(spans) and not self.is_about_else(above)

    def are_actions(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether most items of a list begin as actions do."""
        actions = sum(is_action(self.text, span, self.grammar) for span in spans)
        return actions >= LEAST_ITEMS and actions >= SHARE * len(spans)

    def are_people(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether most items of a list begin with a person's name: those honoured, those who signed."""
        names = [mention.citation for mention in self.mentions if mention.kind is EntityKind.PERSON]
        named = sum(any(start <= name.start <= start + NAME_AT for name in names) for start, _ in spans)
        return named > SHARE * len(spans)

    def asked(self, spans: Sequence[tuple[int, int]], above: int) -> Head | None:
        """The head that the sentence above is when it asks for actions, and the items go on asking."""
        sentences = self.sentences.get(above)
        if not sentences or self.is_about_else(above) or not self.are_actions(spans):
            return None
        asking = advice_in(fold(sentences[-1].text), self.grammar, in_document=False)
        frame = next((advice.frame for advice in asking if advice.frame.rule in VERBS), None)
        return Head(strength=frame.strength) if frame else None

    def inline(self, number: int) -> Iterator[Item]:
        """Items in a paragraph: numbered under the line above or words before them, or sentences after a colon."""
        block = self.blocks[number]
        above = self.head_at(number - 1) if number else None
        marks = list(INNER.finditer(self.text, block.start, block.end))
        head = above or self.head_before(marks[0].start(), number) if len(marks) >= LEAST_ITEMS else None
        head = head or (self.running if marks and marks[0].group().strip()[-1] in BULLETS else None)
        if head or self.text[block.end - 1] not in GOES_ON:
            self.running = head
        if head:
            last = block.end if head is above else self.end_of_sentence(marks[-1].end(), number)
            for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), last], strict=True):
                yield Item(start=mark.end(), end=end, head=head, rule="listed_under")
        else:
            yield from self.after_colon(number)

    def head_before(self, place: int, number: int) -> Head | None:
        """The head that the words of a sentence up to a colon at a place are: "recommendations, among them: 1- …"."""
        inside = (one for one in self.sentences.get(number, ()) if one.start < place < one.end)
        sentence = next(inside, None)
        return head_in(self.text[sentence.start : place + 1], sentence.start, self.grammar) if sentence else None

    def end_of_sentence(self, place: int, number: int) -> int:
        """Where the sentence ends in which a place of a block stands: the last item of a paragraph is one sentence."""
        ends = (one.end for one in self.sentences.get(number, ()) if place < one.end)
        return next(ends, self.blocks[number].end)

    def after_colon(self, number: int) -> Iterator[Item]:
        """Items that are sentences of one paragraph: "These steps include: 1. Promoting …; 2. Strengthening …"."""
        head: Head | None = None
        for sentence in self.sentences.get(number, ()):
            line = re.sub(r"[0-9٠-٩]{1,2}\s*[.)]\s*$", "", sentence.text)
            span = self.item_span(sentence.start, sentence.end)
            if head and (is_action(self.text, span, self.grammar) or span[0] > sentence.start):
                yield Item(start=span[0], end=span[1], head=head, rule="listed_under")
                continue
            head = head_in(line, sentence.start, self.grammar)
            if head is None and (first := self.counted_behind(sentence)):
                head = head_in(self.text[sentence.start : first[0]], sentence.start, self.grammar)
                if head:
                    yield Item(start=first[1], end=sentence.end, head=head, rule="listed_under")

    def counted_behind(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where a colon ends and the first item begins that a word counts: "we ask: First, … . Secondly, …"."""
        colon = self.text.find(":", sentence.start, sentence.end) + 1
        first = colon + len(self.text[colon : sentence.end]) - len(self.text[colon : sentence.end].lstrip())
        length = self.ordinal(first, sentence.end) if colon else 0
        if len(self.grammar.words["ordinal"].findall(fold(self.text[first : sentence.end]))) > 1:
            return None  # all in one sentence: cut there
        return (colon, first + length) if length else None
