"""What all routes answer alike: errors, parts of lists."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from marsad.api.schemas import Problem

T = TypeVar("T")
PROBLEMS: dict[int, type[Problem]] = dict.fromkeys((400, 401, 403, 404, 422, 429), Problem)


def part(items: Sequence[T], line: Callable[[T], Any], *, count: int, offset: int) -> dict[str, Any]:
    """A part of a list of `count` things that begins at `offset`."""
    end = offset + len(items)
    return {"count": count, "next": end if items and end < count else None, "items": [line(item) for item in items]}
