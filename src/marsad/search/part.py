"""A part of the index as arrays: some documents' passages in a form that a question can be compared with at once.

A part never changes. Each writing of a document is a *parcel* with a number of its own: what is written again has
another, so that whether a part still holds the truth is told by the parcels that stand in the table.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.search.index import WordIds
from marsad.search.logic.postings import Postings, posted
from marsad.search.logic.signs import Halves, Outlines, outlines_of

COLUMNS = ("parcel", "document", "start", "end", "language", "terms", "words", "around", "vector")
_NUMBER = 8  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """A list of numbers for each row, one list after another."""

    values: WordIds
    begins: NDArray[np.int64]  # one more than rows

    def of(self, rows: NDArray[np.int64]) -> list[WordIds]:
        """The lists of some rows."""
        cuts = zip(self.begins[rows].tolist(), self.begins[rows + 1].tolist(), strict=True)
        return [self.values[begin:end] for begin, end in cuts]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows by number; `parcels` and `documents` are numbered too, `of` says to which of them a row belongs."""

    parcels: NDArray[np.int64]
    documents: NDArray[np.str_]
    of: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    languages: NDArray[np.str_]
    bounds: NDArray[np.int64]  # of the languages in `order`
    order: NDArray[np.int32]  # rows, those of a language together
    outlines: Outlines  # in that order
    vectors: Halves
    words: Lists
    around: Lists
    postings: Postings

    def __len__(self) -> int:
        """How many passages."""
        return len(self.of)

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """The numbers of a document: several when it was written twice."""
        found: dict[str, list[int]] = {}
        for number, document in enumerate(self.documents.tolist()):
            found.setdefault(document, []).append(number)
        return found

    def passages_of(self, rows: NDArray[np.int64]) -> list[tuple[str, int, int]]:
        """What names the passages of some rows."""
        documents = self.documents[self.of[rows]].tolist()
        return list(zip(documents, self.starts[rows].tolist(), self.ends[rows].tolist(), strict=True))

    def place_of(self, language: str) -> slice:
        """Where the rows of a language stand in `order`."""
        known = self.languages.tolist()
        if language not in known:
            return slice(0, 0)
        place = known.index(language)
        return slice(int(self.bounds[place]), int(self.bounds[place + 1]))


def part_of(table: Any) -> Part:
    """The part that the rows of an Arrow table make; their columns are `COLUMNS`."""
    columns = {name: table[name].combine_chunks() for name in COLUMNS}
    parcels, first, of = np.unique(columns["parcel"].to_numpy(), return_index=True, return_inverse=True)
    dimensions = columns["vector"].type.list_size
    vectors = columns["vector"].flatten().to_numpy().reshape(-1, dimensions)
    languages, spoken = np.unique(_texts(columns["language"]), return_inverse=True)
    order = np.argsort(spoken, kind="stable").astype(np.int32)
    terms = _lists(columns["terms"])
    return Part(
        parcels=parcels,
        documents=_texts(columns["document"].take(first)),
        of=of.astype(np.int32),
        starts=columns["start"].to_numpy(),
        ends=columns["end"].to_numpy(),
        languages=languages,
        bounds=np.searchsorted(spoken[order], np.arange(len(languages) + 1)),
        order=order,
        outlines=outlines_of(vectors, order),
        vectors=vectors,
        words=_lists(columns["words"]),
        around=_lists(columns["around"]),
        postings=posted(terms.values, np.diff(terms.begins).astype(np.int32)),
    )


def _texts(column: Any) -> NDArray[np.str_]:
    return np.array(column.to_pylist(), dtype=np.str_)


def _lists(column: Any) -> Lists:
    """The numbers that stand in a column of bytes."""
    lengths = np.array([len(value) for value in column.to_pylist()], dtype=np.int64) // _NUMBER
    begins = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Lists(values=np.frombuffer(b"".join(column.to_pylist()), dtype="<i8"), begins=begins)
