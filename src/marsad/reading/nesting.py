"""How deep elements may stand one inside the other: pages nest tens of times, what is made to do harm thousands."""

from lxml import etree

from marsad.reading.errors import TooDeep

_most = 2000
_COUNT = etree.XPath("count(descendant-or-self::*)")


def allow(levels: int) -> None:
    """Set the limit for this process."""
    global _most  # noqa: PLW0603 - one limit per process, set once when it starts
    _most = levels


def check_nesting(tree: etree._Element, most: int | None = None) -> None:
    """Refuse a tree that is nested deeper than `most`, or than the limit of the process; raises TooDeep."""
    depth, most = 0, most or _most
    if _COUNT(tree) <= most:
        return  # the usual case
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            raise TooDeep(too_deep(most))


def too_deep(most: int | None = None) -> str:
    """The sentence for people."""
    return (
        f"This file is nested too deep (more than {most or _most} parts stand one inside the other): "
        "copy its text and add that, or allow more with MARSAD_READ_NESTING when you trust it."
    )
