"""The moves that a spaCy recogniser makes over sentences (a name begins, goes on, ends), all sentences at once.

spaCy's own loop gives the same moves, but lets go of Python's lock and takes it again some hundred times a word. Every
move takes one word, so at each step all sentences stand at the same word, and one product of matrices tells the scores
of all their moves.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Truths = NDArray[np.bool_]
Run = tuple[int, int, str]  # a name: first word, word after, label
_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"
_OUTSIDE = 0  # the state between names; the others are the labels of the name that is open


class Mover:
    """The moves of one recogniser, and which of them follow which."""

    def __init__(self, recogniser: Any) -> None:
        """Read the weights of the layers, and the moves by their names ("B-ORG", "O")."""
        self._vectors, self._shares, scoring = recogniser.model.layers
        self._offset, self._bias = self._shares.get_param("b"), scoring.get_param("b")
        self._weights = np.ascontiguousarray(scoring.get_param("W").T)
        names = map(recogniser.moves.get_class_name, range(recogniser.moves.n_moves))
        self._moves = [(move, label) for move, _, label in (name.partition("-") for name in names)]
        self._begins = np.array([move in (_BEGIN, _UNIT) for move, _ in self._moves])
        self._goes_on = np.array([move in (_BEGIN, _IN) for move, _ in self._moves])
        states = ["", *sorted({label for _, label in self._moves if label})]
        self._next = np.where(self._goes_on, [states.index(label) for _, label in self._moves], _OUTSIDE)
        self._allowed = np.array([[_is_allowed(state, *move) for move in self._moves] for state in states])

    def names(self, documents: Sequence[Any]) -> Iterator[list[Run]]:
        """The names of each document; the longest document first."""
        lengths = np.array([len(document) for document in documents])
        firsts = np.cumsum(lengths) - lengths
        spaces = np.concatenate([document.to_array("IS_SPACE") for document in documents]) > 0
        shares = self._shares.predict(self._vectors.predict(list(documents)))
        moves = self._best(shares, firsts, lengths, spaces)
        for first, length in zip(firsts, lengths, strict=True):
            yield list(self._runs(moves[first : first + length]))

    def _best(self, shares: Any, firsts: Numbers, lengths: Numbers, spaces: Truths) -> Numbers:
        """The best allowed move of every word."""
        moves = np.zeros(len(spaces), dtype=np.intp)
        states, opened = np.full(len(lengths), _OUTSIDE), np.full(len(lengths), -1)  # where the open name begins
        for step in range(lengths[0]):
            words = firsts[lengths > step] + step
            here = slice(len(words))
            allowed = self._allowed[states[here]]
            allowed[spaces[words]] &= ~self._begins  # no name begins with white space
            allowed[lengths[here] == step + 1] &= ~self._goes_on  # nor goes on behind the last word
            scores = self._scores(shares, words, opened[here])
            moves[words] = best = np.where(allowed, scores, -np.inf).argmax(axis=1)
            states[here] = self._next[best]
            begun = np.where(self._begins[best], words, opened[here])
            opened[here] = np.where(states[here] == _OUTSIDE, -1, begun)
        return moves

    def _scores(self, shares: Any, words: Numbers, opened: Numbers) -> Any:
        """The scores of all moves at words: by the word, the first of the open name, and the word before in it.

        The first row of `shares` stands for no word.
        """
        before = np.where(opened < 0, -1, words - 1)
        seen = shares[words + 1, 0] + shares[opened + 1, 1] + shares[before + 1, 2] + self._offset
        return seen.max(axis=2) @ self._weights + self._bias

    def _runs(self, moves: Numbers) -> Iterator[Run]:
        """The names in the moves of one document."""
        first = 0
        for place, number in enumerate(moves):
            first = place if self._begins[number] else first
            move, label = self._moves[number]
            if move in (_LAST, _UNIT):
                yield first, place + 1, label


def _is_allowed(state: str, move: str, label: str) -> bool:
    """Whether a move may follow in a state: "" between names, or the label of the open one."""
    if state:
        return move in (_IN, _LAST) and label == state
    return move == _OUT or (move in (_BEGIN, _UNIT) and bool(label))
