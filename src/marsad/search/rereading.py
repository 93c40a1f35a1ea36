"""Reads the candidates of all languages again, word by word, and puts them in one order.

The vector of a sentence blurs what exactly is asked. So every candidate is compared with the question by the words of
both (`logic.alignment`); a passage in the question's own language finds its words more easily and has something taken
off; a question that names a kind of fact prefers passages in which such a fact stands. Whoever says in another language
what the best passages of the question's own say is nearer to them than to the question: an echo counts too. Weights
were chosen on even paragraphs of XQuAD and on the questions of the examples; `measures/search.py` reports the odd ones.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.evidence.cards import FactPlace
from marsad.search.index import Hit
from marsad.search.logic.alignment import Told, alignments
from marsad.search.logic.kinds import SAID, kind_words
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.ranking import Ranked, in_order
from marsad.search.logic.signs import widened
from marsad.search.logic.wordvectors import WordVectors, meaning_words
from marsad.search.questions import Question

_ALIGNED = 2.0  # weight of the words' nearness beside the cosine, in the question's language
_TRANSLATED = 1.5  # the same in another
_WORDS = 0.4  # of shared words in the question's language
_NAMES = 0.2  # of shared names and figures in another
_OWN_LANGUAGE = 0.75  # what equal words are above translated ones, without meaning more
_KIND = 0.1  # for an event, a programme or an instrument, when the question speaks of one
_SAID = 0.3  # for a recommendation, a statement or a practice, when it asks for these
_SHORT = 0.2  # at most, for a heading or a line with place and date: it has words of the question and tells nothing
_TELLING = 5  # words that carry meaning: fewer tell little
_ECHO = 0.4  # of nearness to the best passages of the question's language
_HEARD = 3  # of these
_USUAL = 0.3  # that nearness where nothing is said again
_ALL = 1 + _ALIGNED + _WORDS


def read_again(
    question: Question, candidates: Sequence[Ranked], facts: Sequence[FactPlace], known: WordVectors
) -> list[Ranked]:
    """The candidates, best first, with scores from 0 to 1."""
    wanted = places_of(question.kinds, facts)
    own = np.array([ranked.hit.language == question.language for ranked in candidates], dtype=np.bool_)
    asked = np.array([bool(wanted) and is_wanted(ranked.hit, wanted) for ranked in candidates])
    points = np.array([ranked.hit.cosine for ranked in candidates])
    points += np.where(own, _ALIGNED, _TRANSLATED) * alignments(
        question.text, _told(question, candidates, asked.tolist()), known, own=question.language
    )
    points += np.where(own, _WORDS, _NAMES) * np.array([ranked.words for ranked in candidates])
    points += (_SAID if question.kinds <= SAID else _KIND) * asked - _OWN_LANGUAGE * own
    points -= _SHORT * np.array([max(0, 1 - len(ranked.hit.words) / _TELLING) for ranked in candidates])
    points += _echo(candidates, points, own)
    return in_order(candidates, np.clip(points / _ALL, 0, 1).tolist())


def _echo(candidates: Sequence[Ranked], points: NDArray[np.float64], own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What passages of other languages gain by saying again what the best of the question's own language say."""
    gained = np.zeros(len(candidates))
    best = [place for place in np.argsort(-points, kind="stable") if own[place]][:_HEARD]
    if best and not own.all():
        vectors = widened(np.stack([ranked.hit.vector for ranked in candidates]))
        said = vectors[best].mean(axis=0)
        nearness = vectors @ (said / max(float(np.linalg.norm(said)), 1e-9))
        gained[~own] = _ECHO * (nearness[~own] - _USUAL)
    return gained


def is_wanted(hit: Hit, wanted: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    """Whether one of these facts stands in a passage."""
    return any(start < hit.end and hit.start < end for start, end in wanted.get(hit.document, ()))


def places_of(kinds: Collection[str], facts: Sequence[FactPlace]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Where facts of some kinds stand, by document."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for fact in facts:
        if fact.kind in kinds:
            places[fact.document].append((fact.start, fact.end))
    return places


def _told(question: Question, candidates: Sequence[Ranked], asked: Sequence[bool]) -> list[Told]:
    """Candidates with the words of the question that name what they name in their own language, or what they are."""
    names = {language: _names(question, language) for language in {ranked.hit.language for ranked in candidates}}
    named = kind_words(meaning_words(question.text))
    kinds = frozenset(word for word, kind in named.items() if kind in question.kinds & SAID)
    return [
        Told(
            hit=ranked.hit,
            named=_named(ranked.hit, names[ranked.hit.language]) | (kinds if is_asked else frozenset()),
            is_asked=is_asked and bool(kinds),
        )
        for ranked, is_asked in zip(candidates, asked, strict=True)
    ]


def _names(question: Question, language: str) -> list[tuple[frozenset[int], frozenset[str]]]:
    """The words of each name in a language, and the words of the question that say the same."""
    return [
        (frozenset(word_ids(meaning_words(name)).tolist()), frozenset(meaning_words(named.written)))
        for named in question.named
        for name in named.names_in(language)
        if meaning_words(name)
    ]


def _named(hit: Hit, names: Sequence[tuple[frozenset[int], frozenset[str]]]) -> frozenset[str]:
    has = frozenset(hit.words.tolist()) if names else frozenset()
    return frozenset(word for name, written in names if name <= has for word in written)
