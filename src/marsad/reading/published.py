"""A web page as it was published, made harmless: its text and structure, without what runs, loads, leads away or hides.

The sanitiser's time grows with the square of the nesting: the page goes through the reader's own parser first, which
refuses what is nested too deep, and is written out again with every element closed.
"""

import nh3
from lxml import etree

from marsad.reading.errors import BrokenFile, TooLarge
from marsad.reading.html_lines import parse
from marsad.reading.nesting import check_nesting

LARGEST = 3 * 1024 * 1024  # bytes
_DEEPEST = 300  # elements; below that the sanitiser takes less than a second
_TAGS = nh3.ALLOWED_TAGS - {"a", "area", "img", "map"} | {"main", "section", "fieldset", "legend"}
_WITH_CONTENT = {"script", "style", "noscript", "template", "title", "textarea", "select", "svg", "math", "iframe"}
_ATTRIBUTES = {"*": {"lang", "dir"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}


def published(content: bytes) -> str:
    """The harmless markup of a page's body.

    Raises:
        ReadingError: too large or too deep to be shown, or no page at all.
    """
    if len(content) > LARGEST:
        raise TooLarge("This page is too large to be shown as it was published: download the original file.")
    tree = parse(content)
    if tree is None:
        raise BrokenFile("Nothing in this page can be shown: download the original file.")
    check_nesting(tree, _DEEPEST)
    body = tree.find("body")
    markup = etree.tostring(tree if body is None else body, encoding="unicode", method="html")
    return nh3.clean(
        markup, tags=_TAGS, clean_content_tags=_WITH_CONTENT, attributes=_ATTRIBUTES, url_schemes=set(), link_rel=None
    )
