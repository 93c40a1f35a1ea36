"""Tells spoken Arabic from the written standard: Darija of Morocco, Algeria and Tunisia, and Arabic in Latin letters.

The codes are ISO 639-3 (ary, arq, aeb, arz), `ar-015` (Arabic of North Africa) where the words are shared by the
Maghreb, and `ar-Latn` for Latin letters with figures ("3lach"). All are read by the rules of Arabic. A text counts as
spoken by the number and the share of its telling words, so that a standard text that quotes a word stays standard.
Missing: spoken text that happens to use no telling word, as many Tunisian sentences in careful spelling do.
"""

import re
import tomllib
from collections import Counter
from functools import cache, lru_cache
from importlib import resources

from marsad.language.characters import LATIN
from marsad.language.normalise import fold
from marsad.language.words import word_texts

LATIN_ARABIC = "ar-Latn"
SHARED = "ar-015"
VARIETIES = ("ary", "arq", "aeb", "arz", SHARED, LATIN_ARABIC)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", *VARIETIES} - {LATIN_ARABIC})
_MOST = 20_000  # characters that are looked at; a block has fewer
_SURE, _LIKELY = 1.0, 0.5
_ENOUGH = 1.5  # one word that is sure and one that is likely
_SHARE = 0.06  # of the words; standard text that quotes has less
_SHORT = 5  # words, of which one telling word is enough
_LATIN_SHARE = 0.25
_NEGATED = re.compile(r"^و?ما[ء-ي]{2,}ش$")  # "did not": ma…sh around the verb
# the Moroccan present: "kay…", "kat…" before the verb
_PRESENT = re.compile(r"^و?(?:كا?ي[بتحخدرشصضطعغقكوه]|كت[دجحخسشصضطعغقه])[ء-ي]{2,}$")
_NO_PRESENT = re.compile(r"^و?(?:كيت|كيبور|كيوتو|كيوسك|كيرال|كير|كيدا|كيكا|كتشن|كاير|كايد|كايت)")
_CLITICS = ("و", "ف", "ل", "ب")
_FIGURE = re.compile(rf"(?<![{LATIN}0-9])(?=[{LATIN}']*[23579][{LATIN}])[{LATIN}'23579]{{2,}}(?![{LATIN}0-9])")
# 2e, 3ème, 5th, 9h30, 7km: figures with a unit; b2b and the like stand in both languages
_UNIT = re.compile(
    r"^(?:\d+(?:er|re|e|es|è?me|ème|eme|ième|nde?|st|rd|th|h|km|kg|m|cm|mm|g|go|mo|gb|mb|d|ans|pm|am|x|k|s|bis|ter)"
    r"|[a-z]2[a-z]|[pg]2p)\d*$",
    re.IGNORECASE,
)
_LATIN_WORD = re.compile(rf"[{LATIN}0-9'’]+")


def variety_of(text: str) -> str:
    """The spoken Arabic that a text in Arabic letters is written in, or "" for the standard."""
    found = [fold(word) for word in word_texts(text[:_MOST])]
    told = {word: by for word in set(found) if (by := _telling(word))}
    counts = Counter(word for word in found if word in told)
    weight = sum(max(told[word].values()) for word in counts)  # each word once: a name that returns is one sign
    if not _is_enough(weight, sum(counts.values()), len(found)):
        return ""
    sums: dict[str, float] = dict.fromkeys(VARIETIES, 0.0)
    for word in counts:
        for variety, value in told[word].items():
            sums[variety] += value
    return _best(sums)


def is_latin_arabic(text: str) -> bool:
    """Whether a text in Latin letters is Arabic, written as people type it."""
    sample = text[:_MOST]
    found = [word for word in _LATIN_WORD.findall(sample.lower().replace("’", "'")) if not word.isdigit()]
    different, marks = set(found), _marks(LATIN_ARABIC)
    figures = {word for word in different if not word.isalpha() and _FIGURE.fullmatch(word) and not _UNIT.match(word)}
    telling = figures | (different & marks.keys())
    if not telling:
        return False  # the usual case
    told = sum(_SURE if word in figures else marks[word] for word in telling)
    sure = sum(word in figures or marks[word] == _SURE for word in telling)
    times = sum(word in telling for word in found)
    is_much = bool(found) and times >= _LATIN_SHARE * len(found)
    return is_much and sure >= 1 and told >= (1.0 if len(found) <= 3 else 2.0)


def read_as(code: str) -> str:
    """The language whose rules read a text of this code: Arabic for all its varieties."""
    return "ar" if code in VARIETIES else code


def _is_enough(weight: float, times: int, total: int) -> bool:
    if total <= _SHORT:
        return weight >= _SURE
    return (weight >= _ENOUGH and times >= _SHARE * total) or (weight >= _SURE and times >= 2 * _SHARE * total)


def _best(sums: dict[str, float]) -> str:
    """The country whose own words weigh most; the Maghreb together where no country does."""
    own = {variety: value for variety, value in sums.items() if variety != SHARED and value}
    ranked = sorted(own.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return SHARED
    if ranked[0][0] == "arz" and sums[SHARED] > ranked[0][1]:
        return SHARED
    return ranked[0][0]


@lru_cache(maxsize=8_192)
def _telling(word: str) -> dict[str, float]:
    """By variety, what a word counts; a conjunction or preposition may be glued to it."""
    for form in (word, word[1:] if word.startswith(_CLITICS) and len(word) > 4 else ""):
        found = {variety: weight for variety in _ARABIC if (weight := _marks(variety).get(form))}
        if found:
            return found
    if _NEGATED.match(word):
        return {SHARED: _SURE}
    if _PRESENT.match(word) and not _NO_PRESENT.match(word):
        return {"ary": _SURE}
    return {}


_ARABIC = tuple(variety for variety in VARIETIES if variety != LATIN_ARABIC)


@cache
def _marks(variety: str) -> dict[str, float]:
    """The telling words of a variety and what each counts."""
    told = _data()[variety]
    weights = {fold(word): _LIKELY for word in told["likely"].split()}
    return weights | {fold(word): _SURE for word in told["sure"].split()}


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("marsad.language").joinpath("varieties.toml").read_text("utf-8"))
