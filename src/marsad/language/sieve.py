"""Tells which of many regular expressions may match in a text, by letters that every match of them must hold.

A grammar has dozens of expressions, each with hundreds of words, and of a sentence most find nothing: to look at the
short runs of its letters once is several times quicker than to try them all. What an expression needs is read from its
parsed form, as R. Cox, "Regular expression matching with a trigram index" (2012), does for the search of code.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import product
from typing import Any

_LONG, _SHORT = 4, 3  # letters of a run
_MOST = 300  # wordings of a piece of an expression that are written out
_FEW = 8  # letters of a class that are written out
Strings = frozenset[str]
_EMPTY: Strings = frozenset([""])


class Sieve:
    """Some expressions, told apart by what they need."""

    def __init__(self, expressions: Iterable[Sequence[Strings]]) -> None:
        """Take of each expression what `needed_by` gave."""
        groups: dict[Strings, int] = {}  # a bit for each
        self._needs = [
            sum(groups.setdefault(group, 1 << len(groups)) for group in set(needed)) for needed in expressions
        ]
        bits: defaultdict[str, int] = defaultdict(int)
        for group, bit in groups.items():
            for run in group:
                bits[run] |= bit
        self._bits = dict(bits)

    def may_match(self, text: str) -> list[bool]:
        """Of each expression, in order, whether it may match somewhere in a text."""
        held = 0
        for run in _runs_in(text) & self._bits.keys():
            held |= self._bits[run]
        return [needed & held == needed for needed in self._needs]


def _runs_in(text: str) -> set[str]:
    """All runs of three and of four characters of a text."""
    places = range(len(text) - _SHORT + 1)
    return {text[place : place + length] for length in (_SHORT, _LONG) for place in places}


def needed_by(expression: str, lists: Mapping[str, Strings]) -> list[Strings]:
    """Groups of runs of letters: whatever the expression matches, its text holds one run of each group.

    `lists` are the words for which a single letter stands in the expression.
    """
    return _Needs(import_module("re._parser").parse(expression), lists).groups


class _Needs:
    """What a sequence of parsed items needs: read item by item, while all wordings since the last gap are known."""

    def __init__(self, items: Iterable[tuple[Any, Any]], lists: Mapping[str, Strings]) -> None:
        """Read the items."""
        self.groups: list[Strings] = []
        self._lists = lists
        self._since = _EMPTY  # all wordings of the items since the last gap
        self._has_gap = False
        for kind, value in items:
            self._read(str(kind), value)
        self.wordings = None if self._has_gap else self._since
        self._close()

    def _read(self, kind: str, value: Any) -> None:
        if kind == "ASSERT":  # what must stand beside a match stands in its text
            self.groups += _Needs(value[1], self._lists).groups
        elif kind not in ("AT", "ASSERT_NOT"):
            self._follow(*self._item(kind, value))

    def _follow(self, wordings: Strings | None, groups: Sequence[Strings]) -> None:
        """Go on with an item: with its wordings when they are known and few, else with what it needs."""
        if wordings is not None and len(wordings) * len(self._since) <= _MOST:
            self._since = frozenset(map("".join, product(self._since, wordings)))
            return
        self._close()
        self._has_gap = True
        if wordings is None:
            self.groups += groups
        else:
            self._since = wordings

    def _close(self) -> None:
        """Keep a run of each wording as a group, when all are long enough."""
        if all(len(wording) >= _SHORT for wording in self._since):
            self.groups.append(frozenset(map(_run_of, self._since)))
        self._since = _EMPTY

    def _item(self, kind: str, value: Any) -> tuple[Strings | None, list[Strings]]:
        """All wordings of an item when they are known, and what it needs."""
        if kind == "LITERAL":
            return self._letter(value), []
        if kind == "IN":
            return self._letters(value), []
        if kind == "BRANCH":
            return _branches([_Needs(items, self._lists) for items in value[1]])
        if kind in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"):
            return self._repeated(_Needs(value[-1], self._lists), *((1, 1) if kind == "SUBPATTERN" else value[:2]))
        return None, []

    def _repeated(self, inner: "_Needs", least: int, most: int) -> tuple[Strings | None, list[Strings]]:
        """What `_item` tells of items that come so many times."""
        wordings = inner.wordings if most == 1 else None
        if least == 0:
            return (None if wordings is None else wordings | _EMPTY), []
        return wordings, inner.groups

    def _letter(self, letter: int) -> Strings:
        """The words for which a letter stands, most often itself."""
        return self._lists.get(chr(letter), frozenset([chr(letter)]))

    def _letters(self, members: Sequence[tuple[Any, Any]]) -> Strings | None:
        """The letters of a class, when it lists a few; Python reads `one|other` of two letters as a class."""
        if len(members) > _FEW or any(str(kind) != "LITERAL" for kind, _ in members):
            return None
        return frozenset[str]().union(*(self._letter(letter) for _, letter in members))


def _branches(ways: Sequence[_Needs]) -> tuple[Strings | None, list[Strings]]:
    """Of several ways: all their wordings when they are known, and one group out of a group of each."""
    known = [way.wordings for way in ways if way.wordings is not None]
    wordings = frozenset[str]().union(*known) if len(known) == len(ways) else None
    if not all(way.groups for way in ways):
        return wordings, []
    return wordings, [frozenset[str]().union(*(min(way.groups, key=len) for way in ways))]


def _run_of(wording: str) -> str:
    """The run by which a wording is found: the beginning of its longest word."""
    longest = max(wording.split(" "), key=len)
    return (longest if len(longest) >= _SHORT else wording)[:_LONG]
