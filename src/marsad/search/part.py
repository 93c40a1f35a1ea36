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

COLUMNS = ("parcel", "document", "passages", "start", "end", "language", "terms", "words", "around", "vectors")
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
    def in_order(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The parcels from the lowest on, and their numbers."""
        numbers = np.argsort(self.parcels)
        return self.parcels[numbers], numbers

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
    of = np.repeat(np.arange(len(table), dtype=np.int32), columns["passages"].to_numpy())
    languages, spoken = np.unique(_texts(columns["language"].flatten()), return_inverse=True)
    order = np.argsort(spoken, kind="stable").astype(np.int32)
    vectors = _values(columns["vectors"], "<f2").reshape(len(of), -1)
    terms = _lists(columns["terms"].flatten())
    return Part(
        parcels=columns["parcel"].to_numpy(),
        documents=_texts(columns["document"]),
        of=of,
        starts=columns["start"].flatten().to_numpy(),
        ends=columns["end"].flatten().to_numpy(),
        languages=languages,
        bounds=np.searchsorted(spoken[order], np.arange(len(languages) + 1)),
        order=order,
        outlines=outlines_of(vectors, order),
        vectors=vectors,
        words=_lists(columns["words"].flatten()),
        around=_lists(columns["around"].flatten()),
        postings=posted(terms.values, np.diff(terms.begins).astype(np.int32)),
    )


def _texts(column: Any) -> NDArray[np.str_]:
    return np.array(column.to_pylist(), dtype=np.str_)


def _lists(column: Any) -> Lists:
    """The numbers that stand in a column of bytes."""
    begins = _offsets(column) // _NUMBER
    return Lists(values=_values(column, "<i8"), begins=(begins - begins[0]).astype(np.int64))


def _values(column: Any, kind: str) -> NDArray[Any]:
    """All bytes of a column, one row's after another's, as numbers."""
    first, last = _offsets(column)[[0, -1]].tolist()
    return np.frombuffer(column.buffers()[2], dtype=np.uint8)[first:last].view(kind)


def _offsets(column: Any) -> NDArray[np.int32]:
    """Where each row of a column of bytes begins, and the last ends."""
    return np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset : column.offset + len(column) + 1]
