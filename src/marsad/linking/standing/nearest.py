"""Nearest texts that stand: for each the few that are nearest in meaning (`Meanings.near_pairs`), kept up to date."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from marsad.linking.comparisons.at_once import row_by_row
from marsad.linking.comparisons.meaning import NEAREST, SPARE, Meanings, Vectors, at_once, near


class Rows:
    """The vectors of texts by key, as the rows of one array."""

    def __init__(self, meanings: Meanings) -> None:
        """Begin empty."""
        self._meanings = meanings
        self._places: dict[str, int] = {}
        self._keys: list[str] = []  # by place; "" where a text went
        self._free: list[int] = []
        self._rows: Vectors = np.zeros((0, 0), dtype=np.float32)  # some more than there are texts

    def change(self, texts: Mapping[str, str | None]) -> None:
        """Give each new text (known to the meanings) a row, and the rows of those that went (None) to others."""
        for key in [key for key, text in texts.items() if text is None and key in self._places]:
            place = self._places.pop(key)
            self._keys[place], self._rows[place] = "", 0
            self._free.append(place)
        come = {key: text for key, text in texts.items() if text is not None}
        for key in come:
            if key not in self._places:
                place = self._places[key] = self._free.pop() if self._free else len(self._keys)
                self._keys[place : place + 1] = [key]
        if come:
            made = self._meanings.vectors([*come.values()])
            self._make_room(made.shape[1])
            self._rows[[self._places[key] for key in come]] = made

    def _make_room(self, dimensions: int) -> None:
        if len(self._rows) < len(self._keys):
            room = np.zeros((int(len(self._keys) * SPARE), dimensions), dtype=np.float32)
            room[: len(self._rows)] = self._rows.reshape(-1, dimensions)
            self._rows = room

    def near(self, keys: Sequence[str], least: float) -> Iterator[tuple[str, str, float]]:
        """Of each of some keys all others whose cosine reaches `least`, and itself."""
        step = at_once(self._rows)
        for some in (keys[begin : begin + step] for begin in range(0, len(keys), step)):
            asked = self._rows[[self._places[key] for key in some]]
            for i, place, cosine in row_by_row(*near(asked, self._rows, least)):
                yield some[i], self._keys[place], cosine


class Text(NamedTuple):
    """A text, and a mark that no other may share with it; "" goes with any."""

    text: str
    mark: str


class Nearest:
    """Texts by key, and those near to each."""

    def __init__(self, meanings: Meanings, threshold: float, most: int = NEAREST) -> None:
        """Begin empty."""
        self._threshold, self._most = threshold, most
        self._texts: dict[str, Text] = {}
        self._rows = Rows(meanings)
        self._kept: dict[str, dict[str, float]] = {}
        self._held_by: dict[str, set[str]] = defaultdict(set)

    def change(self, texts: Mapping[str, Text | None]) -> set[str]:
        """Take texts in, anew, or out (None); gives the keys of those whose near ones may have changed."""
        changed = {key for key, text in texts.items() if self._texts.get(key) != text}
        concerned = set(changed)
        for key in changed & self._texts.keys():
            concerned |= self._held_by[key]
            concerned |= self._kept[key].keys()
        self._lay_out({key: texts[key] for key in changed})
        told = self._near([key for key in concerned if key in self._texts])
        for key in concerned:
            self._keep(key, told.get(key, {}))
        for key in changed & self._texts.keys():
            concerned |= self._tell_others(key, told[key])
        return concerned

    def of(self, key: str) -> set[str]:
        """The keys of the texts that are compared with one: those nearest to it, and those to which it is."""
        return {*self._kept.get(key, ()), *self._held_by.get(key, ())}

    def _lay_out(self, changed: Mapping[str, Text | None]) -> None:
        for key, text in changed.items():
            if text is None:
                del self._texts[key]
            else:
                self._texts[key] = text
        self._rows.change({key: text.text if text else None for key, text in changed.items()})

    def _near(self, keys: Sequence[str]) -> dict[str, dict[str, float]]:
        """For each of some texts all within the threshold that bear another mark."""
        found: dict[str, dict[str, float]] = {key: {} for key in keys}
        for key, other, cosine in self._rows.near(keys, self._threshold):
            mark = self._texts[key].mark
            if other != key and not (mark and mark == self._texts[other].mark):
                found[key][other] = cosine
        return found

    def _tell_others(self, key: str, near: Mapping[str, float]) -> set[str]:
        """Let those near to a new text keep it, if it is among their nearest."""
        told = set()
        for other, cosine in near.items():
            if key not in self._kept[other]:
                self._keep(other, {**self._kept[other], key: cosine})
                told.add(other)
        return told

    def _keep(self, key: str, near: Mapping[str, float]) -> None:
        for other in self._kept.pop(key, ()):
            self._held_by[other].discard(key)
        if key not in self._texts:
            self._held_by.pop(key, None)
            return
        edge = sorted(near.values())[-self._most] if len(near) > self._most else self._threshold
        kept = self._kept[key] = {other: cosine for other, cosine in near.items() if cosine >= edge}
        for other in kept:
            self._held_by[other].add(key)
