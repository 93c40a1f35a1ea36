"""Knows boilerplate lines by their shape: "2 hours ago", "12 comments", "Image 1 of 5", "Photo: …", "Tags: …".

And sentences by which a site sells itself to its reader. The words are data in `lexicon.toml`, in three languages.
"""

import re
from collections.abc import Callable
from functools import cache

from marsad.language.characters import DIGITS
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lexicon import folded_words
from marsad.reading.dates import date_of_line

_LONGEST = 400  # characters; shapes are looked for in nothing longer
_LABEL = 14  # words; a longer line is text
_AGO = 6  # words of a line that tells a time from now
_MARKED = 40  # characters among which the colon behind "Tags" stands
_COUNT = 7  # words of a line that counts something
_PITCH = 45  # words; a longer sentence holds more than a pitch
_BRIEF = 25  # words; so short a sentence is a pitch by what it says and whom it speaks to
_TERMINAL = re.compile(r"[.!?؟…۔][»”\"')\]]*$")
_NUMBER = rf"[{DIGITS}]+(?:[.,٬][{DIGITS}]+)*[kKmM]?"
_CLOCK = re.compile(
    rf"[{DIGITS}]{{1,2}}\s?[:h][{DIGITS}]{{2}}|[{DIGITS}]\s?[ap]\.?m\b|\bgmt\b|\b[ce][sd]?t\b|\||/", re.IGNORECASE
)
_MARK = re.compile(r"[:/©|]|\b(?:by|via|of|par|copyright|courtesy)\b", re.IGNORECASE)  # between "photo" and a name
_SHORT = 3  # letters; "de", "and": such words stand between names
_DIGIT = re.compile(f"[{DIGITS}]")
_MOMENT = re.compile(rf"(?<![{DIGITS}])[{DIGITS}]{{1,2}}[:h][{DIGITS}]{{2}}(?::[{DIGITS}]{{2}})?(?![{DIGITS}])")
_NUMERIC_DATE = re.compile(rf"[{DIGITS}]{{1,4}}[-/.][{DIGITS}]{{1,2}}[-/.][{DIGITS}]{{2,4}}")
_LETTER_SIZE = re.compile(r"^(?=.*[+-])[\s+\-|/]*(?:[AaTأ][\s+\-|/]*){1,3}$")
_HASHTAGS = re.compile(r"^(?:#[^\s#]+[\s,،]*)+$")
_FILE = re.compile(r"\b(?:pdf|docx?|xlsx?|pptx?|odt|epub|zip|mp3|mp4|jpe?g)\b", re.IGNORECASE)
_SIZE = re.compile(rf"[{DIGITS}]\s?(?:[kKmMgG]i?[oObB]\b|ك\.?\s?ب|م\.?\s?ب|كيلو\s?بايت|ميغا\s?بايت)")
_PLAYED = re.compile(rf"^0?0:00$|^[{DIGITS}]{{1,2}}:[{DIGITS}]{{2}}\s*/\s*[{DIGITS}]{{1,2}}:[{DIGITS}]{{2}}$")
_SUM = re.compile(
    rf"^[-•*]?\s*(?:[£$€]\s?{_NUMBER}|{_NUMBER}\s?(?:[£$€]|euros?|dollars?|دينار\S*|درهم\S*|دولار\S*))\s+(.+)$"
)
_PART = re.compile(rf"^[{DIGITS}]{{1,3}}\s*(?:/|of|sur|de|من)\s*/?\s*[{DIGITS}]{{1,3}}$")


def shape_of(text: str, folded: str) -> str:
    """The reason for which a line's shape leaves it out, or ""; `folded` is the line as the lexicon compares it."""
    count = len(word_texts(text)) if len(text) <= _LONGEST else _PITCH + 1
    if count <= _PITCH and _is_pitch(folded, count):
        return "advert"
    if count <= _PITCH and _is_place_on_site(text, folded):
        return "navigation"
    return next((reason for reason, is_one in _SHAPES if count <= _LABEL and is_one(text, folded)), "")


def _is_stamp(text: str, folded: str) -> bool:
    """When something was posted or changed, with its hour: "2 hours ago", "Updated 3 May 2021, 8:21"."""
    is_ago = len(folded.split()) <= _AGO and bool(_ago().match(folded))
    return is_ago or (_begins(folded, "changed") and bool(_CLOCK.search(text))) or _is_moment(text)


def _is_moment(text: str) -> bool:
    """Nothing but a day and an hour: "15 April 2019, 9:41"; the date of a page itself is protected by its head."""
    if not _MOMENT.search(text):
        return False
    rest = _MOMENT.sub(" ", text)
    if _NUMERIC_DATE.search(rest):
        return len(word_texts(_NUMERIC_DATE.sub(" ", rest))) <= 1
    return any(date_of_line(text, language) for language in ("ar", "fr", "en"))


def _is_letter_size(text: str, _folded: str) -> bool:
    """The buttons that make letters larger and smaller: "A+ A-"."""
    return bool(_LETTER_SIZE.match(text))


def _is_player(text: str, _folded: str) -> bool:
    """How far a recording has been played, of how much: "0:00 / 2:41"."""
    return bool(_PLAYED.match(text))


def _is_advert_mark(_text: str, folded: str) -> bool:
    """The word that a page sets where an advertisement was."""
    return folded in folded_words("shapes", "adverts")


def _is_gift(text: str, folded: str) -> bool:
    """What a gift is good for: "£10 could buy pens for a class"."""
    if _TERMINAL.search(text):
        return False
    found = _SUM.match(folded)
    return bool(found and found[1].startswith(folded_words("pitch", "could"))) or _begins_gift(folded)


def _begins_gift(folded: str) -> bool:
    return folded.startswith(folded_words("pitch", "gifts"))


def _is_place_on_site(text: str, folded: str) -> bool:
    """Where on the site the page stands: "You are here: …", however long the trail."""
    return _begins(folded, "here") and not _TERMINAL.search(text)


def _is_count(text: str, folded: str) -> bool:
    """How many remarks or pictures there are, and which one this is."""
    if len(folded.split()) > 2 * _COUNT or not _DIGIT.search(text) or len(word_texts(text)) > _COUNT:
        return False
    return bool(_counted().fullmatch(folded) or _picture().fullmatch(folded) or _PART.match(folded))


def _is_tags(text: str, folded: str) -> bool:
    return _begins(folded, "tags") and ":" in text[:_MARKED] and not _TERMINAL.search(text)


def _is_hashtags(text: str, _folded: str) -> bool:
    return bool(_HASHTAGS.match(text))


def _is_download(text: str, _folded: str) -> bool:
    """A file to take home, with its kind and size: "Guide (PDF, 0.8 MB)"."""
    return bool(_FILE.search(text) and _SIZE.search(text)) and not _TERMINAL.search(text)


def _is_credit(text: str, folded: str) -> bool:
    """A line that begins like a credit and goes on as one: behind "by" or a sign, and names somebody."""
    if not _begins(folded, "credits") or not _MARK.search(text) or _TERMINAL.search(text):
        return False
    said = word_texts(text)
    return len(said) > 1 and all(not word[0].islower() or len(word) <= _SHORT for word in said[2:])


def _is_pitch(folded: str, count: int) -> bool:
    """A sentence of the site about itself: a sure phrase, and either a call at its start or a word to the reader."""
    if not any(phrase in folded for phrase in folded_words("pitch", "says")):
        return False
    if folded.startswith(folded_words("pitch", "calls")):
        return True
    return count <= _BRIEF and not set(folded_words("pitch", "to")).isdisjoint(word_texts(folded))


def _begins(folded: str, kind: str) -> bool:
    return f"{folded} ".startswith(_starts(kind))


@cache
def _starts(kind: str) -> tuple[str, ...]:
    return tuple(f"{start}{sign}" for start in folded_words("shapes", kind) for sign in " :")


@cache
def _ago() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, folded_words("shapes", "units")), key=len, reverse=True))
    marks = "|".join(map(re.escape, folded_words("shapes", "ago")))
    return re.compile(rf"(?:{_NUMBER}\s*(?:{units})\s+ago\b|(?:{marks})\s+(?:{_NUMBER}\s*)?(?:{units})\b)")


@cache
def _counted() -> re.Pattern[str]:
    things = "|".join(sorted(map(re.escape, folded_words("shapes", "counted")), key=len, reverse=True))
    return re.compile(
        rf"(?:[^\s:]+\s*:?\s*)?\(?{_NUMBER}\s*%?[\s,،]*(?:{_NUMBER}\s*)?(?:{things})\)?|"
        rf"(?:ال)?(?:{things})\s*:?\s*\(?{_NUMBER}\)?"
    )


@cache
def _picture() -> re.Pattern[str]:
    things = "|".join(map(re.escape, folded_words("shapes", "pictures")))
    return re.compile(rf"(?:{things})\s*{_NUMBER}\s*(?:/|of|sur|de|من)\s*/?\s*{_NUMBER}")


_SHAPES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("stamp", _is_stamp),
    ("form", _is_count),
    ("menu", _is_letter_size),
    ("menu", _is_player),
    ("advert", _is_advert_mark),
    ("advert", _is_gift),
    ("tags", _is_tags),
    ("tags", _is_hashtags),
    ("download", _is_download),
    ("credit", _is_credit),
)
