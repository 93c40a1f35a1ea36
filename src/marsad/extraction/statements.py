"""Statements: who said what, in which words, one fact for each thing said.

A sentence gives its speech acts (`statements_acts`), each act its speaker (`statements_speakers`). A quotation that
runs over several sentences goes on being the same speaker's, and the answers of an interview are the interviewee's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extraction.statements_acts import Act, acts_in
from marsad.extraction.statements_grammar import Grammar, grammar_of
from marsad.extraction.statements_interviews import answering_blocks
from marsad.extraction.statements_speakers import STRIPPED, Speakers, narrowed
from marsad.extraction.statements_spans import quotable
from marsad.language.normalise import Folded, fold_with_offsets
from marsad.records import Analysis, BlockKind, Fact, FactKind, Sentence, make_fact

EXTRACTOR = "statements 1"
SILENT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE})
CONTINUED = 0.6  # confidence that a quotation goes on, measured on labelled documents
ANSWERED = 0.5  # the same, of answers in an interview


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement before it is a fact: places in the document."""

    speaker: str
    start: int
    end: int
    direct: bool
    verb: str
    rule: str
    confidence: float


class Listener:
    """Goes through the sentences of a document in order and remembers who speaks."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        """Listen to one document in one language."""
        self.analysis = analysis
        self.grammar = grammar
        self.speakers = Speakers(analysis, grammar)
        self.answers = answering_blocks(analysis, grammar)
        self.quoting = False

    def phrase(self, sentence: Sentence, folded: Folded, place: tuple[int, int] | None) -> str:
        """The speaker named at a place of the folded sentence; "" when nobody is."""
        if place is None:
            return ""
        bare = narrowed(folded.text[slice(*place)], self.grammar)
        if not bare.strip(STRIPPED):
            return ""
        start = folded.text.index(bare, place[0])
        first, last = folded.span(start, start + len(bare))
        written = sentence.text[first:last].strip(STRIPPED)
        return self.speakers.named(written, bare, (sentence.start + first, sentence.start + last))

    def speaker(self, sentence: Sentence, folded: Folded, act: Act) -> str:
        """Who does the act: named in the sentence, or else the last speaker."""
        return (
            self.phrase(sentence, folded, act.subject)
            or self.phrase(sentence, folded, act.before)
            or self.speakers.last
        )

    def said(self, sentence: Sentence, folded: Folded, act: Act) -> Said | None:
        """An act as a statement; None when nobody is known to speak or too little is said."""
        speaker = self.speaker(sentence, folded, act)
        first, last = folded.span(*act.content)
        span = quotable(self.analysis.document.text, sentence.start + first, sentence.start + last)
        if not speaker or not span:
            return None
        verb = folded.span(*act.verb)
        return Said(
            speaker=speaker,
            start=span[0],
            end=span[1],
            direct='"' in folded.text[max(0, act.content[0] - 2) : act.content[0] + 2],
            verb=sentence.text[slice(*verb)].strip(STRIPPED),
            rule=act.frame.rule,
            confidence=act.frame.confidence,
        )

    def continued(self, sentence: Sentence, rule: str, confidence: float) -> Iterator[Said]:
        """A sentence without a verb of saying that is still the last speaker's."""
        span = quotable(self.analysis.document.text, sentence.start, sentence.end)
        if span and self.speakers.last:
            yield Said(
                speaker=self.speakers.last, start=span[0], end=span[1], direct=True, verb="", rule=rule, confidence=confidence
            )

    def listen(self, sentence: Sentence) -> Iterator[Said]:
        """The statements of one sentence."""
        folded = fold_with_offsets(sentence.text, sentence.language)
        acts = acts_in(folded.text, self.grammar)
        found = [said for act in acts if (said := self.said(sentence, folded, act))]
        opens = folded.text.startswith('"')
        if found:
            yield from found
        elif self.quoting or (opens and self.speakers.last):
            yield from self.continued(sentence, "quote_continues", CONTINUED)
        elif sentence.block in self.answers:
            yield from self.continued(sentence, "interview_answer", ANSWERED)
        odd = folded.text.count('"') % 2 == 1
        self.quoting = odd != self.quoting if (found or self.quoting or opens) else False

    def all(self) -> Iterator[Said]:
        """The statements of the document, in order."""
        blocks = self.analysis.document.blocks
        block = 0
        for sentence in self.analysis.sentences:
            if blocks and blocks[sentence.block].kind in SILENT:
                continue
            if sentence.block != block:
                self.quoting, block = False, sentence.block
            yield from self.listen(sentence)


def fact_of(analysis: Analysis, said: Said, language: str) -> Fact:
    """A statement with its citation."""
    text = " ".join(analysis.document.text[said.start : said.end].split())
    return make_fact(
        analysis.document,
        FactKind.STATEMENT,
        said.start,
        said.end,
        fields={
            "speaker": said.speaker,
            "text": text,
            "mode": "direct" if said.direct else "indirect",
            "verb": said.verb,
        },
        confidence=said.confidence,
        rule=said.rule,
        extractor=EXTRACTOR,
        cues=(said.verb,) if said.verb else (),
        language=language,
    )


def add_statements(analysis: Analysis) -> Analysis:
    """Add the statements that a document reports, each with its speaker; a step of the chain."""
    language = analysis.document.language
    grammar = grammar_of(language)
    if grammar is None:
        return analysis
    facts = {f.id: f for f in (fact_of(analysis, said, language) for said in Listener(analysis, grammar).all())}
    return replace(analysis, facts=(*analysis.facts, *facts.values()))
