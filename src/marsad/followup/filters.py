"""Which recommendations one wants to see, in what order: from a page's address, a saved view or the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

# A filter with several values keeps what has one of them; different filters are all asked for.
LISTS = (
    "status",
    "strength",
    "theme",
    "target_group",
    "pillar",
    "sdg",
    "language",
    "year",
    "series",
    "level",
    "issuer",
)
ORDERS = ("code", "-code", "due", "-due", "made", "-made", "status", "changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; everything empty asks for all. Values of lists are codes, of `addressee` ids as text."""

    text: str = ""
    register: str = ""  # its slug
    status: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    target_group: tuple[str, ...] = ()
    pillar: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()  # a goal ("16") or a target ("16.a")
    language: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()  # as written
    event: str = ""  # an entity's id
    person: str = ""  # key of a person who answers for an addressee or has a task
    overdue: bool = False
    unowned: bool = False  # nobody is named for any addressee
    with_candidates: bool = False  # candidate evidence waits for a decision
    with_updates: bool = False  # an update waits to be validated
    standing: str = "current"
    order: str = "code"

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> "Filters":
        """Read filters out of JSON, or of lists of strings as an address gives them; unknown names are passed over."""
        kept: dict[str, Any] = {}
        for field in fields(cls):
            value = values.get(field.name)
            if value in (None, "", [], ()):
                continue
            kept[field.name] = _read(value, field.default)
        if kept.get("order") not in (None, *ORDERS):
            del kept["order"]
        return cls(**kept)

    def as_json(self) -> dict[str, Any]:
        """Only what is asked for, as a saved view keeps it."""
        asked = {field.name: getattr(self, field.name) for field in fields(self)}
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()}
        empty = {field.name: list(field.default) if field.default == () else field.default for field in fields(self)}
        return {name: value for name, value in plain.items() if value != empty[name]}

    def as_parameters(self) -> list[tuple[str, str]]:
        """The parts of an address that leads to this view."""
        pairs = self.as_json().items()
        return [(name, str(one)) for name, value in pairs for one in (value if isinstance(value, list) else [value])]


def _read(value: Any, default: object) -> Any:
    if isinstance(default, bool):
        one = value[0] if isinstance(value, list | tuple) else value
        return str(one).lower() in ("1", "true", "on", "yes")
    if isinstance(default, tuple):
        return tuple(str(one) for one in (value if isinstance(value, list | tuple) else [value]) if str(one))
    return str(value[0] if isinstance(value, list | tuple) else value)
