"""Which persons of different documents are one human being, in one script or across two.

A name alone never links across documents: the organisation, the role, an event, or other persons named beside must
agree, and the link shows which did. Within one document equal names are one person.
The model `persons` weighs what agrees.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, product
from typing import TypeAlias

import numpy as np

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.candidates import SMALL, blocks, distinct, pairs_between, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.name_keys import CLOSER, name_keys
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.sounds import LENGTH
from marsad.linking.comparisons.words import shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model, model
from marsad.linking.shared_out import each
from marsad.records import Score

THRESHOLD = 0.75
SAME_NAME = 0.5  # likelihood below which two names are two persons
WELL_WRITTEN = 0.9  # likelihood from which two names count as two spellings of one
BETTER = 0.05  # likelihood by which another partner is clearly the better one
WORTH = 5_000  # pairs of names whose comparison is worth a process of its own
SAME_ROLE = 0.72  # cosine of two roles
Alike: TypeAlias = tuple[Item, Item, float]  # two persons, and how likely their names are one
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around persons: the bodies (by entity id) that a role names, the events that a document tells."""

    meanings: Meanings
    organisations_of: Callable[[Item], frozenset[str]]
    events_of: Mapping[str, frozenset[str]]
    model: Model = field(default_factory=lambda: model("persons"))
    bodies_in: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by document: all that it names


def pairs(items: Sequence[Item], context: Context) -> Iterator[Pair]:
    """Compare persons whose names are alike, and weigh what speaks for one person beside the name."""
    alike = _alike(items, context)
    context.meanings.add(roles(alike))
    by_id = {item.id: item for first, second, _ in alike for item in (first, second)}
    compared = Compared(by_id, _named_together(alike), context)
    for first, second, likeness in alike:  # not shared out: a copy would soon hold all persons a second time
        yield Pair(first.id, second.id, compared.probability(first, second, likeness), again=compared.why)


class Compared:
    """What is known of all pairs together, so that each can be weighed, and told again when it is shown."""

    def __init__(self, by_id: Mapping[str, Item], together: Mapping[tuple[str, str], int], context: Context) -> None:
        """`together` gives for two documents how many alike names they share, if several (`_named_together`)."""
        self._context, self._by_id, self._together = context, by_id, together

    def probability(self, first: Item, second: Item, likeness: float) -> float:
        """How likely two persons with alike names are one."""
        if first.document == second.document:
            return round(likeness, 3)
        return round(self._context.model.probability(dict(self._features(first, second, likeness))), 3)

    def why(self, one: str, other: str) -> Scores:
        """What was compared."""
        first, second = self._by_id[one], self._by_id[other]
        likeness = similarity(first.name, second.name)
        if first.document == second.document:
            features = {"same_name": round(likeness, 3)}
        else:
            features = dict(self._features(first, second, likeness))
        return tuple(
            Score(name=name, value=value, detail=self._detail(name, first, second)) for name, value in features.items()
        )

    def _features(self, first: Item, second: Item, likeness: float) -> Iterator[tuple[str, float]]:
        """What speaks for and against one person, in two documents."""
        name = round(likeness, 3)
        yield "same_name", name
        if name < WELL_WRITTEN:  # nothing speaks against well-written names; 1 does against the least alike of all
            yield "other_spelling", round(((WELL_WRITTEN - name) / (WELL_WRITTEN - SAME_NAME)) ** 2, 3)
        if self._bodies(first, second):
            yield "same_organisation", 1.0
        elif self._bodies_beside(first, second):
            yield "body_beside", 1.0
        if role := _role_likeness(first, second, self._context.meanings):
            yield "same_role", role
        if self._events(first, second):
            yield "same_event", 1.0
        if documents_of(first, second) in self._together:
            yield "named_together", 1.0
        if first.setting.country and first.setting.country == second.setting.country:
            yield "same_country", 1.0

    def _detail(self, feature: str, first: Item, second: Item) -> str:
        """What was compared, for showing it beside the number."""
        details: Mapping[str, Callable[[], str]] = {
            "same_organisation": lambda: ", ".join(sorted(self._bodies(first, second))),
            "body_beside": lambda: ", ".join(sorted(self._bodies_beside(first, second))),
            "same_role": lambda: f"{first.get('role')} ~ {second.get('role')}",
            "same_event": lambda: ", ".join(sorted(self._events(first, second))),
            "named_together": lambda: str(self._together[documents_of(first, second)] - 1),
            "same_country": lambda: first.setting.country,
        }
        return details[feature]() if feature in details else f"{first.name} ~ {second.name}"

    def _bodies(self, first: Item, second: Item) -> frozenset[str]:
        return self._context.organisations_of(first) & self._context.organisations_of(second)

    def _bodies_beside(self, first: Item, second: Item) -> frozenset[str]:
        """The bodies of the one that the other's document names, where it does not say to which she belongs."""
        named = {item.id: self._context.organisations_of(item) for item in (first, second)}
        if bool(named[first.id]) == bool(named[second.id]) or _have_other_roles(first, second):
            return _NONE
        told, bare = (first, second) if named[first.id] else (second, first)
        return named[told.id] & self._context.bodies_in.get(bare.document, _NONE)

    def _events(self, first: Item, second: Item) -> frozenset[str]:
        events_of = self._context.events_of
        return events_of.get(first.document, _NONE) & events_of.get(second.document, _NONE)


def roles(alike: Sequence[Alike]) -> set[str]:
    """The roles that are compared by meaning: of two documents, both told, and not in the same words."""
    told: set[str] = set()
    for first, second, _ in alike:
        if first.document != second.document:
            one, other = str(first.get("role") or ""), str(second.get("role") or "")
            if one and other and one != other and fold(one) != fold(other):
                told.update((one, other))
    return told


def _role_likeness(first: Item, second: Item, meanings: Meanings) -> float:
    one, other = str(first.get("role") or ""), str(second.get("role") or "")
    if not one or not other:
        return 0.0
    if fold(one) == fold(other):
        return 1.0
    likeness = shared_words(one, other) if first.fact.language == second.fact.language else 0.0
    likeness = max(likeness, meanings.similarity(one, other))
    return round(likeness, 3) if likeness >= SAME_ROLE else 0.0


def _have_other_roles(first: Item, second: Item) -> bool:
    """Whether both roles are told, and share no word: a footballer is no coordinator."""
    roles = str(first.get("role") or ""), str(second.get("role") or "")
    return all(roles) and not shared_words(*roles)


def _alike(items: Sequence[Item], context: Context) -> list[Alike]:
    """Pairs with alike names, each once; a name that many bear is compared where its bearers share something."""
    bearers = blocks(items, lambda item: [item.name] if name_keys(item.name) else [])
    alike: list[Alike] = []
    for one, other, likeness in _alike_names(sorted(bearers)):
        compared = bearers_compared(bearers[one], bearers[other] if other != one else [], context)
        alike.extend((*pair, likeness) for pair in distinct(compared))
    return alike


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


def bearers_compared(ones: Sequence[Item], others: Sequence[Item], context: Context) -> Iterator[tuple[Item, Item]]:
    """Who is compared of those that bear a name, or one of two alike names."""
    if len(ones) + len(others) <= SMALL:
        yield from (product(ones, others) if others else combinations(ones, 2))
        return
    yield from (pairs_between(ones, others) if others else pairs_within(ones))
    around, around_others = (blocks(members, partial(_surroundings, context=context)) for members in (ones, others))
    for key, members in around.items():
        yield from (pairs_between(members, around_others.get(key, [])) if others else pairs_within(members))


def _surroundings(item: Item, context: Context) -> frozenset[str]:
    """What two persons of one name may share: the document, a body, an event, the role."""
    role = fold(str(item.get("role") or ""))
    events = context.events_of.get(item.document, _NONE)
    return context.organisations_of(item) | events | {item.document} | ({role} if role else _NONE)


def documents_of(first: Item, second: Item) -> tuple[str, str]:
    """Both documents of a pair, in order."""
    one, other = first.document, second.document
    return (one, other) if one < other else (other, one)


def _named_together(alike: Sequence[Alike]) -> Mapping[tuple[str, str], int]:
    """How many alike names each two documents share, of those that share several; they support each other."""
    bearers: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for place in _of_documents_that_share_several(alike):
        first, second, _ = alike[place]
        documents = documents_of(first, second)
        both = bearers.setdefault(documents, (set(), set()))
        for item in (first, second):
            both[item.document != documents[0]].add(item.id)
    told = {documents: min(map(len, both)) for documents, both in bearers.items()}
    return {documents: names for documents, names in told.items() if names > 1}


def _of_documents_that_share_several(alike: Sequence[Alike]) -> list[int]:
    """The places of pairs whose two documents share another pair; most share one, and are many."""
    codes: dict[str, int] = {}
    told = ((codes.setdefault(item.document, len(codes)) for item in pair[:2]) for pair in alike)
    ends = np.fromiter((code for pair in told for code in pair), dtype=np.int64, count=2 * len(alike)).reshape(-1, 2)
    between = ends.min(axis=1) * max(1, len(codes)) + ends.max(axis=1)
    found, counts = np.unique(between, return_counts=True)
    several = np.isin(between, found[counts > 1]) & (ends[:, 0] != ends[:, 1])
    return np.flatnonzero(several).tolist()
