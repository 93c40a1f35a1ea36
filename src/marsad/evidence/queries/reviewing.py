"""What waits for review, in an order that is worth a person's time; second looks; how far reviewers agree."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Abs

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, may, memberships, require_somewhere
from marsad.accounts.roles import LEAST, Action, roles_that_reach
from marsad.evidence import models
from marsad.evidence.cards import FactCard
from marsad.evidence.logic.agreement import alpha, judged_by_both, kappa
from marsad.evidence.models import Decision
from marsad.evidence.queries.facts import cards_of_facts
from marsad.evidence.queries.visible import seen
from marsad.records import ReviewState

ORDERS = ("uncertain", "important", "second")
REVIEWS = (Decision.Kind.ACCEPT, Decision.Kind.CORRECT, Decision.Kind.REJECT)
# Ids end evenly in sixteen letters: half of what others reviewed is looked at again.
SAMPLED = Q(*(("pk__endswith", letter) for letter in "02468ace"), _connector=Q.OR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far reviewers agree on the sample of second looks; figures are None where chance alone says all."""

    facts: int  # of the sample, judged by two or more
    alpha: float | None
    pairs: tuple["Pair", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reviewers: how many facts of the sample both judged, how many alike, and Cohen's kappa."""

    one: str
    other: str
    facts: int
    alike: int
    kappa: float | None


def next_to_review(order: str, *, who: Asker | None, skip: int = 0) -> FactCard | None:
    """The fact to look at next: the least certain, the one that most hangs on, or one for a second look."""
    found = _waiting(order, who)
    cards = cards_of_facts(_ordered(found, order)[skip : skip + 1], who)
    return cards[0] if cards else None


def count_to_review(order: str, *, who: Asker | None) -> int:
    """How many wait."""
    return _waiting(order, who).count()


def agreement(*, who: Asker | None) -> Agreement:
    """Cohen's kappa of each two reviewers and Krippendorff's alpha of all, on facts that may be seen."""
    require_somewhere(who, Action.REVIEW)
    several = {fact: said for fact, said in _judged(who).items() if len(said) > 1}
    names = sorted({name for said in several.values() for name in said})
    pairs = (_pair(one, other, judged_by_both(several, one, other)) for one, other in combinations(names, 2))
    return Agreement(
        facts=len(several),
        alpha=alpha([list(said.values()) for said in several.values()]),
        pairs=tuple(pair for pair in pairs if pair.facts),
    )


def _judged(who: Asker | None) -> Mapping[str, Mapping[str, str]]:
    """Each person's latest word on each fact of the sample.

    Facts outside of it are left out: two people judged those because one looked for what the other did. Who accepts a
    fact that another has corrected accepts the correction, and says the same as the other.
    """
    visible = models.Fact.objects.filter(seen(who, "document__"), SAMPLED).order_by()
    taken = Decision.objects.filter(kind__in=REVIEWS, undone_at=None, who__isnull=False, fact__in=visible.values("pk"))
    said: dict[str, dict[str, str]] = defaultdict(dict)
    stands: dict[str, str] = {}
    for fact, person, kind in taken.order_by("when", "id").values_list("fact", "who__username", "kind"):
        if kind != Decision.Kind.ACCEPT or stands.get(fact) != Decision.Kind.CORRECT:
            stands[fact] = kind
        said[fact][person] = stands[fact]
    return said


def _pair(one: str, other: str, both: Sequence[tuple[str, str]]) -> Pair:
    alike = sum(first == second for first, second in both)
    return Pair(one=one, other=other, facts=len(both), alike=alike, kappa=kappa(both))


def _waiting(order: str, who: Asker | None) -> QuerySet[models.Fact]:
    require_somewhere(who, Action.REVIEW)
    found = models.Fact.objects.filter(seen(who, "document__"))
    if isinstance(who, Person) and not may(who, Action.REVIEW):
        own = memberships(who).filter(role__in=roles_that_reach(LEAST[Action.REVIEW]))
        found = found.filter(document__collection__in=own.values("collection"))
    if order != "second":
        return found.filter(review=ReviewState.UNREVIEWED.value)
    taken = Decision.objects.filter(fact=OuterRef("pk"), kind__in=REVIEWS, undone_at=None)
    mine = Q(who=who if isinstance(who, Person) else None)
    return found.filter(Exists(taken.exclude(mine)), ~Exists(taken.filter(mine))).filter(SAMPLED)


def _ordered(found: QuerySet[models.Fact], order: str) -> QuerySet[models.Fact]:
    if order == "important":  # what many documents speak of, and what is surely there
        return found.annotate(weight=Max("entity_links__entity__document_count")).order_by(
            F("weight").desc(nulls_last=True), "-confidence", "pk"
        )
    return found.annotate(doubt=Abs(F("confidence") - 0.5)).order_by("doubt", "pk")
