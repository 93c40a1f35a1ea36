"""What people are, in a report's language: "Secretary-General of the Al Ofoq Foundation", "sociologue".

A role is read as an office of `roles.toml` and what stands behind it. Only what is known is told: the office with its
body where the body has a name that readers know, the office alone where it says enough; else nothing.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold, fold_with_offsets
from marsad.language.words import word_texts
from marsad.reports.grammar import arabic, english, french

# What joins an office to its body, folded; in Arabic a letter that clings, or nothing.
_JOINED = {
    "en": re.compile(r"(?:of|for|at|to) (?:the )?"),
    "fr": re.compile(r"(?:de la |de l['’]|du |des |de |d['’]|a la |a l['’]|au |aux |pour la |pour le |aupres de )"),
    "ar": re.compile(r"(?:لل|ل|بال|ب|في |لدى )?"),
}
_ADDRESS = 3  # letters of a title that only addresses somebody


def only_addresses(role: str) -> bool:
    """Whether a role is but a title: "Dr", "Madame", «الأستاذ»."""
    return len(role.rstrip(".")) <= _ADDRESS or fold(role) in _titles()


@cache
def _titles() -> frozenset[str]:
    text = files("marsad.reports.grammar").joinpath("titles.toml").read_text(encoding="utf-8")
    return frozenset(map(fold, tomllib.loads(text)["titles"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What somebody is: of a man and of a woman, by language."""

    words: Mapping[str, tuple[str, str]]
    is_enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A role as it was understood; `place` is 0 for a man, 1 for a woman, None where its words do not tell."""

    office: Office
    place: int | None
    behind: str  # the words behind the office, as written, with what joins them


def translated(role: str, own: str, language: str, named: Callable[[str], str], told: str = "") -> str:
    """A role that is told in the language `own`, in a report's; "" where the words are not known.

    `named` gives the name of a body that readers know, or ""; `told` is a role of the same person in Arabic or French,
    which says whether it is a woman's.
    """
    read = _read(role, own)
    if read is None:
        return ""
    place = read.place if read.place is not None else _place(told)
    forms = read.office.words[language]
    if place is None and forms[0] != forms[1]:
        return ""
    office = forms[place or 0]
    body = _body(read.behind, own, named)
    if body:
        return _at(office, body, language) if read.office.is_enough else _of(office, body, language)
    return office if read.office.is_enough else ""


def _place(told: str) -> int | None:
    return next((read.place for own in ("ar", "fr") if told and (read := _read(told, own))), None)


def _read(role: str, own: str) -> Read | None:
    """The longest office with which a role begins."""
    words = role.replace("’", "'").split()
    for many in range(min(len(words), 6), 0, -1):
        if (known := _offices(own).get(_plain(" ".join(words[:many]), own))) is not None:
            office, place = known
            return Read(office=office, place=place, behind=" ".join(words[many:]))
    return None


def _body(behind: str, own: str, named: Callable[[str], str]) -> str:
    folded = fold_with_offsets(behind, own)
    joined = _JOINED[own].match(folded.text)
    if not behind or joined is None or joined.end() >= len(folded.text):
        return ""
    rest = behind[folded.offsets[joined.end()] :]
    forms = [rest] if own != "ar" else [rest, f"{arabic.ARTICLE}{rest}", behind]
    return next((name for form in forms if (name := named(form))), "")


def _at(office: str, body: str, language: str) -> str:
    if language == "en":
        return f"{office} at {english.the(body)}"
    return f"{office} {french.to_the(body) if language == 'fr' else arabic.bi(body)}"


def _of(office: str, body: str, language: str) -> str:
    if language == "en":
        return f"{office} of {english.the(body)}"
    if language == "fr":
        return f"{office} {french.of_the(body)}"
    if " " not in office:
        return f"{office} {body}"
    return f"{' '.join(arabic.ARTICLE + word for word in office.split())} {arabic.li(body)}"


def _plain(text: str, own: str) -> str:
    """Words compared: folded, Arabic ones without the article."""
    folded = [fold(word, own) for word in word_texts(text)]
    return " ".join(word.removeprefix(arabic.ARTICLE) if own == "ar" else word for word in folded)


@cache
def _offices(own: str) -> Mapping[str, tuple[Office, int | None]]:
    """Each office with the person's gender, by its plain words in one language."""
    listed = tomllib.loads((files(__package__) / "roles.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[Office, int | None]] = {}
    for row in listed.values():
        words = {"en": (row["en"], row["en"]), "fr": tuple(row["fr"]), "ar": tuple(row["ar"])}
        office = Office(words=words, is_enough=row.get("alone", False))
        told = [*words[own], *row.get("also", {}).get(own, ())]
        differ = own != "en" and words[own][0] != words[own][1]
        for number, form in enumerate(told):
            found.setdefault(_plain(form, own), (office, number % 2 if differ else None))
    return found
