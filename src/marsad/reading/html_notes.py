"""Takes the marks out of a page's text that lead to its footnotes: "the law¹" is the law, and the note stays below.

A mark is a small raised figure or sign that links to a place of the same page. One that begins a paragraph stands at
the note itself, and stays.
"""

import re

from lxml import etree

_MAY_BE_MARKS = etree.XPath(
    "//a[starts-with(@href, '#')][parent::sup or .//sup or @role='doc-noteref'"
    " or contains(@class, 'footnote-ref') or contains(@class, 'noteref')]"
)
_MARK = re.compile(r"\[?\(?(?:[0-9٠-٩]{1,3}|[ivx]{1,5}|[a-z]|\*{1,3}|†)\)?\]?")


def strip_marks(tree: etree._Element) -> None:
    """Take the marks of footnotes out of a tree; the words behind them stay."""
    for link in _MAY_BE_MARKS(tree):
        outer = _outer(link)
        parent = outer.getparent()
        if parent is not None and _MARK.fullmatch("".join(link.itertext()).strip()) and _follows_words(outer, parent):
            _drop(outer, parent)


def _outer(link: etree._Element) -> etree._Element:
    """The raised element around a link that holds nothing else, or the link."""
    parent = link.getparent()
    is_alone = parent is not None and parent.tag == "sup" and len(parent) == 1
    return parent if is_alone and not (parent.text or "").strip() and not (link.tail or "").strip() else link


def _follows_words(element: etree._Element, parent: etree._Element) -> bool:
    before = element.getprevious()
    return bool((parent.text or "").strip()) if before is None else before.tag not in {"br", "hr"} or bool(before.tail)


def _drop(element: etree._Element, parent: etree._Element) -> None:
    before, tail = element.getprevious(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)
