"""Where the row of each word stands: words are numbers, rows are numbered as words come."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.search.index import WordIds

_LATE = 64  # words that may wait, before all are put in order again
_SHARE = 8  # or an eighth of all


class Places:
    """A place for each word; many are looked up at once among the words in order, what came lately one by one."""

    def __init__(self) -> None:
        """Know no word yet."""
        self._known: dict[int, int] = {}
        self._ordered: WordIds = np.zeros(0, dtype=np.int64)
        self._places: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        """How many words are known."""
        return len(self._known)

    def __contains__(self, word: int) -> bool:
        """Whether a word has a place."""
        return word in self._known

    def __iter__(self) -> Iterator[int]:
        """The words, as they came."""
        return iter(self._known)

    def give(self, words: Iterable[int]) -> list[int]:
        """The places of some words; each new one gets the next."""
        given = [self._known.setdefault(word, len(self._known)) for word in words]
        if len(self._known) - len(self._ordered) > _LATE + len(self._ordered) // _SHARE:
            self._put_in_order()
        return given

    def of(self, words: Sequence[int] | WordIds) -> NDArray[np.int64]:
        """The places of some words, -1 for those that have none."""
        wanted = np.asarray(words, dtype=np.int64)
        found = self._among_ordered(wanted)
        late = np.flatnonzero(found < 0)
        found[late] = [self._known.get(word, -1) for word in wanted[late].tolist()]
        return found

    def _among_ordered(self, wanted: WordIds) -> NDArray[np.int64]:
        if not len(self._ordered):
            return np.full(len(wanted), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._ordered, wanted), len(self._ordered) - 1)
        return np.where(self._ordered[at] == wanted, self._places[at], -1)

    def _put_in_order(self) -> None:
        words = np.fromiter(self._known, dtype=np.int64, count=len(self._known))
        places = np.argsort(words)
        self._ordered, self._places = words[places], places
