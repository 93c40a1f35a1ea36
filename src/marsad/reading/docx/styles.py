"""What Word's styles say of a paragraph: heading and level, title, caption, list; own styles inherit from the built-in.

Built-in styles have English names in every language's Word; older and other programs write local ones.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from marsad.reading.docx.text import W
from marsad.records import BlockKind

_HEADING = re.compile(r"^(?:heading|titre|عنوان)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"^(?:list\b|liste|bullet|puces|قائمة)", re.IGNORECASE)
_TITLES = frozenset({"title", "titre", "العنوان"})
_CAPTIONS = frozenset({"caption", "légende", "تسمية توضيحية"})
_CONTENTS = re.compile(r"^(?:toc|tm|table of figures|جدول المحتويات)\s*\d*$", re.IGNORECASE)
_BODY_LEVEL = 9  # the outline level of running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a paragraph is by its style and its own properties."""

    kind: BlockKind
    level: int | None = None
    number: tuple[str, int] | None = None  # the list that numbers it, and the depth in it
    is_contents: bool = False  # a line of the table of contents


@dataclass(frozen=True)
class Styles:
    """The style sheet of a file, asked by paragraph."""

    sheet: etree._Element | None
    _known: dict[str, list[etree._Element]] = field(default_factory=dict)

    def look(self, paragraph: etree._Element) -> Look:
        """What this paragraph is."""
        own = paragraph.find(W + "pPr")
        chain = self._chain(_value(own, "pStyle"))
        said = [_value(style, "name").lower() for style in chain]
        places = [place for place in (own, *(style.find(W + "pPr") for style in chain)) if place is not None]
        number = _number(places)
        if any(name in _TITLES for name in said):
            return Look(kind=BlockKind.TITLE)
        if level := _heading(said, places):
            return Look(kind=BlockKind.HEADING, level=level, number=number)
        if any(name in _CAPTIONS for name in said):
            return Look(kind=BlockKind.CAPTION, number=number)
        if any(_CONTENTS.match(name) for name in said):
            return Look(kind=BlockKind.PARAGRAPH, is_contents=True)
        if number or any(_LIST.match(name) for name in said):
            return Look(kind=BlockKind.LIST_ITEM, level=1 + (number[1] if number else 0), number=number)
        return Look(kind=BlockKind.PARAGRAPH)

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        found = () if self.sheet is None else self.sheet.iterchildren(W + "style")
        return {style.get(W + "styleId", ""): style for style in found}

    def _chain(self, name: str) -> list[etree._Element]:
        """A style and those that it is based on, nearest first; a circle ends where it closes."""
        if name not in self._known:
            chain: list[etree._Element] = []
            at = name
            while at in self._by_id and self._by_id[at] not in chain:
                chain.append(self._by_id[at])
                at = _value(chain[-1], "basedOn")
            self._known[name] = chain
        return self._known[name]


def _heading(said: list[str], places: list[etree._Element]) -> int:
    """The level of a heading, 0 of anything else."""
    for name in said:
        if match := _HEADING.match(name):
            return max(1, int(match[1]))
    outline = next((level for place in places if (level := _value(place, "outlineLvl"))), "")
    return int(outline) + 1 if outline.isdigit() and int(outline) < _BODY_LEVEL else 0


def _number(places: list[etree._Element]) -> tuple[str, int] | None:
    """The nearest numbering; "0" takes it away."""
    for place in places:
        numbering = place.find(W + "numPr")
        if numbering is not None and (chosen := _value(numbering, "numId")):
            depth = _value(numbering, "ilvl")
            return None if chosen == "0" else (chosen, min(int(depth), 8) if depth.isdigit() else 0)
    return None


def _value(element: etree._Element | None, name: str) -> str:
    child = None if element is None else element.find(W + name)
    return "" if child is None else str(child.get(W + "val", ""))
