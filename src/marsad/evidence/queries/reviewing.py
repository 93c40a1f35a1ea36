"""What waits for review, in an order that is worth a person's time; second looks; how far reviewers agree."""

from collections import defaultdict
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
SAMPLE = tuple("02468ace")  # ids end evenly in sixteen letters: half of what others reviewed is looked at again


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far reviewers agree on what several of them judged; figures are None where there is too little."""

    facts: int  # judged by two or more
    alpha: float | None
    pairs: tuple[tuple[str, str, int, float | None], ...]  # two names, facts in common, kappa


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
    decided: dict[str, dict[str, str]] = defaultdict(dict)
    visible = models.Fact.objects.filter(seen(who, "document__")).order_by()
    taken = Decision.objects.filter(kind__in=REVIEWS, undone_at=None, who__isnull=False, fact__in=visible.values("pk"))
    for fact, person, kind in taken.order_by("when", "id").values_list("fact", "who__username", "kind"):
        decided[fact][person] = kind  # each person's latest word
    several = {fact: said for fact, said in decided.items() if len(said) > 1}
    names = sorted({name for said in several.values() for name in said})
    judged = ((one, other, judged_by_both(several, one, other)) for one, other in combinations(names, 2))
    return Agreement(
        facts=len(several),
        alpha=alpha([list(said.values()) for said in several.values()]),
        pairs=tuple((one, other, len(both), kappa(both)) for one, other, both in judged if both),
    )


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
    sampled = Q(*(("pk__endswith", letter) for letter in SAMPLE), _connector=Q.OR)
    return found.filter(Exists(taken.exclude(mine)), ~Exists(taken.filter(mine))).filter(sampled)


def _ordered(found: QuerySet[models.Fact], order: str) -> QuerySet[models.Fact]:
    if order == "important":  # what many documents speak of, and what is surely there
        return found.annotate(weight=Max("entity_links__entity__document_count")).order_by(
            F("weight").desc(nulls_last=True), "-confidence", "pk"
        )
    return found.annotate(doubt=Abs(F("confidence") - 0.5)).order_by("doubt", "pk")
