"""Cards of the register as plain JSON: what `--json`, export and the exchange room write."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


def as_json(value: Any) -> Any:
    """Any card, with days as ISO dates and statuses as their codes."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [as_json(one) for one in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | StrEnum):
        return str(value)
    return value
