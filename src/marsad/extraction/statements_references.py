"""Persons who are called by their office or as "the same speaker": mentions that lead to the name.

Only words by which somebody was heard to speak count, and only of persons whom the document names.
"""

import re
from collections.abc import Iterator, Sequence

from marsad.extraction.persons_groups import name_words
from marsad.extraction.statements_names import Phrase
from marsad.records import Analysis, Citation, EntityKind, FactKind, Mention, cite

CONFIDENCE = 0.6
WORDS = range(2, 15)  # a pronoun alone is no reference, a long clause names more than one
FIGURE = re.compile(r"[0-9]")  # the number of an item before a pronoun


def references(analysis: Analysis, heard: Sequence[tuple[Phrase, str]]) -> Iterator[Mention]:
    """A mention for each phrase that calls a person of the document; `heard` gives phrases with their speakers."""
    persons = {str(fact.fields["name"]): fact for fact in analysis.facts_of(FactKind.PERSON)}
    names = [m.citation for m in analysis.mentions_of(EntityKind.PERSON)]
    for start, end, name in sorted({(phrase.start, phrase.end, name) for phrase, name in heard if name in persons}):
        inside = [place for place in names if start < place.end and place.start < end]
        words = [word for word in analysis.document.text[start:end].split() if not FIGURE.search(word)]
        if len(words) not in WORDS or not _adds(start, end, inside):
            continue
        fact = persons[name]
        yield Mention(
            kind=EntityKind.PERSON,
            citation=cite(analysis.document, start, end),
            language=str(fact.language),
            fact=fact.id,
            confidence=CONFIDENCE,
        )


def is_reference(analysis: Analysis, mention: Mention) -> bool:
    """Whether a mention calls a person otherwise than by name: some word of it is none of the name's."""
    fact = analysis.fact(mention.fact) if mention.kind is EntityKind.PERSON else None
    return fact is not None and not set(name_words(mention.citation.quote)) <= set(name_words(str(fact.fields["name"])))


def _adds(start: int, end: int, inside: Sequence[Citation]) -> bool:
    """Whether a phrase is no name already: it holds none, or its office stands before the one it ends with."""
    return not inside or (
        len({place.end for place in inside}) == 1 and inside[0].end == end and inside[0].start > start
    )
