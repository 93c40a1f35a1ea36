"""Puts pseudonyms in the place of names, the same for the same person each time, for data that leaves.

A pseudonym is made with a key of this home: without the key nobody leads it back, and two homes give different ones.
What is missed is what `blanking` misses: a family name alone, and spellings that nobody knows.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.language.blanking import Blanker, blanker

LETTERS = 10  # of the digest: a million persons share one with a chance of one in two


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonyms:
    """The names that are replaced, and by what."""

    names: Blanker
    by_digest: Mapping[str, str]

    def of(self, identifier: str) -> str:
        """The pseudonym of a person by their id, or of somebody who has only a name by that."""
        return pseudonym(identifier, self.names.key)

    def replace(self, value: Any) -> Any:
        """Plain data with pseudonyms in the place of names, in the same shape."""
        if isinstance(value, str):
            return self._in_text(value)
        if isinstance(value, dict):
            return {key: self.replace(part) for key, part in value.items()}
        return [self.replace(part) for part in value] if isinstance(value, list | tuple) else value

    def _in_text(self, text: str) -> str:
        for start, end, digest in reversed(self.names.finds(text)):
            text = f"{text[:start]}{self.by_digest[digest]}{text[end:]}"
        return text


def pseudonyms(persons: Iterable[tuple[str, Iterable[str]]], key: bytes) -> Pseudonyms:
    """Pseudonyms for persons, each an id with names; of two persons of one name the first gives it its pseudonym."""
    by_digest: dict[str, str] = {}
    lengths: dict[str, int] = {}
    for identifier, names in persons:
        told = blanker(names, key).digests
        lengths.update(told)
        for digest in told:
            by_digest.setdefault(digest, pseudonym(identifier, key))
    return Pseudonyms(names=Blanker(key=key, digests=lengths), by_digest=by_digest)


def pseudonym(identifier: str, key: bytes) -> str:
    """A word that stands for somebody: "P-3F9A2C71B0"."""
    return f"P-{hmac.digest(key, identifier.encode(), hashlib.sha256).hex()[:LETTERS].upper()}"
