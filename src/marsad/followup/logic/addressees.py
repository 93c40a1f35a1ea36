"""To whom a recommendation is addressed: the bodies that documents name, or whom its own words ask to act."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.authority import places
from marsad.followup.commons import names_somebody
from marsad.followup.logic.origins import Saying
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.records import Fact

PROMISE = "commitment"  # the strength of what somebody takes upon himself
LONGEST_NAME = 7  # words
ARTICLES = {
    "ar": re.compile("^(?:[وفبلك]?ال|لل)"),
    "fr": re.compile(r"^(?:(?:aux?|les?|la|des?|du)\s+|[ld]['’]\s*)"),
    "en": re.compile(r"^(?:the|to|all|its|their)\s+"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation that linking knows."""

    entity: str
    authority: str
    names: Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """An addressee as the register keys it."""

    key: str
    name: str
    language: str
    entity: str = ""


def addressees_of(sayings: Sequence[Saying], bodies: Mapping[str, Body]) -> tuple[Owing, ...]:
    """To whom it is addressed, each once."""
    found: dict[str, Owing] = {}
    for saying in sayings:
        text = " ".join(str(saying.fact.fact.fields.get("addressee") or "").split())
        if text and names_somebody(text):
            owing = addressee(text, saying.fact.fact.language, bodies)
            found.setdefault(owing.key, owing)
    return tuple(found.values())


def asked_in(sayings: Sequence[Saying], bodies: Mapping[str, Body]) -> tuple[Owing, ...]:
    """Whom the words themselves ask to act: "parliaments pass a law"."""
    for saying in sayings:
        fact = saying.fact.fact
        if name := acting(fact, lambda form: form in bodies):
            return (addressee(name, fact.language, bodies),)
    return ()


def acting(fact: Fact, is_body: Callable[[str], bool]) -> str:
    """The body, known or without a proper name, at the head of words that say what it is to do; of a promise none.

    `is_body` says whether some folded words name a body.
    """
    text, language = str(fact.fields.get("text") or ""), fact.language
    data = table("acting").get(language)
    if not data or fact.fields.get("strength") == PROMISE:
        return ""
    every = words(text)
    for end in range(min(LONGEST_NAME, len(every) - 1), 0, -1):
        name, behind = text[: every[end - 1].end], [fold(word.text) for word in every[end : end + 2]]
        if any(is_body(one) or one in _generic() for one in bare(name, language)) and _acts(behind, data):
            return name
    return ""


def _acts(behind: Sequence[str], data: Mapping[str, str]) -> bool:
    """Whether a verb of duty stands behind a name, or the bare verb of "that they do", and nothing is done to it."""
    duty, passive = (frozenset(map(fold, data[name].split())) for name in ("duty", "passive"))
    if not behind or any(word in passive for word in behind):
        return False
    return behind[0] in duty or behind[0] in frozenset(map(fold, data["acts"].split()))


def addressee(text: str, language: str, bodies: Mapping[str, Body]) -> Owing:
    """An addressee by its words: a known body, one of the bodies without proper names, or the words themselves."""
    for name in bare(text, language):
        if body := bodies.get(name):
            shown = body.names.get(language) or text
            return Owing(key=key_of(body, name), name=shown, language=language, entity=body.entity)
        if kind := _generic().get(name):
            return Owing(key=f"kind:{kind}", name=str(table("addressees")[kind]["en"][0]), language="en")
        if country := places.as_country(name):  # registers of UN reviews address whole States
            return Owing(key=f"country:{country.id}", name=text, language=language)
    return Owing(key=f"name:{fold(text, language)}"[:200], name=text, language=language)


def key_of(body: Body, name: str) -> str:
    """By what the register knows a body under all its names."""
    return f"authority:{body.authority}" if body.authority else f"name:{name}"[:200]


def bare(text: str, language: str) -> Iterable[str]:
    """The folded words of a name, and again without an article or preposition before them."""
    folded = fold(text, language)
    yield folded
    pattern = ARTICLES.get(language)
    if pattern and (bare := pattern.sub("", folded)) != folded:
        yield bare
        if language == "ar":
            yield "ال" + bare


@cache
def _generic() -> Mapping[str, str]:
    """The kind of addressee by its folded names."""
    return {
        fold(name, language): kind
        for kind, names in table("addressees").items()
        for language, some in names.items()
        for name in some
    }
