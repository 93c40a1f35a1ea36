"""The names of events and bodies as the reader of a page knows them."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from marsad.accounts.permission import PUBLIC, Asker, may_read
from marsad.authority import places
from marsad.evidence import queries as evidence
from marsad.evidence.cards import EntityCard
from marsad.evidence.event_names import fullest, is_own_name
from marsad.followup.commons import common_name
from marsad.followup.vocabulary import addressee_name
from marsad.records import EntityKind

_ARABIC = re.compile("[^A-Za-zÀ-ÿ\u0621-\u064a]*[\u0621-\u064a]")


def entity_labels(identifiers: Iterable[str], who: Asker | None) -> Mapping[str, str]:
    """Names of entities by id in the active language, where documents name them in it, else as they are best known."""
    wanted = {identifier for identifier in identifiers if identifier}
    if not wanted:
        return {}
    asker = who if may_read(who) else PUBLIC
    cards, own = evidence.entity_cards(wanted, who=asker), reading_language()
    names = {card.id: _name(card, own) for card in cards} | evidence.edition_names(cards, own, who=asker)
    return {identifier: name.replace("'", "’") for identifier, name in names.items()}


def _name(card: EntityCard, language: str) -> str:
    """A name as pages print it; "" for an event that only says of what kind it was ("a round table")."""
    if card.kind is not EntityKind.EVENT:
        return card.name_in(language)
    if not any(is_own_name(name.text, name.language) for name in card.names):
        return ""
    shown = fullest(card.names, language) or card.label
    return shown[:1].upper() + shown[1:]


def addressee_label(key: str, name: str, entity: str) -> str:
    """What readers call an addressee: by the tables of kinds and bodies, by its entity's name, else as written."""
    return addressee_name(key, "") or body_label(name, entity)


def body_label(name: str, entity: str) -> str:
    """What readers call a body: by its entity's name where they can read it, by the tables of groups, else as written.

    A ministry that documents name in Arabic alone has a common name in the other languages.
    """
    own = reading_language()
    is_readable = bool(entity) and is_arabic(entity) == (own == "ar")
    country = places.as_country(name)
    known = common_name(name, own) or (country.name(own) if country else "")
    return (entity if is_readable else "") or known or entity or name


def is_arabic(text: str) -> bool:
    """Whether the first letter of words is Arabic."""
    return bool(_ARABIC.match(text))


def reading_language() -> str:
    """The language in which the page is read."""
    return (get_language() or "en")[:2]
