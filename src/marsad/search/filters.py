"""What a search may be narrowed to, and the order of what it gives: shared by the page, the command, saved searches."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import urlencode

from marsad.records import FactKind, Language
from marsad.search.errors import UnknownDateError, UnknownKindError, UnknownLanguageError

_DATE = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class Order(StrEnum):
    """How the best passages are ordered."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All filters; empty ones take nothing away."""

    language: str = ""  # of the passage
    kind: str = ""  # of a fact that stands in the passage
    since: str = ""  # ISO dates of publication, whole or partial, both included
    until: str = ""
    place: str = ""  # an entity's id, or a name in any language
    organisation: str = ""
    source: str = ""  # part of an address, a file name or a publisher
    document: str = ""  # its id
    order: Order = Order.BEST

    def __post_init__(self) -> None:
        """Refuse what does not exist; raises UnknownLanguageError, UnknownKindError or UnknownDateError."""
        if self.language and self.language not in set(Language):
            raise UnknownLanguageError(self.language)
        if self.kind and self.kind not in set(FactKind):
            raise UnknownKindError(self.kind)
        for one in (self.since, self.until):
            if one and not is_date(one):
                raise UnknownDateError(one)

    @property
    def of_documents(self) -> Mapping[str, str]:
        """Those that choose documents, not passages."""
        names = ("since", "until", "place", "organisation", "source", "document")
        return {name: value for name in names if (value := getattr(self, name))}

    def as_json(self) -> dict[str, str]:
        """Those that are set, as a saved search keeps them."""
        return {name: str(value) for name, value in asdict(self).items() if value and value != Order.BEST}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What `as_json` kept; dates that are none were kept once, and narrow nothing."""
        told = {name: value for name, value in kept.items() if name not in {"since", "until"} or is_date(value)}
        return cls(**{**told, "order": Order(kept.get("order", Order.BEST))})

    def address(self, question: str, **changed: str) -> str:
        """The query string of the page with these filters, some of them changed."""
        asked = {"q": question, **{name: getattr(self, name) for name in NAMES}, **changed}
        return "?" + urlencode({name: value for name, value in asked.items() if value and value != Order.BEST})


def is_date(text: str) -> bool:
    """Whether a text is an ISO date, whole or partial: 2023, 2023-05, 2023-05-17."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "2024-01-01"[len(text) :])
    except ValueError:
        return False
    return True


NAMES = tuple(field.name for field in fields(Filters))
