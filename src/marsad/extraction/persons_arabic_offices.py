"""Offices around Arabic names: "رئيس المرصد، سالم الناصري", "سالم الناصري، مدير المعهد"."""

import re
from collections.abc import Sequence
from functools import cache

from marsad.extraction.name_words import Word, reading_in
from marsad.extraction.names_features import grammar, known_as
from marsad.extraction.organisations_arabic_words import arabic_head, is_accusative
from marsad.language.normalise import fold

_LONGEST_ROLE = 14
_LONGEST_LABEL = 8  # words of an office that is a line, or leads to a name by a colon
_QUOTED = re.compile(r"([«“\"]) ([^«»“”\"]+) ([»”\"])")
_LONGEST_BRACKET = 6  # words in brackets within an office
_OPENING = {")": "(", "»": "«", "”": "“", '"': '"'}  # of what may stand within an office
_MARKS = frozenset('،,؛;:.!?؟()«»"“”–-[]/')


@cache
def lexicon(name: str) -> frozenset[str]:
    """A word list of the grammar of persons, folded; entries of one word."""
    return frozenset(fold(w) for w in grammar("persons")["ar"][name] if not w.endswith("@") and " " not in w)


def is_role(word: Word) -> tuple[str, int] | None:
    """The reading of a word as an office, and the particles before it."""
    return reading_in(word, lexicon("roles"))


def role_before(words: Sequence[Word], first: int) -> tuple[str, str] | None:
    """The office that ends before a name, as written, and its first word."""
    last = first - 1
    opens = last >= 0 and words[last].text in '"“«' and _before_brackets(words, last) == last
    if last >= 0 and (words[last].text in "،," or opens):
        last -= 1
    if last >= 0 and words[last].text == "#":
        last -= 1
    place, found = last, None
    while place >= 0 and last - place < _LONGEST_ROLE:
        place = _before_brackets(words, place)
        if place < 0 or words[place].text in _MARKS:
            break
        if words[place].key in lexicon("before_offices") or is_led_by(words, place):
            break
        if is_role(words[place]):
            found = place
            goes_on = words[place].key in lexicon("charges") or _is_office_before(words, place)
            goes_on = goes_on or _is_deputised(words, place)
            if place == 0 or not goes_on:
                break
        place -= 1
    if found is None:
        return _label_before(words, first)
    reading = is_role(words[found])
    start = reading[1] if reading and len(words[found].key) == len(words[found].text) else 0
    text = " ".join(word.text for word in words[found : last + 1])[start:].replace("( ", "(").replace(" )", ")")
    text = _QUOTED.sub(r"\1\2\3", text)
    return text, words[found].text[start:]


def _is_office_before(words: Sequence[Word], place: int) -> bool:
    """Whether an office goes on from one before: "نائب رئيس", "ولي عهده الأمين"."""
    return place > 0 and (words[place - 1].key in lexicon("heirs") or is_role(words[place - 1]) is not None)


def _is_deputised(words: Sequence[Word], place: int) -> bool:
    """Whether an office with "لل" tells for whom the one before it acts: "الممثل الخاص للأمين العام"."""
    near = range(max(0, place - 2), place)
    return words[place].key.startswith("لل") and any(is_role(words[at]) for at in near)


def _label_before(words: Sequence[Word], first: int) -> tuple[str, str] | None:
    """The office that begins a line and leads to a name by a colon: "رئيسة الملتقى: د. سلمى الناصري"."""
    colon = first - 1
    if not 0 < colon <= _LONGEST_LABEL or words[colon].text != ":" or is_role(words[0]) is None:
        return None
    label = words[:colon]
    if any(_ends_label(word) for word in label):
        return None
    return " ".join(word.text for word in label), words[0].text


def signed_as(words: Sequence[Word]) -> str:
    """The office that a line is and nothing else, above the name of who signs; "" where it is more or less."""
    only = bool(words) and len(words) <= _LONGEST_LABEL and is_role(words[0]) is not None
    return " ".join(word.text for word in words) if only and not any(_ends_label(word) for word in words) else ""


def _ends_label(word: Word) -> bool:
    """Whether a word cannot stand in a line that is an office alone."""
    return word.text in _MARKS or _verb(word) or _is_next(word)


def _is_next(word: Word) -> bool:
    """Whether the next of a list is addressed in a word: "أستاذ التاريخ والدكتور سالم الناصري"."""
    return word.key.startswith("وال") and word.key[1:] in lexicon("titles") and is_role(word) is None


def is_led_by(words: Sequence[Word], place: int) -> bool:
    """Whether a word that is an office too is a given name: "أمينة" in "برئاسة أمينة الناصري"."""
    led = place > 0 and words[place - 1].key in lexicon("led_by")
    return led and words[place].key in lexicon("offices_and_names")


def _before_brackets(words: Sequence[Word], place: int) -> int:
    """The word before what stands in brackets or quotation marks at a place; the place itself where none closes."""
    opening = _OPENING.get(words[place].text)
    if not opening:
        return place
    opened = next(
        (i for i in range(place - 1, max(-1, place - _LONGEST_BRACKET), -1) if words[i].text == opening), place + 1
    )
    return opened - 1


def role_after(words: Sequence[Word], end: int) -> tuple[str, str] | None:
    """The office that follows a name, with or without a comma or dash, as written, and its first word."""
    place = end + (end < len(words) and words[end].text in "،,-–:(")
    place += place > end and place < len(words) and words[place].key in ("وهو", "وهي")
    reading = is_role(words[place]) if place < len(words) else None
    if reading is None or (reading[1] and words[place].text.startswith("و")):
        return None  # "سالم الناصري ومدير المعهد": the next of a list
    last = place + 1
    while (
        last < len(words)
        and last - place < _LONGEST_ROLE
        and not _ends_label(words[last])
        and not _is_left(words, last)
    ) or _sends(words, last):
        last += 1
    return " ".join(word.text for word in words[place:last]), words[place].text


def _is_left(words: Sequence[Word], place: int) -> bool:
    """Whether an office ends before what somebody did then: "في كلمته", or an object, "مدير المعهد مقالا"."""
    after = words[place + 1].key if place + 1 < len(words) else ""
    spoken = words[place].key == "في" and after in lexicon("occasions")
    return spoken or is_accusative(words[place].key) or _is_apart(words, place)


def _is_apart(words: Sequence[Word], place: int) -> bool:
    """Whether a plain noun behind one with article is what the sentence goes on with: "المحاضر في الدورة خطاب …"."""
    key, before = words[place].key, words[place - 1].key
    plain = (
        known_as(key) == "-"
        and not key.startswith(("ال", "لل", "ب", "ل", "و"))
        and key not in lexicon("within_offices")
    )
    return plain and words[place].is_arabic and before.startswith("ال") and arabic_head(words[place]) is None


def _sends(words: Sequence[Word], place: int) -> bool:
    """Whether a small word right after an office tells of whom or of what: "ممثل عن الوزارة", "المشرف على القسم"."""
    after = words[place + 1].key if place + 1 < len(words) else ""
    if place < len(words) and words[place].key == "علي" and after in lexicon("governed"):
        return True  # "عامل صاحب الجلالة على إقليم"
    return place < len(words) and words[place].key in ("عن", "علي") and is_role(words[place - 1]) is not None


_DOING = re.compile("بت[ء-ي]{2}ي[ء-ي]")  # "بتعريف", "بتقديم": what somebody did, no part of an office


@cache
def _stops() -> frozenset[str]:
    """Words that end names and stand in no office."""
    return lexicon("stops") - lexicon("within_offices")


def _verb(word: Word) -> bool:
    """Whether the office ends before a word: what was said or done begins."""
    ends = word.key.removeprefix("و") in _stops() or word.key in lexicon("office_ends")
    return ends or _DOING.fullmatch(word.key) is not None
