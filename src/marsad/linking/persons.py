"""Which persons of different documents are one human being, in one script or across two.

A name alone never links across documents: the organisation, the role, an event, or other persons named beside must
agree, and the link shows which did. Within one document equal names are one person.
The model `persons` weighs what agrees.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import SMALL, blocks, distinct, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.name_keys import name_keys
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.words import shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model, model
from marsad.records import Score

THRESHOLD = 0.75
SAME_NAME = 0.5  # likelihood below which two names are two persons
WELL_WRITTEN = 0.9  # likelihood from which two names count as two spellings of one
BETTER = 0.05  # likelihood by which another partner is clearly the better one
SAME_ROLE = 0.72  # cosine of two roles
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around persons: the bodies (by entity id) that a role names, the events that a document tells."""

    meanings: Meanings
    organisations_of: Callable[[Item], frozenset[str]]
    events_of: Mapping[str, frozenset[str]]
    model: Model = field(default_factory=lambda: model("persons"))


def pairs(items: Sequence[Item], context: Context) -> Iterator[Pair]:
    """Compare persons whose names are alike, and weigh what speaks for one person beside the name."""
    alike = _alike(items, context)
    together = _named_together(alike)
    context.meanings.add(_roles(alike))
    for first, second, likeness in alike:
        name = Score(name="same_name", value=round(likeness, 3), detail=f"{first.name} ~ {second.name}")
        if first.document == second.document:
            yield Pair(first=first.id, second=second.id, probability=round(likeness, 3), scores=(name,))
            continue
        beside = _context(first, second, context, together[_documents(first, second)])
        scores = (name, *_spelling(name), *beside)
        yield Pair(first=first.id, second=second.id, probability=context.model.of(scores), scores=scores)


def _spelling(name: Score) -> Iterator[Score]:
    """What speaks against names that are only alike: nothing at `WELL_WRITTEN`, 1 for the least alike of all."""
    if name.value < WELL_WRITTEN:
        unlike = ((WELL_WRITTEN - name.value) / (WELL_WRITTEN - SAME_NAME)) ** 2
        yield Score(name="other_spelling", value=round(unlike, 3), detail=name.detail)


def _context(first: Item, second: Item, context: Context, together: int) -> Iterator[Score]:
    if bodies := context.organisations_of(first) & context.organisations_of(second):
        yield Score(name="same_organisation", value=1.0, detail=", ".join(sorted(bodies)))
    if role := _role_likeness(first, second, context.meanings):
        yield Score(name="same_role", value=role, detail=f"{first.get('role')} ~ {second.get('role')}")
    if events := context.events_of.get(first.document, _NONE) & context.events_of.get(second.document, _NONE):
        yield Score(name="same_event", value=1.0, detail=", ".join(sorted(events)))
    if together > 1:
        yield Score(name="named_together", value=1.0, detail=str(together - 1))
    if first.setting.country and first.setting.country == second.setting.country:
        yield Score(name="same_country", value=1.0, detail=first.setting.country)


def _roles(alike: Iterable[tuple[Item, Item, float]]) -> Iterator[str]:
    """The roles that are compared by meaning: of two documents, both told, and not in the same words."""
    for first, second, _ in alike:
        roles = [str(item.get("role") or "") for item in (first, second)]
        if first.document != second.document and all(roles) and fold(roles[0]) != fold(roles[1]):
            yield from roles


def _role_likeness(first: Item, second: Item, meanings: Meanings) -> float:
    one, other = str(first.get("role") or ""), str(second.get("role") or "")
    if not one or not other:
        return 0.0
    if fold(one) == fold(other):
        return 1.0
    likeness = shared_words(one, other) if first.fact.language == second.fact.language else 0.0
    likeness = max(likeness, meanings.similarity(one, other))
    return round(likeness, 3) if likeness >= SAME_ROLE else 0.0


def _alike(items: Sequence[Item], context: Context) -> list[tuple[Item, Item, float]]:
    """Pairs with alike names, each once; a name that many bear is compared where its bearers share something."""
    bearers = blocks(items, lambda item: [item.name] if name_keys(item.name) else [])
    likely = (
        pair
        for one, other in _alike_names(sorted(bearers))
        for pair in _bearers(bearers[one], bearers[other] if other != one else [], context)
    )
    alike = ((first, second, similarity(first.name, second.name)) for first, second in distinct(likely))
    return [(first, second, likeness) for first, second, likeness in alike if likeness >= SAME_NAME]


def _alike_names(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name with itself, and the pairs of names that sound alike and are."""
    sounding: dict[str, list[str]] = defaultdict(list)
    for name in names:
        yield name, name
        for key in name_keys(name):
            sounding[key].append(name)
    likely = {pair for block in sounding.values() for pair in combinations(block, 2)}
    alike = {pair: likeness for pair in sorted(likely) if (likeness := similarity(*pair)) >= SAME_NAME}
    best = _best_partners(alike)
    yield from (pair for pair, likeness in alike.items() if not _both_have_better(pair, likeness, best))


def _best_partners(alike: Mapping[tuple[str, str], float]) -> Mapping[str, float]:
    """For each name the likeness of the other name that is most like it."""
    best: dict[str, float] = defaultdict(float)
    for pair, likeness in alike.items():
        for name in pair:
            best[name] = max(best[name], likeness)
    return best


def _both_have_better(pair: tuple[str, str], likeness: float, best: Mapping[str, float]) -> bool:
    """Whether each of two names has a partner that is clearly more like it: then they name two persons.

    "Rim Hamdi" is nearly "Rim Hamadani"; where both are written in Arabic too, each has its own.
    """
    return all(best[name] >= likeness + BETTER for name in pair)


def _bearers(ones: Sequence[Item], others: Sequence[Item], context: Context) -> Iterator[tuple[Item, Item]]:
    """Who is compared of those that bear a name, or one of two alike names."""
    together = [*ones, *others]
    if len(together) <= SMALL:
        yield from (product(ones, others) if others else combinations(ones, 2))
        return
    yield from pairs_within(together)
    for block in blocks(together, lambda item: _surroundings(item, context)).values():
        yield from pairs_within(block)


def _surroundings(item: Item, context: Context) -> frozenset[str]:
    """What two persons of one name may share: the document, a body, an event, the role."""
    role = fold(str(item.get("role") or ""))
    events = context.events_of.get(item.document, _NONE)
    return context.organisations_of(item) | events | {item.document} | ({role} if role else _NONE)


def _documents(first: Item, second: Item) -> tuple[str, str]:
    one, other = sorted((first.document, second.document))
    return one, other


def _named_together(alike: Sequence[tuple[Item, Item, float]]) -> dict[tuple[str, str], int]:
    """How many alike names each two documents share; two or more support each other."""
    bearers: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for first, second, _ in alike:
        if first.document != second.document:
            one, other = sorted((first, second), key=lambda item: item.document)
            here, there = bearers[one.document, other.document]
            here.add(one.id)
            there.add(other.id)
    return defaultdict(int, {documents: min(map(len, both)) for documents, both in bearers.items()})
