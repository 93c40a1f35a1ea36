"""Which persons are compared: those with alike names; of those whose name many bear, those who share something.

Names are compared, each two once; then those who bear them. There are millions of pairs, so they stand in arrays.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from marsad.linking.comparisons.candidates import SMALL, Places, blocks, pairs_between, pairs_within
from marsad.linking.comparisons.name_keys import CLOSER, name_keys
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.sounds import LENGTH
from marsad.linking.items import Item
from marsad.linking.shared_out import each

SAME_NAME = 0.5  # likelihood below which two names are two persons
BETTER = 0.05  # likelihood by which another partner is clearly the better one
WORTH = 5_000  # pairs of names whose comparison is worth a process of its own
Bearer = TypeVar("Bearer")


class Alike(NamedTuple):
    """Pairs of persons by their places, the earlier first, and with three decimals how likely their names are one."""

    firsts: Places
    seconds: Places
    likeness: npt.NDArray[np.float64]


def alike_persons(items: Sequence[Item], around: Callable[[Item], Iterable[str]]) -> Alike:
    """Pairs with alike names, each once; `around` gives what the bearers of a frequent name may share."""
    bearers = blocks(range(len(items)), lambda place: [items[place].name] if name_keys(items[place].name) else [])
    codes, counts, likenesses = array("q"), array("q"), array("d")
    for one, other, likeness in _alike_names(sorted(bearers)):
        compared = bearers_compared(
            bearers[one], bearers[other] if other != one else [], lambda place: around(items[place])
        )
        found = {min(two) * len(items) + max(two) for two in compared}
        codes.extend(sorted(found))
        counts.append(len(found))
        likenesses.append(round(likeness, 3))
    ends = np.divmod(np.frombuffer(codes, dtype=np.int64), max(1, len(items)))
    return Alike(*ends, np.repeat(np.frombuffer(likenesses), np.frombuffer(counts, dtype=np.int64)))


def bearers_compared(
    ones: Sequence[Bearer], others: Sequence[Bearer], around: Callable[[Bearer], Iterable[str]]
) -> Iterator[tuple[Bearer, Bearer]]:
    """Who is compared of those that bear a name, or (where there are `others`) one of two alike names."""
    if len(ones) + len(others) <= SMALL:
        yield from (product(ones, others) if others else combinations(ones, 2))
        return
    yield from (pairs_between(ones, others) if others else pairs_within(ones))
    beside, beside_others = (blocks(members, around) for members in (ones, others))
    for key, members in beside.items():
        yield from (pairs_between(members, beside_others.get(key, [])) if others else pairs_within(members))


def _alike_names(names: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Each name with itself, and the pairs of names that sound alike and are, with their likeness."""
    itself = ((name, name, similarity(name, name)) for name in names)
    yield from (told for told in itself if told[2] >= SAME_NAME)
    sounding = sorted(_sounding(names))
    likenesses = each(sounding, lambda pair: similarity(*pair), WORTH)
    alike = {sounding[place]: float(likenesses[place]) for place in np.flatnonzero(likenesses >= SAME_NAME).tolist()}
    best = _best_partners(alike)
    yield from ((*pair, likeness) for pair, likeness in alike.items() if not both_have_better(pair, likeness, best))


def _sounding(names: Sequence[str], length: int = LENGTH) -> set[tuple[str, str]]:
    """Names that sound alike; of a crowd that sounds alike those that do so by one consonant more."""
    sounding: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in name_keys(name, length):
            sounding[key].append(name)
    return {pair for block in sounding.values() for pair in sounding_within(block, length)}


def sounding_within(block: Sequence[str], length: int = LENGTH) -> Iterable[tuple[str, str]]:
    """The pairs of names that sound alike by so many consonants; of a crowd those that do so by one more."""
    is_crowd = len(block) > SMALL and length < CLOSER
    return _sounding(block, CLOSER) if is_crowd else combinations(block, 2)


def _best_partners(alike: Mapping[tuple[str, str], float]) -> Mapping[str, float]:
    """For each name the likeness of the other name that is most like it."""
    best: dict[str, float] = defaultdict(float)
    for pair, likeness in alike.items():
        for name in pair:
            best[name] = max(best[name], likeness)
    return best


def both_have_better(pair: tuple[str, str], likeness: float, best: Mapping[str, float]) -> bool:
    """Whether each of two names has a partner that is clearly more like it: then they name two persons.

    "Rim Hamdi" is nearly "Rim Hamadani"; where both are written in Arabic too, each has its own.
    """
    return all(best[name] >= likeness + BETTER for name in pair)
