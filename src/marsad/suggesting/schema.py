"""The schema under which a model may propose facts: the one of `records.fields`, as JSON Schema.

Most fields are words of the document and are held against it; the others have a closed list or a form of their own.
"""

import re
from collections.abc import Mapping
from typing import Any

from marsad.records import FIELDS, FactKind

# What a model may propose: the kinds that `marsad evaluate` measures.
KINDS: tuple[FactKind, ...] = (
    FactKind.EVENT,
    FactKind.PERSON,
    FactKind.ORGANISATION,
    FactKind.STATEMENT,
    FactKind.RECOMMENDATION,
    FactKind.PROGRAMME,
    FactKind.INSTRUMENT,
)
# Fields that other steps give, from data of their own: a model is not asked for them.
NOT_ASKED = frozenset(
    {"type", "themes", "number", "proposing_states", "action_level", "issues", "response", "authority"}
)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "date_precision": ("day", "month", "year"),
    "status": ("held", "announced", "mentioned"),
    "strength": ("formal", "commitment", "call", "soft"),
    "mode": ("direct", "indirect"),
}
PATTERNS: Mapping[str, str] = {
    "start_date": r"\d{4}(-\d{2}){0,2}",
    "end_date": r"\d{4}(-\d{2}){0,2}",
    "date": r"\d{4}(-\d{2}){0,2}",
    "country": r"[A-Z]{2}",
    "currency": r"[A-Z]{3}",
}
NUMBERS = frozenset({"edition", "amount"})
LISTS = frozenset({"organisers", "partners", "sessions"})


def asked(kind: FactKind) -> tuple[str, ...]:
    """The fields of a kind that a model is asked for."""
    return tuple(name for name in FIELDS[kind].names if name not in NOT_ASKED)


def has_form(name: str, value: Any) -> bool:
    """Whether a value has the form that its field asks for."""
    if name in NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name in LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if not isinstance(value, str):
        return False
    if name in CHOICES:
        return value in CHOICES[name]
    return name not in PATTERNS or bool(re.fullmatch(PATTERNS[name], value))


def is_verbatim(name: str) -> bool:
    """Whether a field's words must stand in the document."""
    return name not in CHOICES and name not in PATTERNS and name not in NUMBERS


def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer, for servers that hold their models to one."""
    return {
        "type": "object",
        "properties": {"facts": {"type": "array", "items": {"anyOf": [_fact(kind) for kind in KINDS]}}},
        "required": ["facts"],
        "additionalProperties": False,
    }


def _fact(kind: FactKind) -> dict[str, Any]:
    fields = {name: _field(name) for name in asked(kind)}
    return {
        "type": "object",
        "properties": {
            "kind": {"const": str(kind)},
            "quote": {"type": "string"},
            "fields": {
                "type": "object",
                "properties": fields,
                "required": list(FIELDS[kind].required),
                "additionalProperties": False,
            },
        },
        "required": ["kind", "quote", "fields"],
        "additionalProperties": False,
    }


def _field(name: str) -> dict[str, Any]:
    if name in NUMBERS:
        return {"type": "number"}
    if name in LISTS:
        return {"type": "array", "items": {"type": "string"}}
    if name in CHOICES:
        return {"enum": list(CHOICES[name])}
    return {"type": "string", "pattern": f"^{PATTERNS[name]}$"} if name in PATTERNS else {"type": "string"}
