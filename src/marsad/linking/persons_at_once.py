"""How likely all pairs of persons are one, at once: what two have in common is asked once for all who have it.

Many documents give millions of pairs, but few roles, bodies and events, and few ways in which these agree:
those are weighed, by `persons.Compared`, which also weighs and tells one pair by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
import numpy.typing as npt

from marsad.linking.alike_persons import Alike, alike_persons
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.at_once import numbered, of_both, row_by_row
from marsad.linking.comparisons.candidates import Places
from marsad.linking.items import Item
from marsad.linking.persons import (
    Agreed,
    Compared,
    Context,
    bodies_beside,
    role_likeness,
    role_of,
    roles_compared,
    surroundings,
)

Numbers = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
THOUSAND = 1_000  # likenesses have three decimals
_NONE: frozenset[str] = frozenset()


def pairs(items: Sequence[Item], context: Context) -> Iterator[Pair]:
    """Compare persons whose names are alike, and weigh what speaks for one person beside the name."""
    alike = alike_persons(items, partial(surroundings, context=context))
    at_once = AtOnce(items, alike, context)
    ends = alike.firsts, alike.seconds
    by_id = {items[place].id: items[place] for place in np.unique(np.concatenate(ends)).tolist()}
    compared = Compared(by_id, at_once.together, context)
    chances = at_once.chances(compared)
    for i, j, chance in row_by_row(*ends, chances):
        yield Pair(items[i].id, items[j].id, chance, again=compared.why)


class AtOnce:
    """Pairs of persons with alike names, weighed together."""

    def __init__(self, items: Sequence[Item], alike: Alike, context: Context) -> None:
        """Nothing is weighed yet; `together` gives for two documents how many alike names they share, if several."""
        self._items, self._alike, self._context = items, alike, context
        documents, self._documents = numbered([item.document for item in items])
        ends = documents[alike.firsts], documents[alike.seconds]
        self._between = np.minimum(*ends) * len(self._documents) + np.maximum(*ends)
        self._in_two = ends[0] != ends[1]
        self.together = self._named_together()

    def chances(self, compared: Compared) -> Numbers:
        """The probability of each pair."""
        found = self._alike.likeness.copy()
        told, which = np.unique(self._agreed(), return_inverse=True)
        found[self._in_two] = np.asarray([compared.chance(_decoded(code)) for code in told.tolist()])[which]
        return found

    def _named_together(self) -> Mapping[tuple[str, str], int]:
        """How many alike names each two documents share, of those that share several; they support each other."""
        told, counts = np.unique(self._between, return_counts=True)
        several = np.flatnonzero(self._in_two & np.isin(self._between, told[counts > 1]))
        bearers: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
        for place in several.tolist():
            pair = [self._items[end[place]] for end in (self._alike.firsts, self._alike.seconds)]
            documents = min(item.document for item in pair), max(item.document for item in pair)
            both = bearers.setdefault(documents, (set(), set()))
            for item in pair:
                both[item.document != documents[0]].add(item.id)
        named = {documents: min(map(len, both)) for documents, both in bearers.items()}
        return {documents: names for documents, names in named.items() if names > 1}

    def _agreed(self) -> Places:
        """What agrees in each pair of two documents, as a number (`_decoded`)."""
        firsts, seconds = self._alike.firsts[self._in_two], self._alike.seconds[self._in_two]
        code = np.round(self._alike.likeness[self._in_two] * THOUSAND).astype(np.int64)
        code = code * 3 + self._bodies(firsts, seconds)
        code = code * (THOUSAND + 1) + self._roles(firsts, seconds)
        code = code * 2 + self._events(firsts, seconds)
        code = code * 2 + np.isin(self._between[self._in_two], self._together_as_numbers())
        numbers, _ = numbered(["", *(item.setting.country for item in self._items)])
        countries = numbers[1:]
        in_country = (countries[firsts] > 0) & (countries[firsts] == countries[seconds])
        agreed: Places = code * 2 + in_country
        return agreed

    def _bodies(self, firsts: Places, seconds: Places) -> Places:
        """1 for a body in common, 2 for one beside."""
        numbers, bodies = numbered([self._context.organisations_of(item) for item in self._items])
        ends = numbers[firsts], numbers[seconds]
        shared = of_both(*ends, lambda one, other: bool(bodies[one] & bodies[other]))
        are_told = np.asarray([bool(some) for some in bodies], dtype=np.bool_)
        found = shared.astype(np.int64)
        for place in np.flatnonzero(are_told[ends[0]] != are_told[ends[1]]).tolist():
            pair = self._items[firsts[place]], self._items[seconds[place]]
            found[place] = 2 * bool(bodies_beside(*pair, self._context))
        return found

    def _roles(self, firsts: Places, seconds: Places) -> Places:
        numbers, told = numbered([(role_of(item), item.fact.language) for item in self._items])
        ends = numbers[firsts], numbers[seconds]
        first = dict(zip(reversed(numbers.tolist()), reversed(self._items), strict=True))
        pairs = np.unique(ends[0] * len(told) + ends[1]).tolist()
        asked = (roles_compared(told[one][0], told[other][0]) for one, other in (divmod(p, len(told)) for p in pairs))
        self._context.meanings.add({role for both in asked for role in both})
        likeness = of_both(*ends, lambda one, other: role_likeness(first[one], first[other], self._context.meanings))
        found: Places = np.round(likeness * THOUSAND).astype(np.int64)
        return found

    def _events(self, firsts: Places, seconds: Places) -> Numbers:
        numbers, told = numbered([self._context.events_of.get(item.document, _NONE) for item in self._items])
        return of_both(numbers[firsts], numbers[seconds], lambda one, other: bool(told[one] & told[other]))

    def _together_as_numbers(self) -> list[int]:
        numbers = {document: number for number, document in enumerate(self._documents)}
        ends = ((numbers[one], numbers[other]) for one, other in self.together)
        return [min(two) * len(numbers) + max(two) for two in ends]


def _decoded(code: int) -> Agreed:
    rest, in_country = divmod(code, 2)
    rest, together = divmod(rest, 2)
    rest, of_event = divmod(rest, 2)
    rest, role = divmod(rest, THOUSAND + 1)
    name, bodies = divmod(rest, 3)
    return Agreed(
        name=name / THOUSAND,
        has_body=bodies == 1,
        has_body_beside=bodies == 2,
        role=role / THOUSAND,
        is_of_event=bool(of_event),
        is_named_together=bool(together),
        is_in_country=bool(in_country),
    )
