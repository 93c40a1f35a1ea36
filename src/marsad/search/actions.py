"""Every write to the index. The store is the truth: what the index lacks is added from it, what it has too much goes.

Nothing here needs a permission or an audit entry: the index holds no decision of anybody and can be thrown away.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
from django.conf import settings

from marsad.evidence import queries as evidence
from marsad.evidence.cards import StoredPassage
from marsad.language.encoder import Vectors, default_encoder
from marsad.language.stems import index_terms
from marsad.search.index import Entry, Index
from marsad.search.logic.vectors import in_context

ANALYSIS = "terms 1, context 2"  # change it when the terms or vectors of a passage change: all is indexed again
_BATCH = 4_000  # passages written at a time: about 10 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What bringing the index up to date changed."""

    added: frozenset[str]
    removed: frozenset[str]


def open_index() -> Index:
    """The index of this home."""
    return _index_in(Path(settings.HOME) / "index")


@cache
def _index_in(folder: Path) -> Index:
    from marsad.search.lance import LanceIndex  # noqa: PLC0415 - a second that only searching should cost

    encoder = default_encoder()
    return LanceIndex(folder, stamp=f"{encoder.name}, {ANALYSIS}", dimensions=encoder.dimensions)


def update_index() -> Repaired:
    """Bring the index up to date with the store."""
    index, stored = open_index(), evidence.document_ids(who=None)
    indexed = index.document_ids()
    missing, gone = stored - indexed, indexed - stored
    index.remove(gone)
    _add(index, missing)
    if missing or gone:
        index.tidy()
    return Repaired(added=missing, removed=gone)


def index_again(documents: Collection[str]) -> None:
    """Index some documents anew: they entered, were read again or were taken out."""
    index = open_index()
    index.remove(documents)
    _add(index, frozenset(documents))
    index.tidy()


def is_up_to_date() -> bool:
    """A quick look: as many passages in the index as in the store."""
    return open_index().count() == evidence.counts(who=None).passages


def _add(index: Index, documents: Collection[str]) -> None:
    entries: list[Entry] = []
    vectors: list[Vectors] = []
    for some, their_vectors in _by_document(documents):
        entries.extend(some)
        vectors.append(their_vectors)
        if len(entries) >= _BATCH:
            index.add(entries, np.vstack(vectors))
            entries, vectors = [], []
    if entries:
        index.add(entries, np.vstack(vectors))


def _by_document(documents: Collection[str]) -> Iterator[tuple[list[Entry], Vectors]]:
    """The entries of each document with their vectors."""
    if not documents:
        return
    stored = evidence.passages(documents, who=None)
    for _, group in groupby(stored, key=lambda s: s.passage.document):
        passages = list(group)
        vectors = in_context([one.passage for one in passages], _vectors(passages))
        yield [_entry(one) for one in passages], vectors


def _vectors(passages: Sequence[StoredPassage]) -> Vectors:
    """The stored vectors; those of another encoder are made again."""
    encoder = default_encoder()
    if all(stored.encoder == encoder.name for stored in passages):
        return np.stack([stored.vector for stored in passages]).astype(np.float32)
    return encoder.encode([stored.text for stored in passages])


def _entry(stored: StoredPassage) -> Entry:
    passage = stored.passage
    return Entry(
        document=passage.document,
        start=passage.start,
        end=passage.end,
        language=passage.language,
        terms=tuple(index_terms(stored.text, passage.language)),
    )
