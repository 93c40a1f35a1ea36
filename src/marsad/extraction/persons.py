"""Finds the persons that a document names: a fact for each, with office and body as written, a mention wherever named.

Nothing is inferred about anybody: name, office and body are words that stand together in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extraction.name_lists import listed_persons
from marsad.extraction.name_words import Word, reading_in, words_of
from marsad.extraction.names_models import Named, by_sentence
from marsad.extraction.persons_arabic import arabic
from marsad.extraction.persons_arabic_names import is_title
from marsad.extraction.persons_arabic_offices import signed_as
from marsad.extraction.persons_evidence import with_evidence
from marsad.extraction.persons_found import Person, settled
from marsad.extraction.persons_groups import Group, family_names, grouped
from marsad.extraction.persons_latin import latin
from marsad.extraction.persons_offices import namesakes
from marsad.records import Analysis, Citation, EntityKind, Fact, FactKind, Mention, Sentence, cite, make_fact

EXTRACTOR = "persons 1"
# Between a name and the body that sends somebody: "A. Name, from the Institute", "A. Name of the Lab", "A. Name (ACR)".
SENT_BY = re.compile(
    r",?\s+(?:from|of|representing|représentant)\s+(?:the |le |la |l['’])?"
    r"|,?\s+(?:du|de la|des)\s+|,?\s+(?:de )?[dl]['’]|\s*\("
)
HOUSE = 2  # words with article between a house and whose name it bears
REACH = 24  # characters of such words
FAMILY_NAME = 0.8  # of a mention by family name alone


def in_sentence(
    sentence: Sentence, named: tuple[Named, ...], bodies: Sequence[Citation] = (), above: Sentence | None = None
) -> Iterator[Person]:
    """The persons of a sentence, in document offsets.

    `bodies` are places of the document that name bodies, `above` is the sentence before.
    """
    yield from listed_persons(sentence)
    words = words_of(sentence.text)
    if sentence.language == "ar":
        here = [(b.start - sentence.start, b.end - sentence.start) for b in bodies]
        taken = {n for n, word in enumerate(words) if any(start <= word.start < end for start, end in here)}
        found = arabic(words, named, taken)
    else:
        found = latin(words, named, sentence.language)
    for person in found:
        if person.rule in ("model", "title") and _is_namesake(sentence, words, person):
            continue
        office = "" if person.role else _signed_as(above, sentence, words, person)
        signed = replace(person, role=office, rule="role_before", cue=office.split()[0]) if office else person
        yield replace(signed, start=person.start + sentence.start, end=person.end + sentence.start)


def _signed_as(above: Sentence | None, sentence: Sentence, words: Sequence[Word], person: Person) -> str:
    """The office in the line above a line that is nothing but an Arabic name with its titles."""
    if above is None or sentence.language != "ar" or above.language != "ar":
        return ""
    before = [word for word in words if word.start < person.start]
    alone = person.end >= len(sentence.text.rstrip(" .")) and all(is_title(w) or not w.is_word for w in before)
    return signed_as(words_of(above.text)) if alone else ""


def _is_namesake(sentence: Sentence, words: Sequence[Word], person: Person) -> bool:
    """Whether a street, a school, a prize or a set of rules bears the name: "lycée Ada Holm" names no person."""
    names = namesakes(sentence.language)
    if sentence.language == "en":
        after = next((word for word in words if word.start >= person.end), None)
        plain = after is not None and not after.is_capital and after.key in namesakes("en", "built")
        return plain or (after is not None and after.is_capital and after.key in names)
    at = next((n for n, word in enumerate(words) if word.end > person.start), 0) - 1
    titles = person.title.split() if person.rule == "title" else ()
    at -= len(titles)
    if sentence.language == "ar" and not titles:
        at = _before_adjectives(words, at)
    return at >= 0 and reading_in(words[at], names) is not None


def _before_adjectives(words: Sequence[Word], at: int) -> int:
    """The word before those with article that tell of a house: "قاعة المحاضرات الكبرى سالم الناصري"."""
    first = max(at - HOUSE, -1)
    while at > first and words[at].key.startswith("ال"):
        at -= 1
    return at


def add_persons(analysis: Analysis) -> Analysis:
    """Add the facts and mentions of the persons that the document names."""
    sentences = analysis.sentences
    named = by_sentence([s.text for s in sentences], [s.language for s in sentences])
    sure = {fact.id for fact in analysis.facts_of(FactKind.ORGANISATION) if fact.rule != "model"}
    shown = [m.citation for m in analysis.mentions_of(EntityKind.ORGANISATION) if m.fact in sure]
    near = {s.start: [b for b in shown if s.start <= b.start < s.end] for s in sentences}
    proposed = [
        person
        for above, sentence, names in zip([None, *sentences], sentences, named, strict=False)
        for person in in_sentence(sentence, names, near[sentence.start], above)
    ]
    analysis = _without_mistaken_bodies(analysis, proposed)
    bodies = [m.citation for m in analysis.mentions_of(EntityKind.ORGANISATION)]
    free = [p for p in proposed if not any(b.start < p.end and p.start < b.end for b in bodies)]
    groups = grouped(analysis.document.text, settled(free))
    english = [group for group in groups if _language(analysis, group.fullest.start) == "en"]
    groups = list(with_evidence(analysis.document.text, groups, english))
    facts = {group.fullest: _fact(analysis, group) for group in groups}
    mentions = [
        _mention(analysis, person.start, person.end, facts[group.fullest], person.confidence)
        for group in groups
        for person in group.members
    ]
    mentions += [
        _mention(analysis, start, end, facts[group.fullest], FAMILY_NAME)
        for group, start, end in family_names(analysis.document.text, groups)
    ]
    kept = _without_names(analysis.mentions, mentions)
    return replace(analysis, facts=(*analysis.facts, *facts.values()), mentions=(*kept, *mentions))


def _without_names(mentions: Sequence[Mention], persons: Sequence[Mention]) -> list[Mention]:
    """The mentions without places that are only part of a person's name: "Jordan Keller"."""
    names = [(person.citation.start, person.citation.end) for person in persons]
    return [
        mention
        for mention in mentions
        if mention.kind is not EntityKind.PLACE
        or not any(start <= mention.citation.start and mention.citation.end <= end for start, end in names)
    ]


def _without_mistaken_bodies(analysis: Analysis, persons: Sequence[Person]) -> Analysis:
    """The analysis without bodies that only a model saw where a title or office shows a person."""
    shown = [p for p in persons if p.rule != "model"]
    wrong = {
        fact.id
        for fact in analysis.facts_of(FactKind.ORGANISATION)
        if fact.rule == "model"
        and any(fact.citation.start < p.end and p.start < fact.citation.end and p.length > 3 for p in shown)
    }
    return replace(
        analysis,
        facts=tuple(fact for fact in analysis.facts if fact.id not in wrong),
        mentions=tuple(mention for mention in analysis.mentions if mention.fact not in wrong),
    )


def _language(analysis: Analysis, start: int) -> str:
    """The language of the sentence that holds a place."""
    return next((s.language for s in analysis.sentences if s.start <= start < s.end), analysis.document.language)


def _organisation(analysis: Analysis, role: str) -> str:
    """The name of the body that an office names, as the document's own fact gives it."""
    within = [
        fact
        for mention in analysis.mentions_of(EntityKind.ORGANISATION)
        if mention.citation.quote in role and (fact := analysis.fact(mention.fact))
    ]
    return str(max(within, key=lambda f: len(f.fields["name"])).fields["name"]) if within else ""


def _sender(analysis: Analysis, group: Group) -> str:
    """The body that a name is told to come from, right after it."""
    text = analysis.document.text
    for person in group.members:
        words = SENT_BY.match(text, person.end, person.end + REACH)
        for mention in analysis.mentions_of(EntityKind.ORGANISATION) if words else ():
            if words and mention.citation.start == words.end() and (fact := analysis.fact(mention.fact)):
                return str(fact.fields["name"])
    return ""


def _fact(analysis: Analysis, group: Group) -> Fact:
    """The fact of a person, cited at the fullest name."""
    person = next((m for m in group.members if m.role), group.fullest)
    return make_fact(
        analysis.document,
        FactKind.PERSON,
        group.fullest.start,
        group.fullest.end,
        fields={
            "name": group.name,
            "role": group.role,
            "organisation": group.organisation or _organisation(analysis, group.role) or _sender(analysis, group),
        },
        confidence=max(member.confidence for member in group.members),
        rule=person.rule,
        cues=(person.cue,) if person.cue else (),
        extractor=EXTRACTOR,
        language=_language(analysis, group.fullest.start),
    )


def _mention(analysis: Analysis, start: int, end: int, fact: Fact, confidence: float) -> Mention:
    """The mention of one occurrence of a person."""
    return Mention(
        kind=EntityKind.PERSON,
        citation=cite(analysis.document, start, end),
        language=_language(analysis, start),
        fact=fact.id,
        confidence=confidence,
    )
