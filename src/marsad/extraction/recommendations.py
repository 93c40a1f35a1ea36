"""Recommendations: one fact for each recommended action, with who asks it of whom and how strongly.

Lists come first (`recommendations_lists`), then what sentences govern (`recommendations_sentences`); enumerations are
cut into actions (`recommendations_items`). The words that govern an action stand in the fact's cues.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.extraction.parts_by_language import parts_by_language
from marsad.extraction.recommendations_fields import fields_of
from marsad.extraction.recommendations_grammar import Grammar, grammar_of
from marsad.extraction.recommendations_heads import HEADINGS, Item
from marsad.extraction.recommendations_items import items_of
from marsad.extraction.recommendations_lists import Lists
from marsad.extraction.recommendations_sentences import Advice, advice_in
from marsad.extraction.recommendations_who import (
    Search,
    force_of,
    gapped,
    parties,
    parties_of_item,
    speaker_of,
)
from marsad.extraction.statements_spans import quotable, unnumbered
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import Analysis, BlockKind, EntityKind, Fact, FactKind, Sentence, make_fact

EXTRACTOR = "recommendations 1"
OPENING = 150  # characters in which a document without a title says what it is
AGAIN = "modal"  # the rule of needs and duties
CUT = 60  # characters from which a text that begins another is that one, cut
LISTED = {"listed_under": 0.85, "listed_action": 0.75}  # confidence, measured on labelled documents
SILENT = HEADINGS | {BlockKind.CAPTION, BlockKind.TABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """A recommendation before it is a fact: places in the document."""

    start: int
    end: int
    text: tuple[int, int]  # the action alone, without the words that govern it
    strength: str
    rule: str
    confidence: float
    cue: str
    issuer: str = ""
    addressee: str = ""


def is_call(analysis: Analysis, grammar: Grammar) -> bool:
    """Whether a document is itself a declaration, a call or a plan: what it announces is undertaken."""
    opening = analysis.document.title or analysis.document.text[:OPENING]
    return bool(grammar.words["document"].search(fold(opening)))


def listed(search: Search, item: Item) -> Iterator[Recommended]:
    """An item of a list as a recommendation, cited with what joins it to the sentence above: « d'ouvrir »."""
    analysis, grammar = search.analysis, search.grammar
    span = quotable(analysis.document.text, item.start, item.end)
    if span:
        folded = fold_with_offsets(analysis.document.text[slice(*span)], grammar.language)
        lead = grammar.lead.match(folded.text)
        start = span[0] + (folded.span(lead.end(), len(folded.text))[0] if lead else 0)
        start = item.action if span[0] < item.action < span[1] else start
        yield Recommended(
            start=span[0],
            end=span[1],
            text=(start, span[1]),
            strength=item.head.strength,
            rule=item.rule,
            confidence=LISTED[item.rule],
            cue=item.head.cue,
            **parties_of_item(search, item, start),
        )


def within(statements: Sequence[Fact], start: int, end: int, place: int) -> tuple[int, int]:
    """A stretch clipped to the statement in which the governing words stand, so that no verb of saying is cited."""
    for fact in statements:
        if fact.citation.start <= place < fact.citation.end:
            return max(start, fact.citation.start), min(end, fact.citation.end)
    return start, end


def is_within_name(analysis: Analysis, place: int) -> bool:
    """Whether a name begins before a place and goes on over it: what seemed a particle is its first letter."""
    names = (mention.citation for mention in analysis.mentions if mention.kind is EntityKind.PERSON)
    return any(name.start < place < name.end for name in names) and not analysis.document.text[place - 1].isspace()


def governed(search: Search, sentence: Sentence, folded: Folded, advice: Advice) -> Iterator[Recommended]:
    """The actions that governing words of a sentence bring."""
    text = search.analysis.document.text
    trigger = folded.span(*advice.trigger)
    names = parties(search, sentence, folded, advice)
    for place, piece in enumerate(items_of(folded.text, *advice.action, search.grammar)):
        first = folded.span(advice.opening, piece[1]) if place == 0 else folded.span(*piece)
        cited = (sentence.start + first[0], sentence.start + first[1])
        if advice.frame.scope == "clause" and place == 0:
            cited = within(search.statements, *cited, sentence.start + trigger[0])
        span = quotable(text, *cited)
        first_word = sentence.start + folded.span(*piece)[0]
        if is_within_name(search.analysis, first_word):
            continue
        whole = advice.frame.scope == "clause"
        if span and not whole and first_word >= span[1]:  # the words before it fill a citation: it is cited alone
            span = quotable(text, first_word, cited[1])
        if span:
            yield Recommended(
                start=span[0],
                end=span[1],
                text=span if whole else (max(first_word, span[0]), span[1]),
                strength=advice.frame.strength,
                rule=advice.frame.rule,
                confidence=advice.frame.confidence,
                cue=" ".join(sentence.text[slice(*trigger)].split()),
                **(names | gapped(search, sentence, folded, advice, piece) if place else names),
            )


def preamble(search: Search) -> set[int]:
    """The blocks that only lead up to what a resolution asks: "Recalling …,", and those that go on with "That …,"."""
    document, leading = search.analysis.document, set[int]()
    for number, block in enumerate(document.blocks):
        text = fold(document.text[block.start : block.end]).strip()
        goes_on = number - 1 in leading and search.grammar.words["goes_on"].match(text)
        if text.endswith((",", ";")) and (search.grammar.words["preamble"].match(text) or goes_on):
            leading.add(number)
    return leading


def in_sentences(search: Search, taken: Sequence[Item]) -> Iterator[Recommended]:
    """What the sentences outside lists, and above them, recommend."""
    blocks = search.analysis.document.blocks
    leading = preamble(search)
    heads = {item.head.start for item in taken}
    covered = [(item.start, item.end) for item in taken]
    follows = False
    for written in search.analysis.sentences:
        sentence = unnumbered(written)
        silent = blocks and (blocks[sentence.block].kind in SILENT or sentence.block in leading)
        listed_already = any(start < sentence.end and sentence.start < end for start, end in covered)
        if silent or listed_already or written.start in heads:
            continue
        folded = fold_with_offsets(sentence.text, sentence.language)
        behind, follows = follows, bool(search.grammar.recommendation.search(folded.text))
        for advice in advice_in(folded.text, search.grammar, in_document=search.in_document, follows=behind):
            if advice.action[1] > advice.action[0]:
                yield from governed(search, sentence, folded, advice)


def found_in(search: Search) -> Iterator[Recommended]:
    """All recommendations of a document but those that an earlier step found under a review."""
    items = list(Lists(search.analysis, search.grammar, in_document=search.in_document).all())
    known = [fact.citation for fact in search.analysis.facts_of(FactKind.RECOMMENDATION)]
    for found in (
        *(one for item in items for one in listed(search, item)),
        *in_sentences(search, items),
    ):
        if not any(citation.start < found.end and found.start < citation.end for citation in known):
            yield found


def fact_of(search: Search, found: Recommended) -> Fact:
    """A recommendation with its citation."""
    document = search.analysis.document
    text = " ".join(document.text[slice(*found.text)].split())
    asks = found.issuer or speaker_of(search.statements, found.start, found.end)
    return make_fact(
        document,
        FactKind.RECOMMENDATION,
        found.start,
        found.end,
        fields={
            "text": text,
            "strength": force_of(search, found.strength, asks),
            "issuer": asks,
            "addressee": found.addressee,
            **fields_of(text, found.cue, search.grammar.language),
        },
        confidence=found.confidence,
        rule=found.rule,
        extractor=EXTRACTOR,
        cues=(found.cue,) if found.cue else (),
        language=search.grammar.language,
    )


def in_part(part: Analysis, language: str) -> Iterator[Fact]:
    """What the part of a document in one language recommends."""
    grammar = grammar_of(language)
    if grammar is None:
        return
    search = Search(
        analysis=part,
        grammar=grammar,
        statements=part.facts_of(FactKind.STATEMENT),
        in_document=is_call(part, grammar),
    )
    yield from (fact_of(search, found) for found in found_in(search))


def add_recommendations(analysis: Analysis) -> Analysis:
    """Add what a document recommends, calls for or undertakes; a step of the chain, after statements."""
    parts = parts_by_language(analysis)
    facts = {fact.id: fact for language, part in parts for fact in in_part(part, language)}
    return replace(analysis, facts=(*analysis.facts, *distinct(facts.values())))


def distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The recommendations without needs that only say one again: in a caption, a pulled quotation, a cut summary.

    Whoever calls for the same once more does so in an act of its own, which is kept.
    """
    said: list[str] = []
    for fact in facts:
        text = fold(str(fact.fields["text"])).strip(" .…")
        if fact.rule == AGAIN and any(_says_again(text, earlier) for earlier in said):
            continue
        said.append(text)
        yield fact


def _says_again(text: str, earlier: str) -> bool:
    """Whether a text is an earlier one, or its beginning, long enough not to be so by chance."""
    return text == earlier or (len(text) >= CUT and earlier.startswith(text))
