"""Long lists page by page, asking the store only for what is shown."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, overload

from django.core.paginator import Page, Paginator

PER_PAGE = 25
T = TypeVar("T")


class Asked(Sequence[T], Generic[T]):
    """A query and its count as one sequence: slices are asked for when they are shown."""

    def __init__(self, query: Callable[..., Sequence[T]], count: Callable[..., int], **filters: Any) -> None:
        self._query = query
        self._count = count
        self._filters = filters

    def __len__(self) -> int:
        """How many there are in all."""
        return self._count(**self._filters)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """Ask for a stretch of the list, or for one item."""
        if isinstance(place, slice):
            start = place.start or 0
            return self._query(**self._filters, offset=start, limit=(place.stop or len(self)) - start)
        return self._query(**self._filters, offset=place, limit=1)[0]


def page_of(items: Sequence[T], number: str | None) -> Page[T]:
    """Give one page; a number that is none gives the first, one too high the last."""
    return Paginator(items, PER_PAGE).get_page(number or 1)
