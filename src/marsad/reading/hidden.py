"""Takes out characters that nobody sees: they turn the order of what is shown around, or part a word in secret.

Every visible character stays, in the order in which it was written; how many of which hidden ones went is told.
The marks that Arabic and Persian typing needs stay (joiners, right-to-left and left-to-right marks, soft hyphens):
they change nothing but their neighbours.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from marsad.reading.draft import Draft
from marsad.records import Skipped

_ORDER = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates
_NO_WIDTH = "\u200b\u2060-\u2064\u206a-\u206f\ufeff\u180e\ufff9-\ufffb\U000e0000-\U000e007f"
_CONTROL = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_HALVES = "\ud800-\udfff"  # of a character; no encoding knows them alone
_HIDDEN = re.compile(f"[{_ORDER}{_NO_WIDTH}{_CONTROL}{_HALVES}]")
_NAMED = 12  # kinds of hidden character that the note names; more are counted together


def without_hidden(draft: Draft) -> Draft:
    """A draft of visible characters, with a note on what was hidden in it."""
    everything = [p.text for p in draft.pieces] + [s.text for s in draft.skipped] + _about(draft)
    if not any(_HIDDEN.search(text) for text in everything):
        return draft  # the usual case
    found = Counter(_found(piece.text for piece in draft.pieces))
    note = (Skipped(text=_named(found), reason="hidden_characters"),) if found else ()
    return replace(
        draft,
        pieces=tuple(replace(piece, text=_visible(piece.text)) for piece in draft.pieces),
        skipped=(*(replace(part, text=_visible(part.text)) for part in draft.skipped), *note),
        title=_visible(draft.title),
        author=_visible(draft.author),
        publisher=_visible(draft.publisher),
    )


def _about(draft: Draft) -> list[str]:
    return [draft.title, draft.author, draft.publisher]


def _visible(text: str) -> str:
    return _HIDDEN.sub("", text)


def _found(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _HIDDEN.findall(text)


def _named(found: Counter[str]) -> str:
    """The characters by code, name and number: "U+202E RIGHT-TO-LEFT OVERRIDE × 2"."""
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    named = [f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() + f" × {count}" for c, count in ranked[:_NAMED]]
    if rest := sum(count for _, count in ranked[_NAMED:]):
        named.append(f"… × {rest}")
    return "; ".join(named)
