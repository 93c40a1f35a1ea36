"""Reads the line that names a writer: "By …", "Propos recueillis par …", "بقلم: …", "Place - Paper - Name:"."""

import re

from marsad.language.characters import DIGITS
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lexicon import accounts, byline_starts, fields
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.publishers import is_signed_by_agency, publisher_in_byline, publisher_in_lines

_LONGEST = 160  # characters; the shapes below are looked for in nothing longer
_MOST_WORDS = 12
_SHAPE_WORDS = 6  # of a line whose shape alone says that it names a writer
_PLACE_IN_BRACKETS = re.compile(r"^([^():]+?)\s*\(([^()]{2,30})\)\s*:?$")
_PARTS_THEN_COLON = re.compile(r"^[^:.]+\s*[-–—]\s*[^:.]+:$")
_PLACE_THEN_NAME = re.compile(r"^(\S+(?: \S+)?)\s*:\s+(\S+(?: \S+){1,2})$")
_PARTS = re.compile(r"\s*(?:[|•·/()]|\s[-–—]\s?|\s?[-–—]\s|(?<=[\u0621-\u064a])[-–—])\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,،;]|\s(?:and|et|&)\s|\sو(?=\S{2,}\s))\s*")
_FIGURE = re.compile(f"[{DIGITS}@]")
_LOW = frozenset({
    "al", "bin", "ben", "bint", "d", "da", "dal", "de", "del", "den", "der", "des", "di", "du", "e", "el", "ibn", "l",
    "la", "le", "ould", "van", "von", "y", "zu",
})  # fmt: skip
_NAME_WORDS = range(2, 6)


def is_byline(text: str) -> bool:
    """Whether a short line names its writer, paper or place, by its beginning or by its shape."""
    count = len(word_texts(text)) if len(text) <= _LONGEST else 0
    if not 1 < count <= _MOST_WORDS or (ends_sentence(text) and not _named_after_start(text)):
        return False
    if _behind_start(text) or (count <= _SHAPE_WORDS and is_signed_by_agency(text)):
        return True
    shapes = (_PLACE_IN_BRACKETS, _PARTS_THEN_COLON, _PLACE_THEN_NAME)
    return count <= _SHAPE_WORDS and any(shape.match(text) for shape in shapes)


def author_of_line(text: str) -> str:
    """The name in a line that begins as a writer's does; "" for any other line."""
    is_short = len(text) <= _LONGEST and len(word_texts(text)) <= _MOST_WORDS
    return _named_after_start(text) if is_short else ""


def author_of_byline(text: str) -> str:
    """The name in a writer's line; "" where it may be that of the paper."""
    if len(text) > _LONGEST:
        return ""
    if _behind_start(text):
        return _named_after_start(text)
    if publisher_in_lines([text]) or (is_signed_by_agency(text) and text.endswith(")")):  # a source, a picture's credit
        return ""
    if match := _PLACE_THEN_NAME.match(text):
        return match[2] if _is_name(match[2]) and fold(match[1]) not in fields() else ""
    parts = [part.strip(" :") for part in _PARTS.split(text) if part.strip(" :")]
    if match := _PLACE_IN_BRACKETS.match(text):
        parts = [match[1].strip()]
    elif not _PARTS_THEN_COLON.match(text):
        return ""
    named = [part for part in parts if _is_name(part) and not publisher_in_byline(part)]
    return named[-1] if named else ""


def author_of_element(text: str) -> str:
    """The name in a line that a page marks as its writer's: behind "By", or alone."""
    if len(text) > _LONGEST:
        return ""
    return author_of_line(text) or _names(_PARTS.split(text.strip())[0])


def _named_after_start(text: str) -> str:
    return _names(_FIGURE.split(_PARTS.split(_behind_start(text))[0])[0])  # a date may follow the name


def _behind_start(text: str) -> str:
    """What stands behind "By", with a colon or without it; "" when the line does not begin so."""
    folded = fold(text)
    start = max((s for s in byline_starts() if folded.startswith((s, f"{s.rstrip()}:"))), key=len, default="")
    return " ".join(text.split()[len(start.split()) :]).lstrip(": ") if start else ""


def _names(text: str) -> str:
    """The names at the beginning of a text: what follows them, as a function or a place, goes."""
    end, place = 0, 0
    for separator in [*_BETWEEN_NAMES.finditer(text), None]:
        stop = separator.start() if separator else len(text)
        if not _is_name(text[place:stop]):
            break
        end = stop
        place = separator.end() if separator else stop
    found = text[:end].strip(" .،,:")
    return "" if fold(found) in accounts() else found


def _is_name(text: str) -> bool:
    """Two words to five, in Latin letters all capitalised but for particles, without a figure."""
    said = word_texts(text)
    if len(said) not in _NAME_WORDS or _FIGURE.search(text):
        return False
    return all(not word[0].islower() or word.rstrip("'’").casefold() in _LOW for word in said)
