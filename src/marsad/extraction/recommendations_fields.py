"""What a recommendation is about: its themes, whom it is to help, its action in short; lexicons are data."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from marsad.extraction import phrases
from marsad.language.normalise import fold, fold_with_offsets

SHORT = 14  # words of the action in short
JOINED = r"(?:[وفبلك]{0,2}(?:ال|لل)?)"  # what is written together with an Arabic word before it
PAUSE = re.compile("[,;:،؛()]")


@cache
def lexicon(name: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """A trilingual lexicon `grammar/<name>.toml` in one language, by theme or group: beginnings of words.

    One that ends with "." is a whole word: "media." is not "mediators".
    """
    return {key: _pattern(table.get(language, ()), language) for key, table in phrases.grammar("", name).items()}


def _pattern(entries: Iterable[str], language: str) -> re.Pattern[str]:
    before, edges = JOINED if language == "ar" else "", phrases.EDGES
    begun = phrases.alternation(entry for entry in entries if not entry.endswith("."))
    whole = phrases.alternation(entry[:-1] for entry in entries if entry.endswith("."))
    return re.compile(f"{edges['b']}{before}(?:{begun}[{phrases.LETTERS}]*|{whole}{edges['e']})")


@cache
def circumstance(language: str) -> re.Pattern[str]:
    """How words begin that stand before an action, parted by a comma: « Dans ce cas », "At home"."""
    listed = phrases.grammar("", "parties").get(language, {}).get("circumstances", ())
    return re.compile(f"{phrases.alternation(listed)}{phrases.EDGES['e']}")


def themes_of(text: str, language: str) -> list[str]:
    """The themes of a text, in the order of the lexicon."""
    folded = fold(text)
    return [theme for theme, pattern in lexicon("themes", language).items() if pattern.search(folded)]


def group_of(text: str, language: str) -> str:
    """The group of people named first in a text, as written."""
    folded = fold_with_offsets(text, language)
    found = [m for pattern in lexicon("groups", language).values() if (m := pattern.search(folded.text))]
    first = min(found, key=lambda match: match.start(), default=None)
    return text[slice(*folded.span(*first.span()))] if first else ""


def short(text: str, language: str, cue: str = "") -> str:
    """The action in a few words: up to the first pause, or as many words as one takes in.

    A part before the governing words is no action: "to keep the peace, we must mend the bridge".
    """
    first, _, rest = text.partition(",")
    leads = first.endswith("ment") or circumstance(language).match(fold(first))
    text = rest if rest and leads else text  # « Dans ce cas, il est urgent de »
    place = text.find(cue) if cue else -1
    pauses = [pause.end() for pause in PAUSE.finditer(text, 0, max(place, 0))]
    text = text[pauses[-1] :] if pauses else text
    head = PAUSE.split(text)[0].split() or text.split()
    return " ".join(head[:SHORT])


def fields_of(text: str, cue: str, language: str) -> dict[str, object]:
    """The fields of a recommendation that its own words give; the governing words help with the themes only."""
    return {
        "action": short(text, language, cue),
        "target_group": group_of(text, language),
        "themes": themes_of(f"{cue} {text}", language),
    }
