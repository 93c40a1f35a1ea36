"""Tells which of the passages that a search finds were not among those of an earlier run."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from marsad.search.logic.ranking import Place


def new_places(found: Iterable[Place], known: Iterable[Sequence[str | int]]) -> list[Place]:
    """The passages that touch no known one: a clause of a known sentence is not new."""
    before: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for document, start, end in known:
        before[str(document)].append((int(start), int(end)))
    return [
        (document, start, end)
        for document, start, end in found
        if not any(start < until and since < end for since, until in before[document])
    ]
