"""The steps that only carry what the language room finds into the Analysis: sentences, dates, amounts."""

from dataclasses import replace

from marsad.language.amounts import find_amounts
from marsad.language.dates import find_dates
from marsad.language.sentences import sentences
from marsad.records import Analysis


def add_sentences(analysis: Analysis) -> Analysis:
    """Cut the document into sentences."""
    return replace(analysis, sentences=sentences(analysis.document))


def add_dates(analysis: Analysis) -> Analysis:
    """Find the dates of each sentence, in the sentence's own language; offsets refer to the document."""
    published = analysis.document.published
    found = [
        replace(date, start=date.start + sentence.start, end=date.end + sentence.start)
        for sentence in analysis.sentences
        for date in find_dates(sentence.text, sentence.language, published)
    ]
    return replace(analysis, dates=tuple(found))


def add_amounts(analysis: Analysis) -> Analysis:
    """Find the sums of money of each sentence; offsets refer to the document."""
    found = [
        replace(amount, start=amount.start + sentence.start, end=amount.end + sentence.start)
        for sentence in analysis.sentences
        for amount in find_amounts(sentence.text, sentence.language)
    ]
    return replace(analysis, amounts=tuple(found))
