"""The terms by which a passage is found: those of its words, and the skeletons of what may be names in it."""

from marsad.language.skeletons import skeletons
from marsad.language.stems import index_terms

_MARK = "~"  # keeps skeletons apart from words


def passage_terms(text: str, language: str) -> tuple[str, ...]:
    """All terms of a passage, in order."""
    return (*index_terms(text, language), *marked_skeletons(text))


def marked_skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of a text as terms."""
    return tuple(_MARK + skeleton for skeleton in skeletons(text))
