"""Makes whole the title that a file states cut short, as lists of pages and file names cut it."""

import re
from collections.abc import Iterable

_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s")
_CUT = ("…", "...")
_BEGUN = 20  # characters by which the whole title is known again
_LONGEST = 400  # characters


def whole_title(title: str, paragraphs: Iterable[str]) -> str:
    """A title that ends with "…" as the text says it whole, alone or as the first sentence of a paragraph."""
    begun = title.rstrip("….").strip()
    if not title.endswith(_CUT) or len(begun) < _BEGUN:
        return title
    lines = (" ".join(text.split()) for text in paragraphs)
    said = (_SENTENCE_END.split(line)[0] for line in lines if line.startswith(begun))
    return next((whole for whole in said if len(begun) < len(whole.rstrip("….")) <= _LONGEST), title)
