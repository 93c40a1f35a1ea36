"""Groups with words behind them that say which: "all States represented in Rabat", "les médias de la sous-région".

The group is one that a table knows, the words behind it are in `data/tails.toml`; what either lacks is not translated.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from marsad.authority import places
from marsad.followup.vocabulary import table

_ALL = re.compile(r"(?:all (?:the )?|tou(?:te)?s les |(?:جميع|كافة|كل) )(?=\S)", re.IGNORECASE)
_EVERY = {"en": "all ", "ar": "جميع ", "fr": "tous les "}  # with masculine nouns alone
_PEOPLE = "ون"
_OF_LE = re.compile(r"\bde Le |\bà Le ")
_OF_VOWEL = re.compile(r"\bde (?=[AEIOUÉ])")


def described_name(text: str, language: str, name_of: Callable[[str, str], str]) -> str:
    """The name in a language of a group with words behind it; "" where it has none. `name_of` names the group alone."""
    bare = " ".join(text.split())
    every = _ALL.match(bare)
    rest = bare[every.end() :] if every else bare
    for tail, head, city in _parted(rest):
        group = name_of(head, language)
        is_known = bool(group) and (_agrees(group, language) or not (every or "fr_masculine" in table("tails")[tail]))
        shown = _behind(tail, group, city, language) if is_known else ""
        if shown:
            return f"{_all_of(group, language) if every else group} {shown}"
    if every and (group := name_of(rest, language)) and _agrees(group, language):
        return _all_of(group, language)
    return ""


def _all_of(group: str, language: str) -> str:
    return _EVERY[language] + group.removeprefix("the ").removeprefix("les ")


def _agrees(group: str, language: str) -> bool:
    """Whether the French words for "all" and "represented" agree with a group as the tables have them."""
    return language != "fr" or group.removeprefix("les ").partition(" ")[0] in table("masculine")["fr"]


def _parted(text: str) -> Iterator[tuple[str, str, str]]:
    """The tails that may stand at the end of a text, each with what stands before it and the id of its city."""
    for pattern, tail in _patterns():
        if found := pattern.fullmatch(text):
            city = _city(found["city"]) if "city" in pattern.groupindex else ""
            if city is not None:
                yield tail, found["head"], city


def _behind(tail: str, group: str, city: str, language: str) -> str:
    forms = table("tails")[tail]
    is_of_people = language == "ar" and group.split(maxsplit=1)[0].endswith(_PEOPLE)
    own = forms.get(language) or forms.get(f"{language}_masculine")
    shown = (forms.get("ar_people") if is_of_people else None) or own or [""]
    told = str(shown[0]).replace("{city}", places.by_id(city).name(language).removesuffix(" العاصمة") if city else "")
    return _OF_VOWEL.sub("d’", _OF_LE.sub(lambda found: "du " if "de" in found[0] else "au ", told))


def _city(written: str) -> str | None:
    """The id of the city that words name and nothing else; None when they name none."""
    found = [place for place in places.find(written) if place.end - place.start == len(written)]
    is_city = bool(found) and places.by_id(found[0].id).kind == "city"
    return found[0].id if is_city else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (_pattern(form), tail) for tail, forms in table("tails").items() for some in forms.values() for form in some
    )


def _pattern(form: str) -> re.Pattern[str]:
    before, has_city, after = form.partition("{city}")
    city = "(?P<city>.+)" if has_city else ""
    return re.compile(f"(?P<head>.+?) {re.escape(before)}{city}{re.escape(after)}", re.IGNORECASE)
