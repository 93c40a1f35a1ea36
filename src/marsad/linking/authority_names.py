"""Gives a body that stands in the authority file, or its office, names that no document may have used."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.authority import organisations as authority
from marsad.authority import places
from marsad.language.normalise import fold
from marsad.linking.build import make_name, own_language
from marsad.linking.comparisons.words import words_in_order
from marsad.records import Entity, Name, NameKind


def with_authority(entity: Entity) -> Entity:
    """Add the authority file's names, which no document may have used, and its country and label."""
    if not entity.authority:
        return entity
    body = authority.by_id(entity.authority)
    official = [(text, str(language), NameKind.FULL) for language, texts in body.names.items() for text in texts[:1]]
    others = [(text, str(language), NameKind.ALIAS) for language, texts in body.names.items() for text in texts[1:]]
    short = [(text, language or _shortened_in(text, body), NameKind.ACRONYM) for text, language in body.acronyms]
    former = [(text, own_language(text), NameKind.ALIAS) for text in body.former]
    told = [(name.text, name.language, NameKind.ALIAS) for name in entity.names]
    names: dict[tuple[str, str], Name] = {}
    for text, language, kind in (*official, *short, *others, *former, *told):
        names.setdefault((fold(text), language), make_name(text, language, kind))
    return replace(
        entity, names=_full_first(list(names.values())), country=entity.country or body.country, label=body.name("en")
    )


def with_office_names(entity: Entity, office_of: str) -> Entity:
    """Give the office of a known body a name in the languages in which no document names it: the body and the country.

    `office_of` is the body's id in the authority file; "" leaves the entity as it is.
    """
    if not office_of or not entity.country:
        return entity
    body, country, named = authority.by_id(office_of), places.by_id(entity.country), {n.language for n in entity.names}
    made = (
        make_name(f"{body.name(language)} ({country.name(language)})", language, NameKind.FULL)
        for language in body.names
        if language not in named
    )
    return replace(entity, names=_full_first((*entity.names, *made)))


def _shortened_in(acronym: str, body: authority.Organisation) -> str:
    """The language of an acronym: that of a name whose words begin with its letters, "PNUD" of French."""
    for language, names in body.names.items():
        for name in names:
            initials = "".join(word[0] for word in words_in_order(name))
            if fold(acronym) == initials:
                return str(language)
    return own_language(acronym)


def _full_first(names: Sequence[Name]) -> tuple[Name, ...]:
    order = {NameKind.FULL: 0, NameKind.ACRONYM: 1, NameKind.ALIAS: 2}
    return tuple(sorted(names, key=lambda name: (name.language, order[name.kind])))
