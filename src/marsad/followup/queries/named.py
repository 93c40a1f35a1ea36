"""The names of events and bodies as the reader of a page knows them."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from marsad.accounts.permission import PUBLIC, Asker, may_read
from marsad.evidence import queries as evidence
from marsad.followup.commons import common_name
from marsad.followup.vocabulary import addressee_name


def entity_labels(identifiers: Iterable[str], who: Asker | None) -> Mapping[str, str]:
    """Names of entities by id in the active language, where documents name them in it, else as they are best known."""
    wanted = {identifier for identifier in identifiers if identifier}
    if not wanted:
        return {}
    asker = who if may_read(who) else PUBLIC
    cards, own = evidence.entity_cards(wanted, who=asker), reading_language()
    return {card.id: card.name_in(own) for card in cards} | evidence.edition_names(cards, own, who=asker)


def addressee_label(key: str, name: str, entity: str) -> str:
    """What readers call an addressee: by the tables of kinds and bodies, by its entity's name, else as written."""
    own = reading_language()
    return addressee_name(key, "") or entity or common_name(name, own) or name


def reading_language() -> str:
    """The language in which the page is read."""
    return (get_language() or "en")[:2]
