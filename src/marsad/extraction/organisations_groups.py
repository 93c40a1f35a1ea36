"""Which finds of a document are one body: the same id, the same name, or a name and the acronym it defines."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.authority import organisations as authority
from marsad.authority.places import find as find_places
from marsad.authority.places import nationalities
from marsad.extraction.organisations_found import Body
from marsad.language.normalise import fold


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


def clean_name(quote: str) -> str:
    """A quoted name as a field: one line; "لل…" with its article back ("للاتحاد" → "الاتحاد")."""
    name = " ".join(quote.split())
    return "ال" + name[2:] if name.startswith("لل") else name


def _key(text: str, body: Body, defined: dict[str, Body]) -> str:
    """What two finds of one body share."""
    if body.authority:
        return body.authority
    name = text[body.start : body.end]
    owner = defined.get(name)
    if owner is not None and owner is not body:
        return _key(text, owner, {})
    return fold(clean_name(name)).removeprefix("ال")


def grouped(text: str, found: Sequence[Body]) -> list[Group]:
    """The bodies of a document in order of their first occurrence."""
    defined = {body.acronym: body for body in found if body.acronym and body.rule in ("head_noun", "acronym_defined")}
    groups: dict[str, list[Body]] = {}
    for body in found:
        groups.setdefault(_key(text, body, defined), []).append(body)
    return [_group(text, members) for members in groups.values()]


def _group(text: str, members: list[Body]) -> Group:
    """A group with its fullest occurrence: the longest that is no acronym."""
    fullest = max(members, key=lambda b: (b.acronym != text[b.start : b.end], b.length, -b.start))
    quote = text[fullest.start : fullest.end]
    known = next((authority.by_id(b.authority) for b in members if b.authority), None)
    acronym = next((b.acronym for b in members if b.acronym), "")
    return Group(
        members=tuple(members),
        fullest=fullest,
        name=clean_name(quote),
        acronym=acronym,
        kind=known.kind if known else next((b.kind for b in members if b.kind), ""),
        country=known.country if known else _country(quote),
        authority=known.id if known else "",
    )


def _country(name: str) -> str:
    """The country that a name speaks of, when it speaks of one only."""
    found = {place.id[-2:].upper() for place in find_places(name)} | {word.id for word in nationalities(name)}
    return found.pop() if len(found) == 1 else ""
