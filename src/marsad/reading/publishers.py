"""Says who published a text where no metadata does: its address, the rights at its foot, the paper above its title.

Names of sites are data in `publishers.toml`; of an address that is not listed there the host itself is the name.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from marsad.language.characters import DIGITS
from marsad.language.normalise import fold, fold_with_offsets
from marsad.language.words import word_texts
from marsad.reading.little_words import little_words

_MOST_WORDS = 8  # of a name
_LINE_WORDS = 24  # of a line of rights
_YEARS = re.compile(rf"[{DIGITS}]{{4}}(?:\s*[-–—/]\s*[{DIGITS}]{{4}})?(?:\s*(?:هـ|ه|م)(?=[\s.|/-]|$))?")
_PARTS = re.compile(r"\s*(?:[|•·]|\s[–—-]\s|[.!](?:\s|$))\s*")
_BYLINE_PARTS = re.compile(r"\s*[-–—/:()،,|]\s*")
_ADDRESS = re.compile(r"https?://\S+")
_CATALOGUED = re.compile(r"^[^a-zà-ÿ.]{4,}\.\s+(?=[^a-zà-ÿ.]{4,}$)")  # of catalogues: "TUNISIA. MINISTRY OF CULTURE"
_PAGES = ".github.io"  # a host for each account
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ-]{2,11}")
_DATELINE = 120  # characters
_IN_BRACKETS = re.compile(r"[^()]{2,90}\(([A-ZÀ-Þ]{2,6})\)\s*[-–—]")
_SIGNED = 2  # parts
_CODE = re.compile(r"[a-z0-9_-]+")
_EDGES = " \t.,،;:!|•·–—-()[]«»\"'"


def publisher_at(address: str, language: str = "") -> str:
    """The name under which the site of a web address publishes, in the text's language where it has one there."""
    return _known_at(address, language) or host_of(address)


def publisher_for(stated: str, address: str, language: str) -> str:
    """What is stated, unless it is a mere code ("sitenews_2") and the site has a name; else the site's name."""
    known = _known_at(address, language)
    stated = _CATALOGUED.sub("", stated)
    return known if known and _CODE.fullmatch(stated) else stated or known or host_of(address) or _owner_of(address)


def host_of(address: str) -> str:
    """The host of a web address without "www."; "" for a platform on which anybody publishes, and for no address."""
    host, _ = _parts_of(address)
    is_platform = any(host == platform or host.endswith(f".{platform}") for platform in _data()["platforms"]["hosts"])
    return "" if is_platform or "." not in host or host.replace(".", "").isdigit() else host


def _owner_of(address: str) -> str:
    """Whose own site an address on a platform is: NAME.github.io, or a repository of NAME that bears the name."""
    host, owner = _parts_of(address)
    if host.endswith(_PAGES):
        return host.removesuffix(_PAGES)
    repository = f"{urlsplit(address).path.strip('/')}/".split("/")[1] if owner else ""
    is_own = (
        len(owner) > 1 and host in _data()["platforms"]["repositories"] and owner.casefold() in repository.casefold()
    )
    return owner.replace("-", " ").replace("_", " ") if is_own else ""


def acting_as_publisher(author: str) -> str:
    """A writer that is a body known by its letters ("UNESCO"), who publishes where nobody else is named; else ""."""
    return author if _ACRONYM.fullmatch(author) else ""


def publisher_in_byline(line: str) -> str:
    """The known paper, or an agency, among the parts of a writer's line: "Tunis - Nom du journal - Salma Benhadi"."""
    parts = [part.strip() for part in _BYLINE_PARTS.split(line)]
    return next((part for part in parts if fold(part) in _papers()), "") or next(filter(_is_agency, parts), "")


def agency_of_dateline(line: str) -> str:
    """The letters of the agency with which news begin: "TUNIS, 3 mai 2021 (ABP) – Le ministre …"; else ""."""
    found = _IN_BRACKETS.match(line[:_DATELINE])
    return found[1] if found else ""


def _is_agency(part: str) -> bool:
    """Whether a name says that it is an agency's: "Agence du Plateau", not "agency" alone."""
    said = [fold(word) for word in word_texts(part)]
    return 1 < len(said) <= _MOST_WORDS and not set(said).isdisjoint(_phrases("agencies", "nouns"))


def is_signed_by_agency(line: str) -> bool:
    """Whether a line is a place and an agency, as dispatches are signed: "واس - الرياض", "Tunis (AFP)"."""
    parts = [part.strip() for part in _BYLINE_PARTS.split(line) if part.strip()]
    is_known = not {fold(part) for part in parts}.isdisjoint(_phrases("agencies", "names"))
    return len(parts) == _SIGNED and (is_known or any(map(_is_agency, parts)))


def publisher_in_lines(lines: Sequence[str]) -> str:
    """Who the lines around a text say has published it: by its rights, by where the reader is, or as its source."""
    for said in (_holder_of_rights, _here, _taken_from):
        if found := next(filter(None, map(said, lines)), ""):
            return found
    return ""


def _holder_of_rights(line: str) -> str:
    """The name in "© 2024 Name. All rights reserved", however these stand."""
    folded = fold(line)
    if len(word_texts(line)) > _LINE_WORDS or not any(mark in folded for mark in _phrases("rights", "marks")):
        return ""
    rest = _YEARS.sub(" ", _without(line, _phrases("rights", "around"))).replace("©", " ").replace("(c)", " ")
    for part in _PARTS.split(" ".join(rest.split())):
        name = _after(part.strip(_EDGES), _phrases("rights", "before")).strip(_EDGES)
        if _is_name(name) and _is_holder(name):
            return name
    return ""


def _is_holder(name: str) -> bool:
    """No agency with its photographer, no words cut off ("Policy of"), no mere noun ("the ministry")."""
    said = word_texts(fold(name))
    return "/" not in name and said[-1] not in little_words() and fold(name) not in _phrases("rights", "nouns")


def _here(line: str) -> str:
    for start in _phrases("here", "addresses"):
        if fold(line).startswith(start) and (address := _ADDRESS.search(line)):
            return host_of(address[0].rstrip(".,;"))
    name = _after(line.strip(), _phrases("here", "starts"))
    return name.strip(_EDGES) if name != line.strip() and _is_name(name) else ""


def _taken_from(line: str) -> str:
    name = _after(line.strip(), _phrases("taken", "starts"))
    is_named = name != line.strip() and _is_name(name) and "/" not in name
    return name.strip(_EDGES) if is_named else ""


def _is_name(text: str) -> bool:
    said = word_texts(text)
    return 0 < len(said) <= _MOST_WORDS and any(not word.isdigit() for word in said)


def _without(text: str, phrases: Iterable[str]) -> str:
    """The text without some phrases, however they are written; a bar stands where they stood."""
    for phrase in phrases:
        folded = fold_with_offsets(text)
        place = folded.text.find(phrase)
        if place >= 0:
            start, end = folded.span(place, place + len(phrase))
            text = f"{text[:start]} | {text[end:]}"
    return text


def _after(text: str, starts: Iterable[str]) -> str:
    """The text behind one of some beginnings; a beginning that is a word needs a space behind it."""
    folded = fold_with_offsets(text)
    for start in starts:
        is_glued = start.endswith((":", "ـ")) or start == fold("لـ")
        if folded.text.startswith(start if is_glued else f"{start} "):
            return text[folded.span(0, len(start))[1] :].strip()
    return text


def _known_at(address: str, language: str) -> str:
    """The listed name of a site: the longest host and path that the address begins with."""
    host, path = _parts_of(address)
    labels = host.split(".")
    for i in range(len(labels) - 1):
        site = ".".join(labels[i:])
        for key in (f"{site}/{path}", site):
            if name := _data()["hosts"].get(key):
                return name if isinstance(name, str) else name.get(language) or next(iter(name.values()))
    return ""


def _parts_of(address: str) -> tuple[str, str]:
    """The host without "www." and the first part of the path; both "" for what is no web address."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return "", ""
    return host, parts.path.strip("/").partition("/")[0]


@cache
def _papers() -> frozenset[str]:
    """The listed names, folded."""
    names = _data()["hosts"].values()
    return frozenset(fold(said) for name in names for said in ([name] if isinstance(name, str) else name.values()))


@cache
def _phrases(table: str, key: str) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in _data()[table][key])


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("publishers.toml").read_text(encoding="utf-8"))
