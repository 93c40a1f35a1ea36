"""Which state of a fact somebody has before them, so that the second of two editors is told and nothing is lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from marsad.records import digest


def version_of(review: str, fields: Mapping[str, Any], place: tuple[int, int], when: datetime | None) -> str:
    """A short name for the state of a fact: another decision, other fields or another place give another one."""
    state = [review, dict(fields), place, when.isoformat() if when else ""]
    return digest(json.dumps(state, sort_keys=True, ensure_ascii=False))[:16]
