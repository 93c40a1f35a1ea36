"""Which finds of a document are one body: the same id, the same name, or a name and the acronym it defines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.authority import organisations as authority
from marsad.authority.places import find as find_places
from marsad.authority.places import nationalities
from marsad.extraction.organisations_found import Body
from marsad.language.normalise import fold

_BRACKETS = re.compile(r" ?\([^()]*\)")  # in an office's name the acronym is its body's
_DEFINING = ("head_noun", "acronym_defined")
_STEM = 5  # letters by which two words are one: "communautaire", "communauté"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A body of a document with all its occurrences."""

    members: tuple[Body, ...]
    fullest: Body
    name: str
    acronym: str
    kind: str
    country: str
    authority: str
    part_of: str


def clean_name(quote: str) -> str:
    """A quoted name as a field: one line; "لل…" with its article back ("للاتحاد" → "الاتحاد")."""
    name = " ".join(quote.split())
    return "ال" + name[1 + (not name.startswith(("للجن", "للجان"))) :] if name.startswith("لل") else name


def _key(text: str, body: Body, defined: dict[str, Body], known: dict[str, str]) -> str:
    """What two finds of one body share; a document that defines an acronym means by it what it says."""
    if body.authority or body.part_of:
        return body.authority or f"{body.part_of} {body.country}"
    if body.acronym in known and defined.get(body.acronym) is body:
        return known[body.acronym]
    name = text[body.start : body.end]
    owner = defined.get(name)
    if owner is not None and owner is not body:
        return _key(text, owner, defined, known)
    return fold(clean_name(name)).removeprefix("ال")


def grouped(text: str, found: Sequence[Body]) -> list[Group]:
    """The bodies of a document in order of their first occurrence."""
    defined = {body.acronym: body for body in found if body.acronym and body.rule in _DEFINING}
    known = {text[b.start : b.end]: b.authority for b in found if b.authority and b.acronym == text[b.start : b.end]}
    groups: dict[str, list[Body]] = {}
    for body in found:
        groups.setdefault(_key(text, body, defined, known), []).append(body)
    return [_group(text, members) for members in groups.values()]


def _group(text: str, members: list[Body]) -> Group:
    """A group with its fullest occurrence: the longest that is no acronym."""
    fullest = max(members, key=lambda b: (b.acronym != text[b.start : b.end], b.length, -b.start))
    quote = text[fullest.start : fullest.end]
    known = next((authority.by_id(b.authority) for b in members if b.authority), None)
    if known and fullest.rule in _DEFINING and not _is_called(known, quote):
        known = None  # the same letters stand for another body here
    acronym = next((b.acronym for b in members if b.acronym), "")
    return Group(
        members=tuple(members),
        fullest=fullest,
        name=clean_name(_BRACKETS.sub("", quote) if fullest.part_of else quote),
        acronym=acronym,
        kind=known.kind if known else next((b.kind for b in members if b.kind), ""),
        country=known.country if known else fullest.country or _country(quote),
        authority=known.id if known else "",
        part_of=fullest.part_of,
    )


def _is_called(known: authority.Organisation, quote: str) -> bool:
    """Whether a name that a document gives shares half of its long words with one of a known body's names."""
    words = _long_words(quote)
    return any(2 * len(words & _long_words(name)) >= len(words) for names in known.names.values() for name in names)


def _long_words(name: str) -> set[str]:
    """The words of a name that say something, folded, by their beginnings."""
    return {word[:_STEM] for word in fold(name).replace("'", " ").split() if len(word) >= _STEM}


def _country(name: str) -> str:
    """The country that a name speaks of, when it speaks of one only."""
    found = {place.id[-2:].upper() for place in find_places(name)} | {word.id for word in nationalities(name)}
    return found.pop() if len(found) == 1 else ""
