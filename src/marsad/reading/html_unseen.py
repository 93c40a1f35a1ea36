"""Takes out of a page what its author hid from every reader: no size, no colour of its own, outside of the page.

Only what an element says itself is judged (`hidden`, `style`): style sheets depend on the screen and are not run.
"""

import re
from functools import lru_cache

from lxml import etree

_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden"
    r"|(?:font-size|opacity)\s*:\s*0*\.?0+(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:text-indent|left|right|top)\s*:\s*-\s*[0-9]{4,}",
    re.IGNORECASE,
)
_MAY_BE_UNSEEN = etree.XPath("descendant-or-self::*[@hidden or @style or self::template]")
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_NAMED = {"white": "#ffffff", "black": "#000000"}
_SHORT_HEX = re.compile(r"^#([0-9a-f])([0-9a-f])([0-9a-f])$")


def strip_unseen(tree: etree._Element) -> None:
    """Take hidden elements and templates out of a tree; the words after them stay."""
    for element in [found for found in _MAY_BE_UNSEEN(tree) if found is not tree and _is_unseen(found)]:
        parent = element.getparent()
        if parent is not None:
            _drop(element, parent)


def _drop(element: etree._Element, parent: etree._Element) -> None:
    """Take an element out without the words behind it."""
    before = element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _is_unseen(element: etree._Element) -> bool:
    if element.tag == "template" or element.get("hidden") is not None:
        return True
    return _hides(element.get("style") or "")


@lru_cache(maxsize=2000)
def _hides(style: str) -> bool:
    return bool(_UNSEEN.search(style)) or _is_one_colour(style)


def _is_one_colour(style: str) -> bool:
    """Whether letters and their ground are of one colour, as far as the element says both."""
    letters, ground = _COLOUR.search(style), _GROUND.search(style)
    return letters is not None and ground is not None and _plain(letters[1]) == _plain(ground[1])


def _plain(colour: str) -> str:
    colour = colour.strip().casefold()
    colour = _NAMED.get(colour, colour)
    return _SHORT_HEX.sub(r"#\1\1\2\2\3\3", colour)
