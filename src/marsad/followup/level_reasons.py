"""Why a level of action is proposed, as a sentence in each language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from marsad.followup.labels import LEVELS
from marsad.records import Language

SENTENCE = gettext_noop("Proposed for the words “%(words)s”: %(level)s.")


def level_reasons(level: int | None, words: str) -> Mapping[str, str]:
    """The reason by language; empty where there is no level."""
    if level is None:
        return {}
    found = {}
    for language in Language:
        with override(language):
            found[str(language)] = _(SENTENCE) % {"words": words, "level": str(LEVELS[str(level)])}
    return found
