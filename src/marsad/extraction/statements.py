"""Statements: who said what, in which words, one fact for each thing said.

A sentence gives its speech acts (`statements_acts`), each act its speaker (`statements_speakers`). A quotation that
runs over several sentences goes on being the same speaker's, and the answers of an interview are the interviewee's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extraction.parts_by_language import parts_by_language
from marsad.extraction.quoted_titles import hidden
from marsad.extraction.statements_acts import JOINED, Act, acts_in
from marsad.extraction.statements_grammar import Grammar, gender_of, grammar_of
from marsad.extraction.statements_interviews import interview_in
from marsad.extraction.statements_names import Phrase, narrowed, phrase_at, words_of
from marsad.extraction.statements_references import references
from marsad.extraction.statements_spans import quotable, stripped, unnumbered, word_start
from marsad.extraction.statements_speakers import Speakers
from marsad.extraction.statements_speeches import speech_in
from marsad.extraction.statements_subjects import piece_before
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import Analysis, BlockKind, Fact, FactKind, Mention, Sentence, make_fact

EXTRACTOR = "statements 1"
SILENT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.TABLE})
CONTINUED = 0.6  # confidence that a quotation goes on, measured on labelled documents
LEADS = (":", ",")  # the end of a line that a list follows
ENDS = (".", "!", "?", "؟", "…")
LABEL = re.compile(r"[^:]{3,50}:\s")  # "Ada Holm : …", before an answer
PART = re.compile("[^,:]+")
CLOSING = re.compile('[,.!?؟،][ \u00a0\u202f]?[”»]|[,.!?؟،]"')  # the end of a quotation within a sentence
BULLET = 4  # characters that a mark of a list may take before its first word
LONGEST_LEAD = 60  # characters of the name in such a line
ANSWERED = 0.5  # the same, of answers in an interview
SPOKEN = 0.6  # the same, of sentences of a speech
FEWEST = 6  # words of a sentence of a speech that says something: "Ladies and gentlemen" does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement before it is a fact: places in the document."""

    speaker: str
    start: int  # within a word when a particle is written onto it: the citation takes it along
    end: int
    direct: bool
    verb: str
    rule: str
    confidence: float


class Listener:
    """Goes through the sentences of a document in order and remembers who speaks."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        """Listen to one document in one language."""
        self.document = analysis.document
        self.sentences = analysis.sentences
        self.grammar = grammar
        self.speakers = Speakers(analysis, grammar)
        self.interview = interview_in(analysis, grammar)
        self.speech = speech_in(analysis, grammar, self.speakers.mentioned)
        self.quoting = False
        self.waiting: list[Sentence] = []  # of a quotation whose speaker comes after it
        self.lead: Phrase | None = None
        self.phrases: list[tuple[Phrase, str]] = []  # by which words somebody was called, and who it was

    def named(self, folded: Folded, place: tuple[int, int] | None, offset: int, gender: str = "") -> str:
        """The speaker named at a place of the folded sentence; "" when nobody is."""
        phrase = phrase_at(folded, place, offset, self.grammar) if place else None
        if phrase is None:
            return ""
        name = self.speakers.beside(phrase) or self.speakers.named(phrase, gender)
        self.phrases.append((phrase, name))
        return name

    def is_person(self, folded: Folded, place: tuple[int, int] | None, offset: int) -> bool:
        """Whether the words at a place of the folded sentence name a person of the document."""
        phrase = phrase_at(folded, place, offset, self.grammar) if place else None
        return phrase is not None and bool(self.speakers.mentioned(phrase.start, phrase.end))

    def is_noun(self, folded: Folded, act: Act) -> bool:
        """Whether a verb is a noun where it stands first: "حث الأسر على" in a list of what is asked."""
        noun = self.grammar.words.get("noun_too")
        return noun is not None and noun.fullmatch(folded.text[slice(*act.verb)].strip(" ,")) is not None

    def pronoun(self, folded: Folded, place: tuple[int, int] | None) -> str:
        """The gender or number that a pronoun before the verb tells; "" where another subject stands there."""
        words = folded.text[slice(*place)] if place and not self.grammar.is_verb_first else ""
        return gender_of(self.grammar, words)

    def speaker(self, sentence: Sentence, folded: Folded, act: Act, *, first: bool) -> str:
        """Who does the act: named in the sentence, or by the line above a list, or else the last speaker."""
        if act.frame.subject == "holder":
            return self.speakers.holder()
        gender = gender_of(self.grammar, folded.text[slice(*act.verb)]) or self.pronoun(folded, act.subject)
        places = (self.issuer(folded, act), act.subject, self.fitting(sentence, folded, act, gender))
        called = (who for place in places if (who := self.named(folded, place, sentence.start, gender)))
        named = self.apposed(sentence, folded, act) or next(called, "")
        if named:
            return self.speakers.told(named, gender)
        head = self.clause_head(sentence, folded, act) if first else None
        if head:
            return self.speakers.told(self.speakers.named(head, gender), gender)
        if first and self.lead and act.start <= BULLET and self.is_item(sentence.block):
            return self.speakers.named(self.lead)
        person = self.speakers.mentioned(sentence.start, sentence.start + act.start) if first else ""
        if person and self.speakers.can_be(person, gender):
            return self.speakers.speaks(person, frozenset())
        meant = self.speakers.current(sentence.start) if first else self.speakers.last
        return self.speakers.agreeing(meant, gender) or self.speakers.closest(
            sentence.start, sentence.start + folded.span(*act.verb)[0], gender
        )

    def apposed(self, sentence: Sentence, folded: Folded, act: Act) -> str:
        """The person before an office and bodies between commas; "" where the subject stands alone."""
        if act.subject is None or act.subject[0] >= act.verb[0]:
            return ""
        subject, verb = folded.span(*act.subject)[0], folded.span(*act.verb)[0]
        name = self.speakers.apposed(sentence.start, sentence.start + subject, sentence.start + verb)
        return self.speakers.speaks(name, words_of(name, self.grammar)) if name else ""

    def fitting(self, sentence: Sentence, folded: Folded, act: Act, gender: str) -> tuple[int, int] | None:
        """The place before a verb where its subject may stand; None where somebody of another gender stands there."""
        if act.before is None:
            return None
        start, end = (sentence.start + place for place in folded.span(*act.before))
        person = self.speakers.mentioned(start, end)
        return None if person and not self.speakers.can_be(person, gender) else act.before

    def clause_head(self, sentence: Sentence, folded: Folded, act: Act) -> Phrase | None:
        """The collective that begins a sentence whose verb is joined by "and": "اختتم المؤتمر أعماله وأوصى بـ"."""
        joined = self.grammar.is_verb_first and folded.text.startswith(JOINED, act.verb[0]) and act.start > 0
        begun = self.grammar.words["begun"].match(folded.text) if joined else None
        if joined and not begun and (body := self.speakers.body_at_head(sentence)) and not self.speakers.last:
            place = (folded.place(body[0] - sentence.start), folded.place(body[1] - sentence.start))
            return phrase_at(folded, place, sentence.start, self.grammar) if place[1] <= act.start else None
        if not begun or begun.end() >= act.start or self.speakers.mentioned(sentence.start, sentence.start + act.start):
            return None
        return phrase_at(folded, begun.span("head"), sentence.start, self.grammar)

    def issuer(self, folded: Folded, act: Act) -> tuple[int, int] | None:
        """Who issued the text in which a verb says something: "the league issued a statement in which it said"."""
        issued = self.grammar.words.get("issued")
        found = [mark for mark in issued.finditer(folded.text) if mark.end() > act.verb[0]] if issued else []
        here = [mark for mark in found if mark.start() < act.verb[0]]
        return here[0].span("issuer") if here else None

    def said(self, sentence: Sentence, folded: Folded, act: Act, *, first: bool) -> Said | None:
        """An act as a statement; None when nobody is known to speak or too little is said."""
        if act.start <= BULLET and self.is_item(sentence.block) and self.is_noun(folded, act):
            return None
        if act.frame.person and not self.is_person(folded, act.subject, sentence.start):
            return None
        speaker = self.speaker(sentence, folded, act, first=first)
        if (
            act.frame.verb == "calling"
            and folded.text.rstrip().endswith(":")
            and act.content[1] >= len(folded.text) - 1
        ):
            return None  # "The group recommends that States:": what it says is the list below
        start, end = folded.span(*act.content)
        span = quotable(self.document.text, sentence.start + start, sentence.start + end)
        if not speaker or not span or fold(self.document.text[slice(*span)]) == fold(speaker):
            return None
        return Said(
            speaker=speaker,
            start=span[0],
            end=span[1],
            direct='"' in folded.text[max(0, act.content[0] - 2) : act.content[0] + 2],
            verb=sentence.text[slice(*stripped(sentence.text, *folded.span(*act.verb)))],
            rule=act.frame.rule,
            confidence=act.frame.confidence,
        )

    def continued(self, sentence: Sentence, speaker: str, rule: str, confidence: float) -> Iterator[Said]:
        """A sentence without a verb of saying that is still somebody's words, up to where a quotation closes."""
        closing = CLOSING.search(self.document.text, sentence.start + BULLET, sentence.end)
        span = quotable(self.document.text, sentence.start, closing.start() if closing else sentence.end)
        if span and speaker:
            yield Said(
                speaker=speaker, start=span[0], end=span[1], direct=True, verb="", rule=rule, confidence=confidence
            )

    def reported(self, sentence: Sentence) -> Iterator[Said]:
        """The statements of a sentence that somebody else wrote down."""
        sentence = unnumbered(sentence)
        folded = hidden(self.unlisted(fold_with_offsets(sentence.text, sentence.language)), sentence.language)
        before = len(self.phrases)
        acts = acts_in(folded.text, self.grammar, self.speakers.named_in(sentence, folded))
        found = [said for act in acts if (said := self.said(sentence, folded, act, first=act is acts[0]))]
        opens = folded.text.startswith('"')
        odd = folded.text.count('"') % 2 == 1
        if found:
            for waiting in self.waiting:
                yield from self.continued(waiting, found[0].speaker, "quote_continues", CONTINUED)
            self.waiting.clear()
            yield from found
            named = (phrase.end for phrase, _ in self.phrases[before:])  # "…", said A: A is not named anew
            self.speakers.spoken = max((*(said.end for said in found), *named))
        elif (opens and odd and not self.quoting) or (self.quoting and self.waiting and not odd):
            self.waiting.append(sentence)  # whoever says it may be named where the quotation ends
        elif self.quoting or opens:
            yield from self.all_waiting()
            speaker = self.speakers.last if self.quoting else self.speakers.current(sentence.start)
            yield from self.continued(sentence, speaker, "quote_continues", CONTINUED)
        self.quoting = odd != self.quoting if (found or self.quoting or opens) else False
        if not self.is_item(sentence.block):
            leads = folded.text.rstrip()[-1:] in LEADS
            self.lead = self.lead_in(folded, sentence.start) if leads else None
        if not found and folded.text.rstrip().endswith(":"):
            self.hear_asking(folded, sentence.start)

    def unlisted(self, folded: Folded) -> Folded:
        """A folded sentence without the commas of bare nouns in a row: "les juges, greffiers et avocats ont salué"."""
        listed = self.grammar.words.get("listed")
        return replace(folded, text=listed.sub("  ", folded.text)) if listed else folded

    def answered(self, sentence: Sentence) -> Iterator[Said]:
        """A sentence of an answer, without the name set before it; what the editors add is nobody's answer."""
        folded = fold_with_offsets(sentence.text, sentence.language)
        if self.grammar.words["editors"].match(folded.text.lstrip(" (")):
            return
        answered = self.grammar.words.get("answered")
        letter = answered.match(folded.text) if answered else None
        if letter:
            begin = folded.span(letter.end(), letter.end() + 1)[0]
            sentence = replace(sentence, start=sentence.start + begin, text=sentence.text[begin:])
        label = LABEL.match(sentence.text)
        named = self.speakers.mentioned(sentence.start, sentence.start + label.end()) if label else ""
        start = sentence.start + label.end() if label and named else sentence.start
        words = replace(sentence, start=start, text=sentence.text[start - sentence.start :])
        yield from self.continued(words, named or self.speakers.usual(), "interview_answer", ANSWERED)

    def spoken(self, sentence: Sentence) -> Iterator[Said]:
        """A whole sentence of a speech, in the speaker's words; salutations and lines of a list say nothing alone."""
        if sentence.text.rstrip(' "”»')[-1:] in ENDS and len(sentence.text.split()) >= FEWEST:
            yield from self.continued(sentence, self.speech.speaker, "speech", SPOKEN)

    def all_waiting(self) -> Iterator[Said]:
        """The sentences of a quotation whose speaker was not named after it, so is the last one."""
        speaker = self.speakers.current(self.waiting[0].start) if self.waiting else ""
        for waiting in self.waiting:
            yield from self.continued(waiting, speaker, "quote_continues", CONTINUED)
        self.waiting.clear()

    def lead_in(self, folded: Folded, offset: int) -> Phrase | None:
        """Who is named by a line that a list follows: "the participants:"."""
        parts = [narrowed(folded.text, *part.span(), self.grammar) for part in PART.finditer(folded.text)]
        named = [part for part in parts if part and part[1] - part[0] <= LONGEST_LEAD]
        return phrase_at(folded, named[-1], offset, self.grammar) if named else None

    def hear_asking(self, folded: Folded, offset: int) -> None:
        """Remember who asks for what the list below a line says: "The group recommends that States:"."""
        calling = self.grammar.classes.get("calling")
        asks = calling.search(folded.text) if calling and not self.grammar.is_verb_first else None
        self.named(folded, piece_before(folded.text, 0, asks.start()) if asks else None, offset)

    def all(self) -> Iterator[Said]:
        """The statements of the document, in order."""
        block = 0
        for sentence in self.sentences:
            if sentence.block != block:
                yield from self.all_waiting()
                self.quoting, block = False, sentence.block
            if block in self.interview.answers:
                yield from self.answered(sentence)
            elif block in self.speech.blocks:
                yield from self.spoken(sentence)
            elif block not in self.interview.questions and not self.is_silent(block):
                yield from self.reported(sentence)
        yield from self.all_waiting()

    def is_item(self, block: int) -> bool:
        """Whether a block is an item of a list."""
        return bool(self.document.blocks) and self.document.blocks[block].kind == BlockKind.LIST_ITEM

    def is_silent(self, block: int) -> bool:
        """Whether a block is a heading, a caption or a table: nobody speaks there."""
        return bool(self.document.blocks) and self.document.blocks[block].kind in SILENT


def fact_of(analysis: Analysis, said: Said, language: str) -> Fact:
    """A statement with its citation."""
    text = " ".join(analysis.document.text[said.start : said.end].split())
    return make_fact(
        analysis.document,
        FactKind.STATEMENT,
        word_start(analysis.document.text, said.start),
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


def in_part(part: Analysis, language: str) -> tuple[dict[str, Fact], tuple[Mention, ...]]:
    """The statements that the part of a document in one language reports, and the words that lead to who speaks."""
    grammar = grammar_of(language)
    if grammar is None:
        return {}, ()
    listener = Listener(part, grammar)
    facts = {f.id: f for f in (fact_of(part, said, language) for said in listener.all())}
    speakers = {str(fact.fields["speaker"]) for fact in facts.values()}
    heard = [(phrase, name) for phrase, name in listener.phrases if name in speakers]
    return facts, tuple(references(part, heard))


def add_statements(analysis: Analysis) -> Analysis:
    """Add the statements that a document reports, each with its speaker; a step of the chain."""
    facts: dict[str, Fact] = {}
    called: list[Mention] = []
    for language, part in parts_by_language(analysis):
        found, mentions = in_part(part, language)
        facts |= found
        called += mentions
    return replace(analysis, facts=(*analysis.facts, *facts.values()), mentions=(*analysis.mentions, *called))
