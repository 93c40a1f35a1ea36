"""Say in the reader's language why things were linked; the sentences are data in `reasons.toml`."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from marsad.records import Score

_JOINTS = {"en": "; ", "fr": " ; ", "ar": "؛ "}


def reason(scores: Sequence[Score], language: str = "en") -> str:
    """One sentence that names every comparison that spoke for a link.

    Raises:
        KeyError: for a comparison without sentence; a test holds that all have one.
    """
    parts = [_sentences()[score.name][language].format(detail=score.detail).replace(" ()", "") for score in scores]
    sentence = _JOINTS[language].join(parts)
    return sentence[:1].upper() + sentence[1:] + "."


def said(comparison: str, language: str = "en") -> str:
    """What one comparison says when it speaks, without what was compared; for naming its weight."""
    sentence = _sentences()[comparison][language].replace(" ({detail})", "").format(detail="…")
    return sentence[:1].upper() + sentence[1:]


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("marsad.linking").joinpath("reasons.toml").read_text(encoding="utf-8"))
