"""Programmes, instruments and practices: pairs that stand."""

from collections.abc import Iterable, Mapping

from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.candidates import pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.named import compared, keys_of
from marsad.linking.standing.blocks import Blocks
from marsad.linking.standing.scored import Changed, scored
from marsad.records import FactKind


class NamedPairs:
    """The pairs of one kind; `items` are those that stand."""

    def __init__(self, items: Mapping[str, Item], meanings: Meanings, weighed: Model) -> None:
        """Begin empty."""
        self._items, self._meanings, self._weighed = items, meanings, weighed
        self._blocks: Blocks[Item] = Blocks(
            keys_of, lambda _key, members: pairs_within(members), lambda item: item.id, lambda item: item.order
        )

    def change(self, gone: Iterable[Item], come: Iterable[Item]) -> Changed:
        """The pairs that went, and those made anew; `items` are the new ones already."""
        come = list(come)
        self._meanings.add(item.name for item in come if item.fact.kind is FactKind.INSTRUMENT)
        lost, found = self._blocks.change(gone, come)
        return scored(lost, found.union(*(self._blocks.at(item.id) for item in come)), self._score)

    def _score(self, first: str, second: str) -> Pair | None:
        scores = self._why(first, second)
        return Pair(first, second, self._weighed.of(scores), again=self._why) if scores else None

    def _why(self, first: str, second: str) -> Scores:
        return tuple(compared(self._items[first], self._items[second], self._meanings))
