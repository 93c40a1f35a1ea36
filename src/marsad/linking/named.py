"""Which programmes, instruments and practices are one: by name, by number, or by the same sum from the same funder."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import likely_pairs
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.records import FactKind, Score

THRESHOLD = 0.75
NEAR = 0.6  # cosine from which two names are compared
_NUMBER = re.compile(r"\d{2,}")


def pairs(items: Sequence[Item], meanings: Meanings) -> Iterator[Pair]:
    """Compare facts of one kind by their names and numbers."""
    likely = [*likely_pairs(items, meanings, _name, NEAR), *_same_sum(items)]
    once = {(first.id, second.id): (first, second) for first, second in likely}
    for _, (first, second) in sorted(once.items(), key=lambda entry: entry[0]):
        scores = tuple(_scores(first, second, meanings))
        if scores:
            best = max(score.value for score in scores)
            yield Pair(first=first.id, second=second.id, probability=round(best, 3), scores=scores)


def _name(item: Item) -> str:
    return item.name


def _same_sum(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    by_sum: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if amount := item.get("amount"):
            by_sum[str(amount)].append(item)
    for members in by_sum.values():
        yield from combinations(members, 2)


def _scores(first: Item, second: Item, meanings: Meanings) -> Iterator[Score]:
    detail = f"{first.name} ~ {second.name}"
    numbers = set(_NUMBER.findall(fold(first.name))), set(_NUMBER.findall(fold(second.name)))
    if all(numbers) and not numbers[0] & numbers[1]:
        return  # "resolution 2178" is not "resolution 2396"
    if min(len(content_words(first.name)), len(content_words(second.name))) < 2:
        return  # "the plan" names no plan
    if fold(first.name) == fold(second.name):
        yield Score(name="same_name", value=0.95, detail=detail)
    elif shared_words(first.name, second.name) >= 0.8:
        yield Score(name="same_words", value=0.85, detail=detail)
    amounts = first.get("amount"), second.get("amount")
    if first.fact.kind is FactKind.PROGRAMME and all(amounts) and amounts[0] == amounts[1]:
        yield Score(name="same_amount", value=0.9, detail=f"{amounts[0]} {first.get('currency') or ''}".strip())
    if first.fact.kind is FactKind.INSTRUMENT and all(numbers) and numbers[0] == numbers[1]:
        likeness = meanings.similarity(first.name, second.name)
        if likeness >= 0.6:
            yield Score(name="same_number", value=0.85, detail=detail)
