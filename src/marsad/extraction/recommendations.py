"""Recommendations: one fact for each recommended action, with who asks it of whom and how strongly.

Lists come first (`recommendations_lists`), then what sentences govern (`recommendations_sentences`); enumerations are
cut into actions (`recommendations_items`). The words that govern an action stand in the fact's cues.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.extraction.parts_by_language import parts_by_language
from marsad.extraction.recommendations_fields import fields_of
from marsad.extraction.recommendations_grammar import Grammar, grammar_of
from marsad.extraction.recommendations_items import items_of
from marsad.extraction.recommendations_lists import HEADINGS, Head, Item, Lists
from marsad.extraction.recommendations_parties import (
    is_first_person,
    is_one_of_many,
    meant,
    party,
    pronoun_in,
    subject_place,
)
from marsad.extraction.recommendations_sentences import CALL, Advice, advice_in, group
from marsad.extraction.statements_acts import JOINED
from marsad.extraction.statements_grammar import grammar_of as speech_of
from marsad.extraction.statements_names import phrase_at
from marsad.extraction.statements_spans import quotable, unnumbered
from marsad.extraction.statements_subjects import piece_before
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import Analysis, BlockKind, EntityKind, Fact, FactKind, Mention, Sentence, make_fact

EXTRACTOR = "recommendations 1"
POINTING = 3  # words of "the same speaker"
NEAR = 2  # sentences back in which a pronoun finds its subject
OPENING = 150  # characters in which a document without a title says what it is
AGAIN = "modal"  # the rule of needs and duties
CUT = 60  # characters from which a text that begins another is that one, cut
LONGEST_ASKER = 14  # words of who asks for what a list holds; longer is no name
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is needed to look through one document."""

    analysis: Analysis
    grammar: Grammar
    statements: tuple[Fact, ...]
    in_document: bool  # the document is itself a declaration, a call or a plan


def is_call(analysis: Analysis, grammar: Grammar) -> bool:
    """Whether a document is itself a declaration, a call or a plan: what it announces is undertaken."""
    opening = analysis.document.title or analysis.document.text[:OPENING]
    return bool(grammar.words["document"].search(fold(opening)))


def asker(search: Search, head: Head) -> str:
    """Who asks for what a list holds, named by the line above it: "The participants recommend:"."""
    line = line_at(search.analysis, head.start)
    if line is None or search.grammar.words["no_asker"].fullmatch(head.cue):
        return ""
    folded = fold_with_offsets(line.text, line.language)
    for advice in advice_in(folded.text, search.grammar, in_document=False):
        if advice.issuer and (named_there := parties(search, line, folded, advice)["issuer"]):
            return named_there
    if search.grammar.language == "ar":
        return ""  # the verb comes first, and tells of itself who asks
    cue = max(folded.text.rfind(head.cue), 0)
    found = issuer(search, line, folded, piece_before(folded.text, 0, cue))
    return found if len(found.split()) <= LONGEST_ASKER else ""


def line_at(analysis: Analysis, place: int) -> Sentence | None:
    """The sentence or line in which a place stands."""
    return next((one for one in analysis.sentences if one.start <= place < one.end), None)


def told_above(search: Search, item: Item) -> dict[str, str]:
    """Who asks and who is asked, as the lines above a list say: "To governments:", "Schools are advised to:"."""
    lines = (line_at(search.analysis, place) for place in dict.fromkeys((item.above, item.head.start)) if place >= 0)
    told: dict[str, str] = {}
    for line in filter(None, lines):
        folded = fold_with_offsets(line.text, line.language)
        found = next(filter(None, (one.search(folded.text) for one in search.grammar.listings)), None)
        for name in ("issuer", "addressee"):
            place = group(found, name) if found else None
            if place and name not in told and (who := named(search, line, folded, place)):
                told[name] = who
    return told


def called_on(search: Search, sentence: Sentence | None, start: int) -> str:
    """Whom an item of a list itself calls on: "inviting the States to …"."""
    if sentence is None:
        return ""
    folded = fold_with_offsets(sentence.text[start - sentence.start :], sentence.language)
    found = next(filter(None, (one.search(folded.text) for one in search.grammar.item_calls)), None)
    place = group(found, "addressee") if found else None
    rest = replace(sentence, start=start, text=sentence.text[start - sentence.start :])
    return named(search, rest, folded, place) if place else ""


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


def parties_of_item(search: Search, item: Item, start: int) -> dict[str, str]:
    """Who asks for what an item of a list holds, and of whom: it says so itself, or the lines above the list do."""
    told = told_above(search, item)
    asks = told.get("issuer") or (asker(search, item.head) if item.head.start >= 0 else "")
    asked = item.addressee or called_on(search, line_at(search.analysis, start), start) or told.get("addressee", "")
    return {"issuer": "" if asks == asked else asks, "addressee": asked}


def named(search: Search, sentence: Sentence, folded: Folded, place: tuple[int, int] | None) -> str:
    """Who stands at a place of a folded sentence; "" when nobody does."""
    speech = speech_of(sentence.language)
    phrase = phrase_at(folded, place, sentence.start, speech) if place and speech else None
    if phrase is None or (speech and speech.is_verb_first and speech.words["circumstance"].match(phrase.folded)):
        return ""
    return party(search.analysis, phrase.shown, (phrase.start, phrase.end), sentence.language)


def issuer(search: Search, sentence: Sentence, folded: Folded, place: tuple[int, int] | None) -> str:
    """Who recommends: named there, or else, by a pronoun, the one who speaks or the subject shortly before."""
    place = subject_place(folded.text, place, sentence.language) if place else None
    found = named(search, sentence, folded, place)
    found = "" if is_one_of_many(found) else found
    if not found and is_bare(folded.text, place):
        return subject_above(search.analysis, sentence)
    pronoun = pronoun_in(folded.text[slice(*place)].strip(" ,"), sentence.language) if place and not found else ""
    if not pronoun or not place:
        return found
    said = speaker_of(search.statements, sentence.start + place[0], sentence.end)
    if is_first_person(pronoun):
        return said
    sentences = search.analysis.sentences
    number = bisect_left(sentences, sentence.start, key=lambda one: one.start)
    near = [one for one in sentences[max(0, number - NEAR) : number + 1] if one.block == sentence.block]
    return said or meant(near, pronoun)


def is_bare(folded: str, place: tuple[int, int] | None) -> bool:
    """Whether nothing but a number stands where the subject would: "7. Call on the Fund to"."""
    return place is None or not folded[slice(*place)].strip(" ,.;:()-0123456789")


def subject_above(analysis: Analysis, sentence: Sentence) -> str:
    """The subject of a list whose items begin with the verb: "At the close, the ministers:"; "" for other sentences."""
    blocks = analysis.document.blocks
    if not blocks or blocks[sentence.block].kind != BlockKind.LIST_ITEM:
        return ""
    place = next((n for n in range(sentence.block, -1, -1) if blocks[n].kind != BlockKind.LIST_ITEM), None)
    text = "" if place is None else analysis.document.text[blocks[place].start : blocks[place].end].strip()
    if place is None or not text.endswith(":"):
        return ""
    return party(analysis, text, (blocks[place].start, blocks[place].end), sentence.language)


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


def parties(search: Search, sentence: Sentence, folded: Folded, advice: Advice) -> dict[str, str]:
    """Who asks, and of whom.

    Behind a verb that is joined to the one before stands whom its speaker calls on: "it said … and asked the towns".
    """
    asks = issuer(search, sentence, folded, advice.issuer)
    asked = named(search, sentence, folded, advice.addressee)
    if caller := _caller_first(search, sentence, folded, advice):
        asks, asked = caller
    said = speaker_of(search.statements, sentence.start + folded.span(*advice.action)[0], sentence.end)
    if not advice.issuer or not asks or not said or fold(asks) == fold(said):
        return {"issuer": asks, "addressee": asked}
    phrase = folded.text[slice(*advice.issuer)].strip(" ,")
    speech = speech_of(sentence.language)
    if speech and speech.words["same"].search(fold(asks)) and len(asks.split()) <= POINTING:
        return {"issuer": said, "addressee": asked}  # "the same speaker"
    if phrase.startswith(fold(said)):  # "the head of the Fund": not the Fund alone
        return {"issuer": said, "addressee": asked}
    joined = folded.text.startswith(JOINED, advice.trigger[0]) and advice.trigger[0] > 0
    if advice.frame.rule == CALL and joined and phrase.startswith(fold(asks)):
        return {"issuer": said, "addressee": asked or asks}
    return {"issuer": asks, "addressee": asked}


def _caller_first(search: Search, sentence: Sentence, folded: Folded, advice: Advice) -> tuple[str, str] | None:
    """Who calls and who is called on, where nothing parts the two: "ناشد الناصري وزارة الصحة"."""
    place = advice.addressee
    if advice.frame.rule != CALL or not place or advice.issuer or search.grammar.language != "ar":
        return None
    start, end = (sentence.start + at for at in folded.span(*place))
    names = search.analysis.mentions_of(EntityKind.PERSON, EntityKind.ORGANISATION)
    inside = sorted((one for one in names if start <= one.citation.start and one.citation.end <= end), key=_begin)
    caller = inside[0] if inside and inside[0].citation.start - start <= 1 else None
    if caller is None or caller.citation.end + 1 >= end or caller.kind is not EntityKind.PERSON:
        return None
    behind = (folded.place(caller.citation.end - sentence.start) + 1, place[1])
    asked = named(search, sentence, folded, behind)
    return (named(search, sentence, folded, (place[0], behind[0] - 1)), asked) if asked else None


def _begin(mention: Mention) -> int:
    """Where a mention begins."""
    return mention.citation.start


def gapped(
    search: Search, sentence: Sentence, folded: Folded, advice: Advice, piece: tuple[int, int]
) -> dict[str, str]:
    """Whom a later action of a call is asked of, when it says so: "States to fund A, the media to review B"."""
    found = search.grammar.gapped.match(folded.text, *piece) if advice.frame.rule == CALL else None
    asked = named(search, sentence, folded, found.span("addressee")) if found else ""
    return {"addressee": asked} if asked else {}


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
    for written in search.analysis.sentences:
        sentence = unnumbered(written)
        silent = blocks and (blocks[sentence.block].kind in SILENT or sentence.block in leading)
        listed_already = any(start < sentence.end and sentence.start < end for start, end in covered)
        if silent or listed_already or written.start in heads:
            continue
        folded = fold_with_offsets(sentence.text, sentence.language)
        for advice in advice_in(folded.text, search.grammar, in_document=search.in_document):
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


def speaker_of(statements: Sequence[Fact], start: int, end: int) -> str:
    """Who says these words, when they stand in a statement."""
    for fact in statements:
        if fact.citation.start < end and start < fact.citation.end:
            return str(fact.fields["speaker"])
    return ""


def fact_of(search: Search, found: Recommended) -> Fact:
    """A recommendation with its citation."""
    document = search.analysis.document
    text = " ".join(document.text[slice(*found.text)].split())
    return make_fact(
        document,
        FactKind.RECOMMENDATION,
        found.start,
        found.end,
        fields={
            "text": text,
            "strength": found.strength,
            "issuer": found.issuer or speaker_of(search.statements, found.start, found.end),
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
