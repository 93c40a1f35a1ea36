"""Punctuation between values, which each language writes in its own way."""

from django.utils.translation import gettext as _


def colon() -> str:
    """Between a label and its value."""
    return _(": ")


def semicolon() -> str:
    """Between two values of one line."""
    return _("; ")


def comma() -> str:
    """Between a name and what places it."""
    return _(", ")
