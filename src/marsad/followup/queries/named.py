"""The names of events and bodies as the reader of a page knows them."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from marsad.accounts.permission import PUBLIC, Asker, may_read
from marsad.evidence import queries as evidence


def entity_labels(identifiers: Iterable[str], who: Asker | None) -> Mapping[str, str]:
    """Names of entities by id in the active language, where documents name them in it, else as they are best known."""
    wanted = {identifier for identifier in identifiers if identifier}
    if not wanted:
        return {}
    asker = who if may_read(who) else PUBLIC
    return {card.id: card.name_in(reading_language()) for card in evidence.entity_cards(wanted, who=asker)}


def reading_language() -> str:
    """The language in which the page is read."""
    return (get_language() or "en")[:2]
