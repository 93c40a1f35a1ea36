"""Counts Word's numbered paragraphs, so that "129.1" stands in the text as it stands on the page.

Bullets give no sign. Lists that share an abstract definition go on counting together, unless one starts anew.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from marsad.reading.docx.text import W
from marsad.reading.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_SILENT = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one depth of a list counts and shows its number."""

    form: str
    shown: str  # "%1.%2" and the like
    start: int


@dataclass
class Numbering:
    """The numbers of a file, to be asked once for each paragraph in order."""

    part: etree._Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: tuple[str, int]) -> str:
        """The sign of the next paragraph of a list at a depth, or ""."""
        chosen, depth = number
        levels = self._levels(chosen)
        if depth not in levels:
            return ""
        counts = self._counts[self._abstract.get(chosen, chosen)]
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        starts_anew = depth in self._overrides(chosen) and (chosen, depth) not in self._begun
        self._begun.add((chosen, depth))
        at = levels[depth]
        counts[depth] = at.start if starts_anew or depth not in counts else counts[depth] + 1
        if at.form in _SILENT:
            return ""
        return _PLACE.sub(lambda match: _said(int(match[1]) - 1, counts, levels), at.shown)

    def _levels(self, chosen: str) -> dict[int, _Level]:
        abstract = self._definitions.get(self._abstract.get(chosen, ""))
        found = {} if abstract is None else _levels_of(abstract)
        return found | self._overrides(chosen)

    def _overrides(self, chosen: str) -> dict[int, _Level]:
        """The depths that a list starts or shows in its own way."""
        found: dict[int, _Level] = {}
        abstract = self._definitions.get(self._abstract.get(chosen, ""))
        shared = {} if abstract is None else _levels_of(abstract)
        for override in self._lists[chosen].iterchildren(W + "lvlOverride") if chosen in self._lists else ():
            depth = int(override.get(W + "ilvl", "0"))
            level = override.find(W + "lvl")
            was = shared.get(depth, _Level(form="decimal", shown=f"%{depth + 1}.", start=1))
            start = _whole(_value(override, "startOverride"), was.start)
            found[depth] = _level(level) if level is not None else _Level(form=was.form, shown=was.shown, start=start)
        return found

    @cached_property
    def _lists(self) -> dict[str, etree._Element]:
        found = () if self.part is None else self.part.iterchildren(W + "num")
        return {item.get(W + "numId", ""): item for item in found}

    @cached_property
    def _abstract(self) -> dict[str, str]:
        """From a list to the definition that it uses."""
        return {chosen: _value(item, "abstractNumId") for chosen, item in self._lists.items()}

    @cached_property
    def _definitions(self) -> dict[str, etree._Element]:
        found = () if self.part is None else self.part.iterchildren(W + "abstractNum")
        return {item.get(W + "abstractNumId", ""): item for item in found}


def _levels_of(abstract: etree._Element) -> dict[int, _Level]:
    return {_whole(level.get(W + "ilvl"), 0): _level(level) for level in abstract.iterchildren(W + "lvl")}


def _level(level: etree._Element) -> _Level:
    return _Level(
        form=_value(level, "numFmt") or "decimal",
        shown=_value(level, "lvlText"),
        start=_whole(_value(level, "start"), 1),
    )


def _said(depth: int, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    """The number at one depth; a depth that was jumped over counts from its start."""
    level = levels.get(depth, _Level(form="decimal", shown="", start=1))
    return numeral(counts.get(depth, level.start), "decimal" if level.form in _SILENT else level.form)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(W + name)
    return "" if child is None else str(child.get(W + "val", ""))


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 8 else otherwise
