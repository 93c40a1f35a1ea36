"""Recommendations: one fact for each recommended action, with who asks it of whom and how strongly.

Lists come first (`recommendations_lists`), then what sentences govern (`recommendations_sentences`); enumerations are
cut into actions (`recommendations_items`). The words that govern an action stand in the fact's cues.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extraction.recommendations_fields import fields_of
from marsad.extraction.recommendations_grammar import Grammar, grammar_of
from marsad.extraction.recommendations_items import items_of
from marsad.extraction.recommendations_lists import HEADINGS, Item, items_in
from marsad.extraction.recommendations_sentences import Advice, advice_in
from marsad.extraction.statements_grammar import grammar_of as speech_of
from marsad.extraction.statements_names import phrase_at
from marsad.extraction.statements_spans import quotable
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import Analysis, BlockKind, Fact, FactKind, Sentence, make_fact

EXTRACTOR = "recommendations 1"
OPENING = 300  # characters in which a document says what it is
LISTED = {"listed_under": 0.75, "listed_action": 0.65}  # confidence, measured on labelled documents
SILENT = HEADINGS | {BlockKind.CAPTION, BlockKind.TABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """A recommendation before it is a fact: places in the document."""

    start: int
    end: int
    strength: str
    rule: str
    confidence: float
    cue: str
    issuer: str = ""
    addressee: str = ""


def is_call(analysis: Analysis, grammar: Grammar) -> bool:
    """Whether a document is itself a declaration, a call or a plan: what it announces is undertaken."""
    opening = f"{analysis.document.title} {analysis.document.text[:OPENING]}"
    return bool(grammar.words["document"].search(fold(opening)))


def listed(analysis: Analysis, item: Item, grammar: Grammar) -> Iterator[Recommended]:
    """The actions of an item of a list."""
    folded = fold_with_offsets(analysis.document.text[item.start : item.end], analysis.document.language)
    for piece in items_of(folded.text, 0, len(folded.text), grammar)[:1] or []:
        start, end = folded.span(*piece)
        span = quotable(analysis.document.text, item.start + start, item.start + end)
        if span:
            yield Recommended(
                start=span[0],
                end=span[1],
                strength=item.strength,
                rule=item.rule,
                confidence=LISTED[item.rule],
                cue=item.head,
            )


def named(folded: Folded, place: tuple[int, int] | None, language: str) -> str:
    """The words for somebody at a place of a folded sentence; "" when there are none."""
    speech = speech_of(language)
    phrase = phrase_at(folded, place, 0, speech) if place and speech else None
    return phrase.shown if phrase else ""


def governed(analysis: Analysis, sentence: Sentence, folded: Folded, advice: Advice, grammar: Grammar) -> Iterator[Recommended]:
    """The actions that governing words of a sentence bring."""
    whole = advice.frame.scope == "clause"
    pieces = [advice.action] if whole else items_of(folded.text, *advice.action, grammar)
    trigger = sentence.text[slice(*folded.span(*advice.trigger))]
    for piece in pieces:
        start, end = folded.span(*piece)
        span = quotable(analysis.document.text, sentence.start + start, sentence.start + end)
        if span:
            yield Recommended(
                start=span[0],
                end=span[1],
                strength=advice.frame.strength,
                rule=advice.frame.rule,
                confidence=advice.frame.confidence,
                cue=" ".join(trigger.split()),
                issuer=named(folded, advice.issuer, sentence.language),
                addressee=named(folded, advice.addressee, sentence.language),
            )


def in_sentences(analysis: Analysis, grammar: Grammar, taken: list[Item], *, in_document: bool) -> Iterator[Recommended]:
    """What the sentences outside lists recommend."""
    blocks = analysis.document.blocks
    covered = [(item.start, item.end) for item in taken]
    for sentence in analysis.sentences:
        if blocks and blocks[sentence.block].kind in SILENT:
            continue
        if any(start < sentence.end and sentence.start < end for start, end in covered):
            continue
        folded = fold_with_offsets(sentence.text, sentence.language)
        for advice in advice_in(folded.text, grammar, in_document=in_document):
            if advice.action[1] > advice.action[0]:
                yield from governed(analysis, sentence, folded, advice, grammar)


def found_in(analysis: Analysis, grammar: Grammar) -> Iterator[Recommended]:
    """All recommendations of a document."""
    in_document = is_call(analysis, grammar)
    items = list(items_in(analysis, grammar, in_document=in_document))
    for item in items:
        yield from listed(analysis, item, grammar)
    yield from in_sentences(analysis, grammar, items, in_document=in_document)


def speaker_of(statements: tuple[Fact, ...], start: int, end: int) -> str:
    """Who says these words, when they stand in a statement."""
    for fact in statements:
        if fact.citation.start < end and start < fact.citation.end:
            return str(fact.fields["speaker"])
    return ""


def fact_of(analysis: Analysis, found: Recommended, statements: tuple[Fact, ...]) -> Fact:
    """A recommendation with its citation."""
    text = " ".join(analysis.document.text[found.start : found.end].split())
    issuer = found.issuer or speaker_of(statements, found.start, found.end)
    return make_fact(
        analysis.document,
        FactKind.RECOMMENDATION,
        found.start,
        found.end,
        fields={
            "text": text,
            "strength": found.strength,
            "issuer": issuer,
            "addressee": found.addressee,
            **fields_of(text, found.cue, analysis.document.language),
        },
        confidence=found.confidence,
        rule=found.rule,
        extractor=EXTRACTOR,
        cues=(found.cue,) if found.cue else (),
    )


def add_recommendations(analysis: Analysis) -> Analysis:
    """Add what a document recommends, calls for or undertakes; a step of the chain, after statements."""
    grammar = grammar_of(analysis.document.language)
    if grammar is None:
        return analysis
    statements = analysis.facts_of(FactKind.STATEMENT)
    facts = {f.id: f for f in (fact_of(analysis, found, statements) for found in found_in(analysis, grammar))}
    return replace(analysis, facts=(*analysis.facts, *facts.values()))
