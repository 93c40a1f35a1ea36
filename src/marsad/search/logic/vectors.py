"""Vectors for search: passages with their surroundings, and questions without what makes all questions alike."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from marsad.language.encoder import Vectors
from marsad.records import Passage

_OPENING = 3  # sentences
_ABOUT = 0.3  # weight of the opening; more blurs passages of one document (nDCG falls), less forgets their context


def in_context(passages: Sequence[Passage], vectors: Vectors) -> Vectors:
    """The vectors of the passages of one document, in order, each with its window and a little of what it is about.

    The window's vector, and that of the opening sentences (which say what a document is about), are composed of the
    vectors of whole sentences: nothing is encoded twice, and what a sentence is cut into does not count again.
    """
    if not len(passages):
        return vectors
    whole = whole_places(passages)
    starts, ends = (np.array([getattr(passages[place], side) for place in whole]) for side in ("start", "end"))
    own = vectors[whole]
    windows = [own[(starts >= p.window_start) & (ends <= p.window_end)].mean(axis=0) for p in passages]
    opening = _unit(own[:_OPENING].mean(axis=0))
    return _unit(_unit(vectors + _unit(np.asarray(windows, dtype=np.float32))) + _ABOUT * opening)


def whole_places(passages: Sequence[Passage]) -> list[int]:
    """The places of passages that are part of no other, which stands before them."""
    places, reached = [], -1
    for place, passage in enumerate(passages):
        if passage.end > reached:
            places.append(place)
            reached = passage.end
    return places


@cache
def mean_question() -> Vectors:
    """The mean of 300 questions in three languages (`measures/mean_question.py`)."""
    with resources.as_file(resources.files("marsad.search").joinpath("mean_question.npy")) as path:
        vector: Vectors = np.load(path).astype(np.float32)
    return vector


def centred(question: Vectors) -> Vectors:
    """A question's vector without the mean question, to unit length: nearer to what answers it.

    All of the mean goes: taking only the question's own share of it was as good on XQuAD and worse on noun phrases.
    """
    return _unit(question - mean_question())


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
