"""Which persons of different documents are one human being, in one script or across two.

A name alone never links across documents: the organisation, the role, an event, or other persons named beside must
agree, and the link shows which did. Within one document equal names are one person.
The model `persons` weighs what agrees.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from marsad.language.normalise import fold
from marsad.linking.alike_persons import SAME_NAME
from marsad.linking.clusters import Scores
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.comparisons.words import shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model, model
from marsad.records import Score

THRESHOLD = 0.75
WELL_WRITTEN = 0.9  # likelihood from which two names count as two spellings of one
SAME_ROLE = 0.72  # cosine of two roles
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around persons: the bodies (by entity id) that a role names, the events that a document tells."""

    meanings: Meanings
    organisations_of: Callable[[Item], frozenset[str]]
    events_of: Mapping[str, frozenset[str]]
    model: Model = field(default_factory=lambda: model("persons"))
    bodies_in: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by document: all that it names


class Agreed(NamedTuple):
    """What agrees in two persons of two documents; likenesses have three decimals."""

    name: float
    has_body: bool
    has_body_beside: bool
    role: float
    is_of_event: bool
    is_named_together: bool
    is_in_country: bool

    def features(self) -> Iterator[tuple[str, float]]:
        """What speaks for and against one person."""
        yield "same_name", self.name
        if self.name < WELL_WRITTEN:  # nothing speaks against well-written names; 1 does against the least alike of all
            yield "other_spelling", round(((WELL_WRITTEN - self.name) / (WELL_WRITTEN - SAME_NAME)) ** 2, 3)
        if self.has_body:
            yield "same_organisation", 1.0
        elif self.has_body_beside:
            yield "body_beside", 1.0
        if self.role:
            yield "same_role", self.role
        if self.is_of_event:
            yield "same_event", 1.0
        if self.is_named_together:
            yield "named_together", 1.0
        if self.is_in_country:
            yield "same_country", 1.0


class Compared:
    """What is known of all pairs together, so that each can be weighed, and told again when it is shown."""

    def __init__(self, by_id: Mapping[str, Item], together: Mapping[tuple[str, str], int], context: Context) -> None:
        """`together` gives for two documents how many alike names they share, if several (`_named_together`)."""
        self._context, self._by_id, self._together = context, by_id, together

    def probability(self, first: Item, second: Item, likeness: float) -> float:
        """How likely two persons with alike names are one."""
        return (
            round(likeness, 3)
            if first.document == second.document
            else self.chance(self._agreed(first, second, likeness))
        )

    def chance(self, agreed: Agreed) -> float:
        """How likely two persons are one of whom so much agrees."""
        return round(self._context.model.probability(dict(agreed.features())), 3)

    def why(self, one: str, other: str) -> Scores:
        """What was compared."""
        first, second = self._by_id[one], self._by_id[other]
        likeness = similarity(first.name, second.name)
        if first.document == second.document:
            features = {"same_name": round(likeness, 3)}
        else:
            features = dict(self._agreed(first, second, likeness).features())
        return tuple(
            Score(name=name, value=value, detail=self._detail(name, first, second)) for name, value in features.items()
        )

    def _agreed(self, first: Item, second: Item, likeness: float) -> Agreed:
        return Agreed(
            name=round(likeness, 3),
            has_body=(has_body := bool(self._bodies(first, second))),
            has_body_beside=not has_body and bool(bodies_beside(first, second, self._context)),
            role=role_likeness(first, second, self._context.meanings),
            is_of_event=bool(self._events(first, second)),
            is_named_together=documents_of(first, second) in self._together,
            is_in_country=bool(first.setting.country) and first.setting.country == second.setting.country,
        )

    def _detail(self, feature: str, first: Item, second: Item) -> str:
        """What was compared, for showing it beside the number."""
        details: Mapping[str, Callable[[], str]] = {
            "same_organisation": lambda: ", ".join(sorted(self._bodies(first, second))),
            "body_beside": lambda: ", ".join(sorted(bodies_beside(first, second, self._context))),
            "same_role": lambda: f"{first.get('role')} ~ {second.get('role')}",
            "same_event": lambda: ", ".join(sorted(self._events(first, second))),
            "named_together": lambda: str(self._together[documents_of(first, second)] - 1),
            "same_country": lambda: first.setting.country,
        }
        return details[feature]() if feature in details else f"{first.name} ~ {second.name}"

    def _bodies(self, first: Item, second: Item) -> frozenset[str]:
        return self._context.organisations_of(first) & self._context.organisations_of(second)

    def _events(self, first: Item, second: Item) -> frozenset[str]:
        events_of = self._context.events_of
        return events_of.get(first.document, _NONE) & events_of.get(second.document, _NONE)


def bodies_beside(first: Item, second: Item, context: Context) -> frozenset[str]:
    """The bodies of the one that the other's document names, where it does not say to which she belongs."""
    named = {item.id: context.organisations_of(item) for item in (first, second)}
    if bool(named[first.id]) == bool(named[second.id]) or _have_other_roles(first, second):
        return _NONE
    told, bare = (first, second) if named[first.id] else (second, first)
    return named[told.id] & context.bodies_in.get(bare.document, _NONE)


def roles_compared(one: str, other: str) -> tuple[str, ...]:
    """Two roles, if they are compared by meaning: both told, and not in the same words."""
    return (one, other) if one and other and one != other and fold(one) != fold(other) else ()


def role_likeness(first: Item, second: Item, meanings: Meanings) -> float:
    """How alike the roles of two persons are, with three decimals; 0 where that says nothing."""
    one, other = role_of(first), role_of(second)
    if not one or not other:
        return 0.0
    if fold(one) == fold(other):
        return 1.0
    likeness = shared_words(one, other) if first.fact.language == second.fact.language else 0.0
    likeness = max(likeness, meanings.similarity(one, other))
    return round(likeness, 3) if likeness >= SAME_ROLE else 0.0


def role_of(item: Item) -> str:
    """The role that a document gives somebody, or ""."""
    return str(item.get("role") or "")


def _have_other_roles(first: Item, second: Item) -> bool:
    """Whether both roles are told, and share no word: a footballer is no coordinator."""
    roles = role_of(first), role_of(second)
    return all(roles) and not shared_words(*roles)


def surroundings(item: Item, context: Context) -> frozenset[str]:
    """What two persons of one name may share: the document, a body, an event, the role."""
    role = fold(role_of(item))
    events = context.events_of.get(item.document, _NONE)
    return context.organisations_of(item) | events | {item.document} | ({role} if role else _NONE)


def documents_of(first: Item, second: Item) -> tuple[str, str]:
    """Both documents of a pair, in order."""
    one, other = first.document, second.document
    return (one, other) if one < other else (other, one)
