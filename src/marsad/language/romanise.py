"""Gives the likely Latin spellings of an Arabic name, best first, for comparing names across scripts.

Behind it stands `arabic-name-romanizer`: a dictionary of names with a small model for the rest, offline. Loading takes
about a second and happens at the first call.
"""

from functools import cache, lru_cache

from arabic_name_romanizer import Transliterator

from marsad.language.scripts import letters_of

_BEST = 5


@cache
def _transliterator() -> Transliterator:
    return Transliterator()


@lru_cache(maxsize=50_000)
def romanise(name: str) -> tuple[str, ...]:
    """Up to five Latin spellings of a name; a name without Arabic letters is its own spelling."""
    if not letters_of("Arab", name):
        return (name,)
    candidates = _transliterator().transliterate(name, top_k=_BEST)
    return tuple(dict.fromkeys(candidate.text for candidate in candidates))
