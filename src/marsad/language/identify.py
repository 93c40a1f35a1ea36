"""Says which language a text is in, of sixty, so that documents enter under the right one and others are refused.

The script decides first: only the larger script's words are asked about, so names in Latin letters do not turn an
Arabic line into English. Persian and Urdu share Arabic's script: letters that Arabic does not have speak for them, but
only in number, since Arabic documents typed on Persian keyboards carry a few.
"""

import re
from dataclasses import dataclass, replace

import eldc

from marsad.language.scripts import letters_of, only, script_of
from marsad.language.varieties import LATIN_ARABIC, is_latin_arabic, variety_of

eldc.init()

_ARABIC_ONLY = re.compile("[ةىإأؤئ]")  # ى and ئ also stand in Urdu, seldom
_NOT_ARABIC = re.compile("[پچژگٹڈڑں\u06be\u06d2]")
_PERSIAN_KEYS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "\u06be": "ه", "\u06d5": "ه"})
_LEXICON = 0.9  # how sure a find by telling words is
_SHORT = 12  # letters; below that a guess is worth less than the script
_FOREIGN_SHARE = 0.012  # of letters; Persian and Urdu text has .03 and more, Arabic with foreign names below .01


@dataclass(frozen=True, slots=True)
class Identification:
    """A language (ISO 639-1, or "" when the text has no words) and how sure that is, 0 to 1.

    `variety` is set where Arabic is not the written standard: Darija, or Arabic in Latin letters.
    """

    language: str
    confidence: float
    variety: str = ""


_ADDRESS = re.compile(r"\S{1,20}://\S+|\S{1,100}@\S+")


def identify(text: str) -> Identification:
    """The language of a text: of a document, a block or a question."""
    if "://" in text or "@" in text:  # an address is in no language
        text = _ADDRESS.sub(" ", text)
    script = script_of(text)
    if not script:
        return Identification("", 0.0)
    if script == "Arab":
        found = _identify_arabic_script(only("Arab", text))
        return replace(found, variety=variety_of(text)) if found.language == "ar" else found
    if script == "Latn" and is_latin_arabic(text):
        return Identification("ar", _LEXICON, LATIN_ARABIC)
    sample = only("Latn", text) if script == "Latn" else text
    details = eldc.detect_details(sample)
    if details.language == "und":
        return Identification("", 0.0)
    return Identification(details.language, _confidence(details.scores, sample))


def _identify_arabic_script(text: str) -> Identification:
    """Arabic, or a neighbour that writes with its letters."""
    letters = letters_of("Arab", text)
    foreign = len(_NOT_ARABIC.findall(text)) / letters
    own = len(_ARABIC_ONLY.findall(text)) / letters
    if foreign < _FOREIGN_SHARE or own > 2 * foreign:
        guess = eldc.detect(text.translate(_PERSIAN_KEYS) if own > foreign else text)
        if guess == "ar" or own > foreign or letters < _SHORT:
            return Identification("ar", 0.99 if letters >= _SHORT else 0.7)
    details = eldc.detect_details(text)
    language = details.language if details.language in {"fa", "ur", "ar", "ku", "ps", "ug"} else "ar"
    return Identification(language, _confidence(details.scores, text))


def _confidence(scores: dict[str, float], text: str) -> float:
    """How far the first language is ahead of the second, less for short texts."""
    ranked = sorted(scores.values(), reverse=True)
    lead = 1.0 if len(ranked) < 2 else min(1.0, (ranked[0] - ranked[1]) / max(ranked[0], 1e-9) * 4)
    return round(min(0.99, 0.5 + 0.5 * lead) * min(1.0, len(text) / _SHORT), 3)
