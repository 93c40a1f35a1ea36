"""Every write to the index. The store is the truth: what the index lacks is added from it, what it has too much goes.

Nothing here needs a permission or an audit entry: the index holds no decision of anybody and can be thrown away.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings

from marsad.evidence import queries as evidence
from marsad.evidence.cards import StoredPassage
from marsad.language.encoder import Vectors, search_encoder
from marsad.language.normalise import fold
from marsad.search import word_files
from marsad.search.index import Entry, Index, Moment
from marsad.search.logic.entries import entries
from marsad.search.logic.matching import content_words
from marsad.search.logic.vectors import in_context
from marsad.search.logic.wordvectors import WordVectors
from marsad.search.scattered import Scattered
from marsad.search.shelf import Shelf
from marsad.search.standing import state_of, table_of

if TYPE_CHECKING:
    from marsad.search.lexicon import Lexicon

# Change it when the terms or vectors of a passage change, or how they are written: all is indexed again.
ANALYSIS = "terms 3, context 2, words 2, rows 2"
_BATCH = 4_000  # passages written at a time: about 10 MB


_opening = RLock()  # who comes while the index is opened or compared waits, instead of doing the same beside
_opened: set[Path | str] = set()  # whose tables this process has opened
_compared: set[Path] = set()  # homes whose index was compared with the store since this process began


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What bringing the index up to date changed."""

    added: frozenset[str]
    removed: frozenset[str]


def known_words() -> WordVectors:
    """The vectors of the index's words."""
    with _opening:
        place, encoder = _place(), search_encoder()
        table = word_files.table_of(encoder)
        found = None if place in _opened else _kept_words(place, table, state_of(place, table))
    return found or _lexicon().vectors()


@lru_cache(maxsize=1)
def _kept_words(place: Path | str, table: str, state: str) -> WordVectors | None:
    """The words in a state that was kept; None when it was not."""
    rows = word_files.kept(place, table, state)
    if rows is None:
        return None
    words = WordVectors(search_encoder())
    words.take_in(rows)
    return words


def spellings() -> Mapping[str, str]:
    """The index's words, folded, each with a spelling that people know."""
    return _lexicon().spellings()


def forget_words(words: Collection[str]) -> None:
    """Keep no trace of words that no document says any more, nor of older states of the index: for erasing names."""
    gone = frozenset(words) - evidence.words_standing(words, who=None)
    _lexicon().forget({fold(word) for word in gone})
    open_index().forget_the_past()


def _lexicon() -> "Lexicon":
    with _opening:
        return _lexicon_in(_place())


@cache
def _lexicon_in(place: Path | str) -> "Lexicon":
    from marsad.search.lexicon import Lexicon  # noqa: PLC0415 - with the index: only searching should cost it

    _opened.add(place)
    return Lexicon(_addresses(place)[0], search_encoder())


def open_index() -> Index:
    """The index of this home."""
    with _opening:
        return _index_in(_place())


def index_now() -> Moment:
    """The index of this home to be asked: as a process before kept it, where nothing has changed since.

    So a short command, and a server until something changes, does without LanceDB.
    """
    with _opening:
        place, table = _place(), table_of(_stamp())
        if place not in _opened and isinstance(place, Path):
            kept = _shelf_in(place, table).as_kept(state_of(place, table))
            if kept is not None:
                return kept
    return open_index().now()


def index_name() -> tuple[str, str]:
    """What names the index of this home among all: where it is, and what it was made with."""
    return str(_place()), _stamp()


@cache
def _shelf_in(place: Path, table: str) -> Shelf:
    return Shelf(place, table)


def _stamp() -> str:
    return f"{search_encoder().name}, {ANALYSIS}"


def _place() -> Path | str:
    """Where the index of this home is: its folder, or what the settings name, an address or several."""
    return settings.INDEX or Path(settings.HOME) / "index"


@cache
def _index_in(place: Path | str) -> Index:
    from marsad.search.lance import LanceIndex  # noqa: PLC0415 - a second that only searching should cost

    _opened.add(place)
    if settings.SEARCHERS and isinstance(place, str):
        from marsad.search.searchers import held_places  # noqa: PLC0415 - a cost of clusters alone

        return Scattered(held_places(place.split(), stamp=_stamp(), cluster=settings.SEARCHERS))
    indexes = [LanceIndex(one, stamp=_stamp()) for one in _addresses(place)]
    return indexes[0] if len(indexes) == 1 else Scattered(indexes)


def _addresses(place: Path | str) -> Sequence[Path | str]:
    """The folder, or the addresses between spaces; words and their vectors are beside the first."""
    return [place] if isinstance(place, Path) else place.split()


def update_index() -> Repaired:
    """Bring the index up to date with the store: what is missing, double or of another text is put right."""
    index = open_index()
    stored, indexed = evidence.passage_shapes(who=None), index.shapes()
    missing = frozenset(document for document, shape in stored.items() if indexed.get(document) != shape)
    gone = frozenset(document for document, shape in indexed.items() if stored.get(document) != shape)
    index.remove(gone)
    _add(index, missing)
    if missing or gone:
        index.tidy()
    index.forget_others()
    _lexicon().forget_others()
    _compared.add(Path(settings.HOME))
    return Repaired(added=missing, removed=gone)


def index_again(documents: Collection[str]) -> None:
    """Index some documents anew: they entered, were read again or were taken out."""
    index = open_index()
    index.remove(documents)
    _add(index, frozenset(documents))
    index.tidy()


def is_up_to_date() -> bool:
    """Whether the index agrees with the store: document by document at first, then by a quick look at the numbers."""
    if Path(settings.HOME) in _compared:
        return index_now().passages == evidence.count_passages(who=None)
    if index_now().shapes() != evidence.passage_shapes(who=None):
        return False
    _compared.add(Path(settings.HOME))
    return True


def bring_up_to_date() -> None:
    """Before something is asked: index what another process has put into the store."""
    with _opening:
        if not is_up_to_date():
            update_index()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """What the index takes in of one document."""

    entries: list[Entry]
    vectors: Vectors
    words: Mapping[str, str]  # folded, each as it is written


def _add(index: Index, documents: Collection[str]) -> None:
    waiting: list[_Ready] = []
    for ready in _by_document(documents):
        waiting.append(ready)
        if sum(len(one.entries) for one in waiting) >= _BATCH:
            _write(index, waiting)
            waiting = []
    if waiting:
        _write(index, waiting)


def _write(index: Index, ready: Sequence[_Ready]) -> None:
    """Words first: a passage in the index never has a word that is not known."""
    _lexicon().add(dict(pair for one in ready for pair in one.words.items()))
    index.add([entry for one in ready for entry in one.entries], np.vstack([one.vectors for one in ready]))


def _by_document(documents: Collection[str]) -> Iterator[_Ready]:
    """What there is to index of each document."""
    if not documents:
        return
    names = evidence.document_names(documents, who=None)
    stored = evidence.passages(documents, who=None)
    for document, group in groupby(stored, key=lambda s: s.passage.document):
        found = list(group)
        passages, texts = [one.passage for one in found], [one.text for one in found]
        yield _Ready(
            entries=entries(passages, texts, names[document]),
            vectors=in_context(passages, _vectors(found)),
            words={fold(w.text): w.text for text in (names[document], *texts) for w in content_words(text)},
        )


def _vectors(passages: Sequence[StoredPassage]) -> Vectors:
    """The stored vectors; those of another encoder are made again."""
    encoder = search_encoder()
    if all(stored.encoder == encoder.name for stored in passages):
        return np.stack([stored.vector for stored in passages]).astype(np.float32)
    return encoder.encode([stored.text for stored in passages])
