"""What is named without a proper name, or after a city: shown to every reader in their own language.

"participants" is «المشاركون» in Arabic and "the Rabat communiqué" «بيان الرباط»: the tables of `data/` know both, so
nothing is translated freely. What merely counts or points ("every edition", «30 منهم») names nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from marsad.authority import commons, places
from marsad.followup.described import described_name
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold
from marsad.language.words import words

ACCUSATIVE = ("اً", "ًا")  # an indefinite accusative is no subject
CITY = """(?P<city>[^ ,.;:()«»"“”]+)"""  # of one word
TABLES = ("addressees", "instruments")
_ARTICLES = re.compile(r"^(?:the|les?|la|l)\s+|^[ld]['’]\s*", re.IGNORECASE)
_OF_LE = re.compile(r"\bde Le ")
_OF_VOWEL = re.compile(r"\bde (?=[AEIOUÉ])")
_NOBODY = re.compile(
    r"(?:every|each|all)\s+(?:editions?|meetings?|sessions?|forums?|one|of)\b.*"
    r"|(?:chaque|toutes?\s+les|tous\s+les)\s+(?:éditions?|réunions?|sessions?|forums?)\b.*"
    r"|كل\s+(?:دورة|الدورات|دورات)\b.*"
    r"|.*\s(?:منهم|منهن|منهما|منها|بعضهم|بعضهن|of\s+them|d['’]entre\s+(?:eux|elles))",
    re.IGNORECASE,
)


def names_somebody(text: str) -> bool:
    """Whether words say who: what counts or points only leans on the sentence before; a thing asks nobody."""
    return not _NOBODY.fullmatch(" ".join(text.split())) and not _is_no_name(text)


def _is_no_name(text: str) -> bool:
    """Whether words were torn from a sentence, or name a thing: "allowing all citizens", "the recent attacks"."""
    told = [(fold(word.text), word.text[:1].isupper()) for word in words(text)]
    if not told:
        return True
    is_name_behind = any(is_capital for _word, is_capital in told[1:])
    return (
        told[-1][0] in _no_names("last")
        or (told[0][0] in _no_names("first") and not (told[1:] and told[1][1]))  # "United Nations"
        or any(word in _no_names("within") and not is_capital for word, is_capital in told)
        or (not is_name_behind and any(word in _no_names("things") for word, _is_capital in told))
        or any(word.endswith(ACCUSATIVE) for word in text.split())
    )


@cache
def _no_names(which: str) -> frozenset[str]:
    return frozenset(map(fold, table("nobody")[which].split()))


def common_name(text: str, language: str) -> str:
    """The name in a language of a group, an occasion or a text named after a city; "" for what no table knows."""
    found = next((names for form in _forms(text) if (names := _commons().get(form))), None)
    if found:
        return found.get(language, "")
    named = commons.common_name(text, language) or _resolution(text, language) or _named_after_city(text, language)
    return named or described_name(text, language, _group)


def _group(text: str, language: str) -> str:
    """What a table calls a group, without words behind it."""
    found = next((names for form in _forms(text) if (names := _commons().get(form))), {})
    return found.get(language, "") or commons.common_name(text, language)


def is_common(text: str) -> bool:
    """Whether the tables of groups and occasions have these words, or the group that they speak of."""
    known = any(form in _commons() for form in _forms(text)) or bool(commons.common_name(text, "en"))
    return known or bool(described_name(text, "en", _group))


def _forms(text: str) -> Iterator[str]:
    bare = " ".join(text.split())
    yield fold(bare)
    yield fold(_ARTICLES.sub("", bare))


@cache
def _commons() -> Mapping[str, Mapping[str, str]]:
    """The shown names by every folded name."""
    return {
        form: {language: some[0] for language, some in names.items()}
        for name in reversed(TABLES)  # the first table speaks
        for names in table(name).values()
        for some in names.values()
        for one in some
        for form in _forms(one)
    }


def _resolution(text: str, language: str) -> str:
    """A resolution by its body and number, and by its year where the text gives it."""
    for body in table("resolutions").values():
        for one in body["read"]:
            if found := re.fullmatch(one, " ".join(text.split()), re.IGNORECASE):
                year = f" ({found['year']})" if found["year"] else ""
                return str(body[language].format(number=found["number"] + year))
    return ""


def _named_after_city(text: str, language: str) -> str:
    bare = _ARTICLES.sub("", " ".join(text.split()))
    for pattern, shown in _texts():
        if (found := pattern.fullmatch(bare)) and (city := _city(found["city"], language)):
            return _OF_VOWEL.sub("d’", _OF_LE.sub("du ", shown[language].format(city=city)))
    return ""


def texts_named(text: str) -> Iterator[tuple[int, int]]:
    """Where words name a text that is called after a city: "the Dakar Declaration", « le communiqué de Rabat »."""
    for pattern, _shown in _texts():
        within = re.compile(pattern.pattern.replace("(?P<city>.+)", CITY), pattern.flags)
        yield from (found.span() for found in within.finditer(text))


def _city(written: str, language: str) -> str:
    """A city's name in a language: only of words that name one city and nothing else."""
    found = [place for place in places.find(written) if place.end - place.start == len(written)]
    named = places.by_id(found[0].id) if found else None
    return named.name(language).removesuffix(" العاصمة") if named and named.kind == "city" else ""


@cache
def _texts() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    return tuple(_patterns(table("texts").values()))


def _patterns(
    kinds: Iterable[Mapping[str, list[str]]],
) -> Iterator[tuple[re.Pattern[str], Mapping[str, str]]]:
    for names in kinds:
        shown = {language: some[0] for language, some in names.items()}
        for one in (one for some in names.values() for one in some):
            before, after = map(re.escape, one.split("{city}"))
            before = before.removesuffix(r"de\ ") + r"(?:de |du |d['’])" if before.endswith(r"de\ ") else before
            yield re.compile(f"{before}(?P<city>.+){after}", re.IGNORECASE), shown
