"""Finds the bodies that a document names: a fact for each, cited where it stands in full, a mention wherever it stands.

Four finders propose (the authority file, head nouns, acronyms, models); overlaps are settled by `organisations_found`,
and `organisations_groups` says which finds are one body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.authority import organisations as authority
from marsad.authority.lookup import Found
from marsad.extraction.name_lists import listed_bodies
from marsad.extraction.name_words import Word, words_of
from marsad.extraction.names_models import by_sentence
from marsad.extraction.office_holders import holders
from marsad.extraction.organisations_acronyms import bare_acronyms, expansions
from marsad.extraction.organisations_arabic import arabic
from marsad.extraction.organisations_english import english
from marsad.extraction.organisations_found import Body, settled
from marsad.extraction.organisations_groups import Group, grouped
from marsad.extraction.organisations_latin import french
from marsad.extraction.organisations_model import trimmed
from marsad.extraction.organisations_offices import offices
from marsad.extraction.organisations_short import short_forms
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, NameKind, Sentence, cite, make_fact

_OPENING = {"«": "»", "“": "”", '"': '"'}
EXTRACTOR = "organisations 1"
GRAMMARS = {"ar": arabic, "fr": french, "en": english}


def _known(text: str, found: Found) -> Body:
    """A find of the authority file."""
    start, end = _within_marks(text, found.start, found.end)
    acronym = text[start:end] if found.kind is NameKind.ACRONYM else ""
    return Body(
        start=start,
        end=end,
        rule="authority",
        confidence=0.95,
        cue=found.name,
        authority=found.id,
        acronym=acronym,
        kind=authority.by_id(found.id).kind,
    )


def _within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name without a quotation mark before it, and with the one that closes what it opens within."""
    while text[start] in _OPENING:
        start += 1
    opened = next((mark for mark in text[start:end] if mark in _OPENING), "")
    closes = opened and _OPENING[opened] not in text[start:end].partition(opened)[2]
    return start, end + bool(closes and text[end : end + 1] == _OPENING[opened])


def in_sentence(sentence: Sentence) -> Iterator[Body]:
    """What the authority file and the grammars find in a sentence, in document offsets."""
    text, words = sentence.text, words_of(sentence.text)
    known = [_known(text, found) for found in authority.find(text, sentence.language)]
    named = list(GRAMMARS.get(sentence.language, english)(words))
    found = (*_with_charges(text, known, named), *named, *expansions(text, words))
    named_behind = holders_in(sentence)
    for body in (*found, *offices(text, sentence.language, known)):
        if whole := without_holder(body, words, named_behind):
            yield moved(whole, sentence)


def holders_in(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The words of names of who leads a French body, right behind it."""
    return holders(words_of(sentence.text)) if sentence.language == "fr" else ()


def without_holder(body: Body, words: Sequence[Word], named: Sequence[tuple[int, int]]) -> Body | None:
    """A body without the name of who leads it: "Ligue des droits | Salma Idrissi"; None if nothing is left."""
    begin = next((words[first].start for first, _ in named if body.start < words[first].start < body.end), body.end)
    if begin == body.end:
        return body
    if body.rule == "model":
        return None
    return replace(body, end=max(word.end for word in words if word.end <= begin))


def _with_charges(text: str, known: Sequence[Body], named: Sequence[Body]) -> Iterator[Body]:
    """Known bodies up to where a grammar ends what they are charged with.

    The authority file holds a ministry by its first portfolio, since governments join and part the others ("Tunisian
    Ministry of Education, Youth and Sports"), and a centre by its name without its task ("مركز … للدراسات"). What goes
    on to another known body is neither.
    """
    for body in known:
        charged = body.kind == "ministry" or text.startswith(" لل", body.end)
        end = max((other.end for other in named if charged and other.start == body.start), default=body.end)
        goes_on = end > body.end and not any(body.end < other.start < end for other in known)
        yield replace(body, end=end) if goes_on else body


def moved(body: Body, sentence: Sentence) -> Body:
    """A find of a sentence, in document offsets."""
    head = body.head + sentence.start if body.head >= 0 else -1
    return replace(body, start=body.start + sentence.start, end=body.end + sentence.start, head=head)


def _proposed(analysis: Analysis) -> Iterator[Body]:
    """What all finders propose in a document."""
    sentences = analysis.sentences
    yield from listed_bodies(sentences)
    named = by_sentence([s.text for s in sentences], [s.language for s in sentences])
    taken = [(date.start, date.end) for date in analysis.dates] + [(paid.start, paid.end) for paid in analysis.amounts]
    for sentence, names in zip(sentences, named, strict=True):
        yield from in_sentence(sentence)
        named_behind = holders_in(sentence)
        for name in names:
            body = trimmed(sentence.text, name.start, name.end, sentence.language) if name.kind == "ORG" else None
            body = without_holder(body, words_of(sentence.text), named_behind) if body else None
            placed = moved(body, sentence) if body else None
            if placed and not any(start < placed.end and placed.start < end for start, end in taken):
                yield placed  # the name of a month or currency is no body


def add_organisations(analysis: Analysis) -> Analysis:
    """Add the facts and mentions of the bodies that the document names."""
    found = settled(_proposed(analysis))
    found = settled([*found, *bare_acronyms(analysis.document.text, found)])
    facts: list[Fact] = []
    mentions: list[Mention] = []
    short = list(short_forms(analysis.document.text, analysis.sentences, found))
    for group in grouped(analysis.document.text, found):
        fact = _fact(analysis, group)
        facts.append(fact)
        bodies = [*group.members, *(form for form, owner in short if owner in group.members)]
        mentions.extend(_mention(analysis, body, fact, group) for body in bodies)
    return replace(analysis, facts=(*analysis.facts, *facts), mentions=(*analysis.mentions, *mentions))


def _language(analysis: Analysis, start: int) -> str:
    """The language of the sentence that holds a place."""
    return next((s.language for s in analysis.sentences if s.start <= start < s.end), analysis.document.language)


def _fact(analysis: Analysis, group: Group) -> Fact:
    """The fact of a body, cited at its fullest occurrence."""
    body = group.fullest
    return make_fact(
        analysis.document,
        FactKind.ORGANISATION,
        body.start,
        body.end,
        fields={
            "name": group.name,
            "acronym": group.acronym,
            "type": group.kind,
            "country": group.country,
            "authority": group.authority,
            "part_of": group.part_of,
        },
        confidence=max(member.confidence for member in group.members),
        rule=body.rule,
        cues=(body.cue,) if body.cue else (),
        extractor=EXTRACTOR,
        language=_language(analysis, body.start),
    )


def _mention(analysis: Analysis, body: Body, fact: Fact, group: Group) -> Mention:
    """The mention of one occurrence of a body."""
    return Mention(
        kind=EntityKind.ORGANISATION,
        citation=cite(analysis.document, body.start, body.end),
        language=_language(analysis, body.start),
        fact=fact.id,
        authority=group.authority,
        confidence=body.confidence,
    )
