"""Punctuation between values, which each language writes in its own way, and the capital at a beginning."""

from django.utils.translation import gettext as _


def colon() -> str:
    """Between a label and its value."""
    return _(": ")


def semicolon() -> str:
    """Between two values of one line."""
    return _("; ")


def capital(name: str) -> str:
    """A name that begins a line or a cell: "Fifth edition of …"; scripts without capitals stay as they are."""
    return name[:1].upper() + name[1:]


def lower(label: str) -> str:
    """A label inside a sentence: "rejected (1)"."""
    return label[:1].lower() + label[1:]


def comma() -> str:
    """Between a name and what places it."""
    return _(", ")
