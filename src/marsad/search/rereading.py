"""Reads the best candidates of each language again, word by word, and puts them in one order.

The vector of a sentence blurs what exactly is asked. So the first passages of each list are compared with the question
by the words of both (`logic.alignment`); a passage in the question's own language finds its words more easily and has
something taken off; a question that names a kind of fact prefers passages in which such a fact stands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from marsad.evidence.cards import FactPlace
from marsad.language.normalise import fold
from marsad.records import Document, FactKind
from marsad.search.index import Hit
from marsad.search.logic.alignment import Told, alignments
from marsad.search.logic.ranking import Place, Ranked
from marsad.search.logic.wordvectors import meaning_words
from marsad.search.questions import Question

READ_AGAIN = 24  # passages of each language; more cost time and find nothing more
_AROUND = 200  # characters to each side
_ALIGNED = 1.0  # weight of the words' nearness beside the cosine
_OWN_LANGUAGE = 0.15  # what equal words are above translated ones, without meaning more
_KIND = 0.1  # for a fact of the kind that was asked for
_NAMES = 0.1  # for shared words at full weight


def read_again(
    question: Question,
    lists: Sequence[Sequence[Ranked]],
    documents: Mapping[str, Document],
    facts: Sequence[FactPlace],
) -> list[Ranked]:
    """The candidates of all lists, best first, with scores from 0 to 1."""
    candidates = list(chain.from_iterable(lists))
    aligned = alignments(question.text, [_told(question, r.hit, documents[r.hit.document]) for r in candidates])
    wanted = _places_of(question.kinds, facts)
    floors = {r.hit.place: floor for one in lists for floor in [_floor(one)] for r in one}
    scored = [
        replace(ranked, score=_score(question, ranked, words, floors, wanted))
        for ranked, words in zip(candidates, aligned, strict=True)
    ]
    return sorted(scored, key=lambda r: (-r.score, r.hit.place))


def _score(
    question: Question,
    ranked: Ranked,
    aligned: float,
    floors: Mapping[Place, float],
    wanted: Mapping[str, Sequence[tuple[int, int]]],
) -> float:
    hit = ranked.hit
    points = max(ranked.cosine, floors[hit.place]) + _ALIGNED * aligned + _NAMES * ranked.words
    points -= _OWN_LANGUAGE * (hit.language == question.language)
    points += _KIND * any(start < hit.end and hit.start < end for start, end in wanted.get(hit.document, ()))
    return min(1.0, max(0.0, points / (1 + _ALIGNED)))


def _floor(ranked: Sequence[Ranked]) -> float:
    """The least cosine that was found: passages that words alone found lie below it, nobody knows how far."""
    return min((r.cosine for r in ranked if r.cosine > 0), default=0.0)


def _places_of(kinds: frozenset[FactKind], facts: Sequence[FactPlace]) -> Mapping[str, Sequence[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for fact in facts:
        if fact.kind in kinds:
            places[fact.document].append((fact.start, fact.end))
    return places


def _told(question: Question, hit: Hit, document: Document) -> Told:
    around = document.text[max(0, hit.start - _AROUND) : hit.end + _AROUND]
    return Told(
        text=document.text[hit.start : hit.end],
        around=f"{document.title} {around}",
        named=_named(question, hit, document.text),
    )


def _named(question: Question, hit: Hit, text: str) -> frozenset[str]:
    """The words of the question that name what the passage names in its own language."""
    if not question.named:
        return frozenset()
    passage = fold(text[hit.start : hit.end])
    found = [named for named in question.named if any(fold(name) in passage for name in named.names_in(hit.language))]
    return frozenset(word for named in found for word in meaning_words(named.written))
