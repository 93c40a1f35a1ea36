"""Nearest texts that stand: for each the few that are nearest in meaning (`Meanings.near_pairs`), kept up to date."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from marsad.linking.comparisons.meaning import NEAREST, Meanings, Vectors, rounded


class Text(NamedTuple):
    """A text, and a mark that no other may share with it; "" goes with any."""

    text: str
    mark: str


class Nearest:
    """Texts by key, and those near to each."""

    def __init__(self, meanings: Meanings, threshold: float, most: int = NEAREST) -> None:
        """Begin empty."""
        self._meanings, self._threshold, self._most = meanings, threshold, most
        self._texts: dict[str, Text] = {}
        self._keys: list[str] = []
        self._rows: Vectors = np.zeros((0, 0), dtype=np.float32)
        self._kept: dict[str, dict[str, float]] = {}
        self._held_by: dict[str, set[str]] = defaultdict(set)

    def change(self, texts: Mapping[str, Text | None]) -> set[str]:
        """Take texts in, anew, or out (None); gives the keys of those whose near ones may have changed."""
        changed = {key for key, text in texts.items() if self._texts.get(key) != text}
        concerned = set(changed)
        for key in changed & self._texts.keys():
            concerned |= self._held_by[key]
            concerned |= self._kept[key].keys()
        for key in changed:
            text = texts[key]
            if text is None:
                del self._texts[key]
            else:
                self._texts[key] = text
        if not changed:
            return set()
        self._keys = list(self._texts)
        self._rows = self._meanings.vectors([text.text for text in self._texts.values()])
        for key in concerned:
            self._keep(key, self._near(key) if key in self._texts else {})
        for key in changed & self._texts.keys():
            concerned |= self._tell_others(key)
        return concerned

    def of(self, key: str) -> set[str]:
        """The keys of the texts that are compared with one: those nearest to it, and those to which it is."""
        return {*self._kept.get(key, ()), *self._held_by.get(key, ())}

    def _near(self, key: str) -> dict[str, float]:
        """All texts within the threshold that bear another mark."""
        text = self._texts[key]
        cosines = rounded(self._rows @ self._meanings.vectors([text.text])[0])
        places = np.flatnonzero(cosines >= self._threshold).tolist()
        near = {self._keys[place]: float(cosines[place]) for place in places}
        return {
            other: cosine
            for other, cosine in near.items()
            if other != key and not (text.mark and text.mark == self._texts[other].mark)
        }

    def _tell_others(self, key: str) -> set[str]:
        """Let those near to a new text keep it, if it is among their nearest."""
        told = set()
        for other, cosine in self._near(key).items():
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
