"""Who asks for what a sentence or list recommends, and who is asked: names where governing words expect them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extraction.recommendations_grammar import Grammar
from marsad.extraction.recommendations_heads import Head, Item
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
from marsad.extraction.statements_grammar import Grammar as Speech
from marsad.extraction.statements_grammar import grammar_of as speech_of
from marsad.extraction.statements_names import phrase_at
from marsad.extraction.statements_spans import unnumbered
from marsad.extraction.statements_subjects import piece_before
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import Analysis, BlockKind, EntityKind, Fact, FactKind, Mention, Sentence

DEFINITE = re.compile("(?:^| )(?:ال[ء-ي]+|[ء-ي]+[هت]ا|[ء-ي]+ه)$")  # a noun that governs nothing behind it
POINTING = 3  # words of "the same speaker"
NEAR = 2  # sentences back in which a pronoun finds its subject
LONGEST_ASKER = 14  # words of who asks for what a list holds; longer is no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is needed to look through one document."""

    analysis: Analysis
    grammar: Grammar
    statements: tuple[Fact, ...]
    in_document: bool  # the document is itself a declaration, a call or a plan


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
    """The sentence or line in which a place stands, without the number that counts it."""
    return next((unnumbered(one) for one in analysis.sentences if one.start <= place < one.end), None)


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


def parties(search: Search, sentence: Sentence, folded: Folded, advice: Advice) -> dict[str, str]:
    """Who asks, and of whom.

    Behind a verb that is joined to the one before stands whom its speaker calls on: "it said … and asked the towns".
    """
    asks = issuer(search, sentence, folded, advice.issuer)
    asked = named(search, sentence, folded, advice.addressee)
    if caller := _caller_first(search, sentence, folded, advice):
        asks, asked = caller
    if asks and not asked and (behind := called_behind(search, sentence, folded, advice)):
        asked = named(search, sentence, folded, behind)
    said = speaker_of(search.statements, sentence.start + folded.span(*advice.action)[0], sentence.end)
    if not advice.issuer or not asks or not said or fold(asks) == fold(said):
        return {"issuer": asks, "addressee": asked}
    phrase = folded.text[slice(*advice.issuer)].strip(" ,")
    speech = speech_of(sentence.language)
    if speech and points_back(asks, speech):
        return {"issuer": said, "addressee": asked}  # "the same speaker"
    if phrase.startswith(fold(said)):  # "the head of the Fund": not the Fund alone
        return {"issuer": said, "addressee": asked}
    joined = folded.text.startswith(JOINED, advice.trigger[0]) and advice.trigger[0] > 0
    if advice.frame.rule == CALL and joined and phrase.startswith(fold(asks)):
        return {"issuer": said, "addressee": asked or asks}
    return {"issuer": asks, "addressee": asked}


def points_back(asks: str, speech: Speech) -> bool:
    """Whether words only point back to who spoke: "the same speaker", "His Excellency"."""
    honour = speech.words.get("his_honour")
    if honour and honour.fullmatch(fold(asks)):
        return True
    return speech.words["same"].search(fold(asks)) is not None and len(asks.split()) <= POINTING


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


def called_behind(search: Search, sentence: Sentence, folded: Folded, advice: Advice) -> tuple[int, int] | None:
    """Where those stand who are called on, behind the name, time and place of who calls: "دعا المجلس أمس الدول"."""
    place = advice.issuer
    if advice.frame.rule != CALL or not place or place[0] < advice.trigger[0]:
        return None
    names = search.analysis.mentions_of(EntityKind.PERSON)
    ends = {folded.place(one.citation.end - sentence.start) for one in names if within(one, sentence)}
    for found in search.grammar.actor.finditer(folded.text, place[0] + 1, place[1]):
        before = folded.text[place[0] : found.start()].rstrip()
        if before and (before.endswith(",") or DEFINITE.search(before) or place[0] + len(before) in ends):
            return found.start(), place[1]
    return None


def within(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention stands in a sentence."""
    return sentence.start <= mention.citation.start and mention.citation.end <= sentence.end


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


def force_of(search: Search, strength: str, issuer: str) -> str:
    """How strongly something is asked, by who asks: a meeting's call is formal, a person's advice is a call."""
    if strength == "call" and search.grammar.meeting.match(fold(issuer)):
        return "formal"
    persons = (fact.fields["name"] for fact in search.analysis.facts_of(FactKind.PERSON))
    return "call" if strength == "formal" and issuer and issuer in persons else strength


def speaker_of(statements: Sequence[Fact], start: int, end: int) -> str:
    """Who says these words, when they stand in a statement."""
    for fact in statements:
        if fact.citation.start < end and start < fact.citation.end:
            return str(fact.fields["speaker"])
    return ""
