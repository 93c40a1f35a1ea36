"""Lists of phrases as regular expressions over folded text: how the grammars of speech and advice are read.

A grammar file has `[words]` (lists of phrases, with optional prefixes and suffixes that each of them takes) and
`[[frame]]` tables whose patterns name those lists in braces: ``{verb}{e} (?P<subject>…)``. Words are folded like the
text that they are looked for in, so one spelling stands for all; so are the letters of a pattern.
In patterns, ``{b}`` and ``{e}`` are the beginning and the end of a word, and ``~`` is a space that may be missing.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from marsad.language.alternatives import alternatives
from marsad.language.normalise import fold
from marsad.language.sieve import Sieve, needed_by

LETTERS = "a-zßœæøłđʼء-غف-ي٠-٩0-9"  # what a folded word is made of
EDGES: Mapping[str, str] = {"b": f"(?<![{LETTERS}])", "e": f"(?:(?<=')|(?![{LETTERS}]))"}  # "d'" ends a word
_FIRST_MARK = 0xE000  # of the letters that Unicode gives no meaning
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
FOLDED = {
    ord(letter): fold(letter) for letter in "أإآٱةىؤئàâäçèéêëîïôöùûü"
}  # letters in which patterns differ from texts


@cache
def grammar(language: str, name: str) -> Mapping[str, Any]:
    """The grammar file `grammar/<language>/<name>.toml`; empty for a language without one."""
    path = files("marsad.extraction").joinpath("grammar", language, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def forms(entry: Sequence[str] | Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All forms of a word list: as listed, or each word with each of its prefixes and suffixes."""
    if not isinstance(entry, Mapping):
        return tuple(entry)
    parts = product(entry.get("prefixes", ("",)), entry["list"], entry.get("suffixes", ("",)))
    return tuple("".join(part) for part in parts)


def alternation(phrases: Iterable[str]) -> str:
    """A pattern that matches any of the phrases, folded; one of no phrase matches nothing."""
    return alternatives({fold(phrase) for phrase in phrases if phrase})


def vocabulary(table: Mapping[str, Any]) -> dict[str, str]:
    """The word lists of a grammar file as patterns, with its `[parts]`, which several frames use, and the edges."""
    words = {**EDGES, **{name: alternation(forms(entry)) for name, entry in table.get("words", {}).items()}}
    for name, part in table.get("parts", {}).items():
        words[name] = f"(?:{filled(part, words)})"
    return words


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern, its letters folded, with the lists put in that it names in braces.

    Raises:
        KeyError: when it names a list that the grammar does not have.
    """
    return PLACEHOLDER.sub(lambda found: words[found.group(1)], pattern.translate(FOLDED).replace("~", " ?"))


def compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """A frame's pattern, ready to search folded text; see `filled`."""
    return re.compile(filled(pattern, words))


def sieve(patterns: Iterable[str], table: Mapping[str, Any]) -> Sieve:
    """What tells which of the patterns of a grammar file may match in a folded text.

    A letter stands for each of its word lists meanwhile: patterns with all words in them take long to read.
    """
    marks = {name: chr(_FIRST_MARK + place) for place, name in enumerate(table.get("words", {}))}
    lists = {marks[name]: frozenset(map(fold, filter(None, forms(entry)))) for name, entry in table["words"].items()}
    words = {**EDGES, **marks}
    for name, part in table.get("parts", {}).items():
        words[name] = f"(?:{filled(part, words)})"
    return Sieve(needed_by(filled(pattern, words), lists) for pattern in patterns)
