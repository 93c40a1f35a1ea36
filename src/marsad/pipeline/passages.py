"""Cuts a document into passages, the pieces that search finds: sentences, clauses of long ones, and what facts quote.

A sentence that lists three recommendations means a little of each and is near to no question; so its clauses, and the
words that facts of it quote, are passages too, with the sentence as their window. Passages may overlap: whoever shows
them shows the best of those that do. A fragment ("Considérant") means nothing alone and joins what follows it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from marsad.language.words import words
from marsad.records import Document, Fact, FactKind, Passage, Sentence

SHORTEST = 3  # characters; below that there is nothing to search ("1.", "—")
_FRAGMENT = 3  # words: fewer are no sentence
_LONG = 35  # words: a sentence of more is cut into clauses too
_CLAUSE = 12  # words of a clause, or a little more
_QUOTE = 4  # words: fewer are too little to be found by their meaning
_QUOTED = frozenset({FactKind.RECOMMENDATION, FactKind.STATEMENT, FactKind.PRACTICE})
_PAUSE = re.compile("[,;:،؛](?= )")
Place = tuple[int, int]


def passages(document: Document, sentences: Sequence[Sentence], facts: Iterable[Fact] = ()) -> tuple[Passage, ...]:
    """Give the passages of a document in order; sentences must be in order too."""
    kept = [sentence for sentence in sentences if sentence.end - sentence.start >= SHORTEST]
    whole = list(_joined(kept, document.text))
    quoted = [(f.citation.start, f.citation.end) for f in facts if f.kind in _QUOTED]
    found: dict[Place, Passage] = {}
    for place, (start, end, language) in enumerate(whole):
        window = whole[max(0, place - 1)][0], whole[min(len(whole) - 1, place + 1)][1]
        found[start, end] = _passage(document, (start, end), window, language)
        for part in _parts(document.text, (start, end), quoted):
            found.setdefault(part, _passage(document, part, (start, end), language))
    return tuple(sorted(found.values(), key=lambda p: (p.start, -p.end)))


def _passage(document: Document, place: Place, window: Place, language: str) -> Passage:
    return Passage(
        document=document.id,
        start=place[0],
        end=place[1],
        window_start=window[0],
        window_end=window[1],
        language=language or document.language,
    )


def _joined(sentences: Sequence[Sentence], text: str) -> Iterator[tuple[int, int, str]]:
    """Sentences as (start, end, language), fragments joined to the next one of their language, the last to none."""
    begin: int | None = None
    for place, sentence in enumerate(sentences):
        start = sentence.start if begin is None else begin
        goes_on = place + 1 < len(sentences) and sentences[place + 1].language == sentence.language
        if goes_on and _length(text[start : sentence.end]) < _FRAGMENT:
            begin = start
        else:
            begin = None
            yield start, sentence.end, sentence.language


def _parts(text: str, sentence: Place, quoted: Iterable[Place]) -> Iterator[Place]:
    """What of a sentence is a passage of its own."""
    for start, end in quoted:
        if sentence[0] <= start and end <= sentence[1] and _length(text[start:end]) >= _QUOTE:
            yield start, end
    if _length(text[slice(*sentence)]) > _LONG:
        yield from _clauses(text, sentence)


def _clauses(text: str, sentence: Place) -> Iterator[Place]:
    """A long sentence cut at its pauses into clauses of some length."""
    begin, end = sentence
    for pause in _PAUSE.finditer(text, begin, end):
        if _length(text[begin : pause.start()]) >= _CLAUSE <= _length(text[pause.end() : end]):
            yield begin, pause.start()
            begin = pause.end() + 1
    if begin > sentence[0]:
        yield begin, end


def _length(text: str) -> int:
    return len(words(text))
