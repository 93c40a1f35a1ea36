"""Finds the countries and cities that a document names: a mention for each, no facts.

Looked up in the authority tables only; a place inside the name of a body ("University of Algiers") is a mention too,
since the body's seat is worth knowing, and later steps can see that it lies inside.
"""

from dataclasses import replace

from marsad.authority import places
from marsad.records import Analysis, EntityKind, Mention, cite

CONFIDENCE = 0.9  # a name of the tables that is not an everyday word


def add_places(analysis: Analysis) -> Analysis:
    """Add a mention for each country and city, with its id in the authority tables."""
    found = [
        Mention(
            kind=EntityKind.PLACE,
            citation=cite(analysis.document, sentence.start + place.start, sentence.start + place.end),
            language=sentence.language,
            authority=place.id,
            confidence=CONFIDENCE,
        )
        for sentence in analysis.sentences
        for place in places.find(sentence.text, sentence.language)
    ]
    return replace(analysis, mentions=(*analysis.mentions, *found))
