"""The elements of HTML by how a browser shows them: not at all, or within a line. All readers of markup ask here."""

from typing import TypeVar

HIDDEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "svg",
        "canvas",
        "select",
        "math",
        "datalist",
    )
)
INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}  # of lists, by their `type`


_T = TypeVar("_T", bound="int | None")


def integer(value: str | None, otherwise: _T) -> int | _T:
    """What an attribute counts, such as the first number of a list."""
    return int(value) if value and value.isascii() and value.lstrip("-").isdigit() and len(value) < 7 else otherwise
