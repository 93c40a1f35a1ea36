"""A document that mixes languages, as one part for each: for finders whose grammar is that of one language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from marsad.records import Analysis

LEAST = 3  # sentences of another language; fewer are read with the document's grammar, as a title or quotation is


def parts_by_language(analysis: Analysis) -> Iterator[tuple[str, Analysis]]:
    """The languages of a document, its own first, each with the analysis that sees only the sentences of that part."""
    own = analysis.document.language
    counted = Counter(sentence.language for sentence in analysis.sentences)
    others = sorted(language for language, count in counted.items() if language != own and count >= LEAST)
    if not others:
        yield own, analysis
        return
    theirs = frozenset(others)
    yield own, replace(analysis, sentences=tuple(one for one in analysis.sentences if one.language not in theirs))
    for language in others:
        yield language, replace(analysis, sentences=tuple(s for s in analysis.sentences if s.language == language))
