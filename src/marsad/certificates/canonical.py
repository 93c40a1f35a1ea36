"""One way to write plain data as bytes, the same on every machine and out of every database."""

import json
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON in UTF-8 with sorted names and no spaces; whole numbers are written without a point.

    PostgreSQL gives 1e20 back as a whole number and SQLite as a float: both are written alike here.
    """
    plain = _plain(json.loads(json.dumps(value)))
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
