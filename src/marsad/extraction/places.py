"""Finds the countries, their parts and the cities that a document names: a mention for each, no facts.

Looked up in the authority tables only; a place inside the name of a body ("University of Algiers") is a mention too,
since the body's seat is worth knowing, and later steps can see that it lies inside. What a name leaves open the
document decides: which of two towns of one name, and which kingdom «المملكة» is (`places_meant`).
"""

from dataclasses import replace

from marsad.authority import places, regions
from marsad.extraction.places_meant import Named, meant
from marsad.records import Analysis, EntityKind, Mention, cite

CONFIDENCE = 0.9  # a name of the tables that is not an everyday word


def add_places(analysis: Analysis) -> Analysis:
    """Add a mention for each country, part of a country and city, with its id in the authority tables."""
    named = [
        Named(place.id, sentence.start + place.start, sentence.start + place.end, sentence.language)
        for sentence in analysis.sentences
        for find in (places.find, regions.find)
        for place in find(sentence.text, sentence.language)
    ]
    found = [
        Mention(
            kind=EntityKind.PLACE,
            citation=cite(analysis.document, one.start, one.end),
            language=one.language,
            authority=one.place,
            confidence=CONFIDENCE,
        )
        for one in meant(analysis, named)
    ]
    return replace(analysis, mentions=(*analysis.mentions, *found))
