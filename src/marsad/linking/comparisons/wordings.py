"""What the words of two demands have in common, for many demands of which each is held against many.

Their words, concepts and vectors stand as numbers in arrays: a process that compares a part of them (`shared_out`)
reads these, and so holds none of the texts a second time.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from marsad.linking.comparisons.acts import act, ask_for_two_acts
from marsad.linking.comparisons.at_once import numbered
from marsad.linking.comparisons.concepts import codes, concept, people, share_in_common, speak_of_other_people
from marsad.linking.comparisons.counterparts import demand_said
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.whereabouts import ask_of_two_places, cities_named
from marsad.linking.comparisons.words import content_words

Whole = npt.NDArray[np.int64]
CLOSE = 0.6  # cosine beyond which meaning alone begins to count more


class Wordings:
    """Demands by their words, which must be known to `meanings` like the demands themselves."""

    def __init__(self, told: Sequence[tuple[str, str]], meanings: Meanings) -> None:
        """`told` gives the words and the language of each."""
        self._meanings = meanings
        self._texts = meanings.places([text for text, _ in told])
        self._languages, _ = numbered([language for _, language in told])
        self._words = _Listed(meanings.places(sorted(content_words(text))) for text, _ in told)
        self._concepts = _Listed(_concepts(text) for text, _ in told)
        self._acts = [act(text, language) for text, language in told]
        self._cities = [cities_named(text, language) for text, language in told]
        self._people = [people(text) for text, _ in told]

    def features(self, one: int, other: int) -> Iterator[tuple[str, float]]:
        """What the wordings at two places have in common."""
        cosine = self._meanings.cosine(self._texts[one], self._texts[other])
        yield "same_meaning", round(cosine, 3)
        if cosine > CLOSE:
            yield "nearly_said", round(cosine - CLOSE, 3)
        words, words_there = self._words[one], self._words[other]
        named, named_there = self._concepts[one], self._concepts[other]
        is_one = (named[:, None] == named_there) & (named >= 0)[:, None]
        said = demand_said(self._meanings.cosines(words, words_there), is_one)
        yield "said_too", round(said, 3)
        if self._languages[one] == self._languages[other]:
            yield "other_words", round(1 - _common(words, words_there), 3)
        elif share := share_in_common(_known(named), _known(named_there)):
            yield "same_concepts", round(share * said, 3)  # two demands for one group of people share what they name
        if ask_for_two_acts(self._acts[one], self._acts[other]):
            yield "other_act", 1.0
        if ask_of_two_places(self._cities[one], self._cities[other]):
            yield "other_city", 1.0
        if speak_of_other_people(self._people[one], self._people[other]):
            yield "other_people", 1.0


def _common(one: Whole, other: Whole) -> float:
    """Jaccard's share of common words (`words.shared_words`)."""
    shared = int(np.count_nonzero(one[:, None] == other))
    return shared / (len(one) + len(other) - shared) if len(one) and len(other) else 0.0


def _known(concepts: Whole) -> set[int]:
    return set(concepts[concepts >= 0].tolist())


def _concepts(text: str) -> list[int]:
    """The concept of each word in order, as a number; -1 for a word without one."""
    told = (concept(word) for word in sorted(content_words(text)))
    return [codes()[one] if one else -1 for one in told]


class _Listed:
    """Lists of numbers, one after the other in one array."""

    def __init__(self, lists: Iterable[Sequence[int]]) -> None:
        edges, numbers = array("q", [0]), array("q")
        for one in lists:
            numbers.extend(one)
            edges.append(len(numbers))
        self._edges, self._numbers = (np.frombuffer(told, dtype=np.int64) for told in (edges, numbers))

    def __getitem__(self, place: int) -> Whole:
        return self._numbers[self._edges[place] : self._edges[place + 1]]
