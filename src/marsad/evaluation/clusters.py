"""How well entities cluster the labelled mentions: pairwise, and by B-cubed.

Mentions of one labelled link are one thing, mentions of two links of a kind are two things; a mention that stands in
two links of a kind is left out. Pairs that must not be merged count as false pairs too. A mention that no entity holds
is a cluster of its own: what was not found is not joined. B-cubed asks each mention how much of its cluster belongs
with it, and how much of what belongs with it its cluster holds, and takes the mean.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from marsad.evaluation.chain import Findings
from marsad.evaluation.gold import Labels
from marsad.evaluation.links import JOINED, THINGS, Mentions, entities_of, mentions_of
from marsad.evaluation.tally import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Pairs as a tally; the sums of B-cubed over all mentions."""

    pairs: Tally = field(default_factory=Tally)
    mentions: int = 0
    pure: float = 0.0
    whole: float = 0.0

    def __add__(self, other: "Clusters") -> "Clusters":
        return Clusters(
            pairs=self.pairs + other.pairs,
            mentions=self.mentions + other.mentions,
            pure=self.pure + other.pure,
            whole=self.whole + other.whole,
        )

    @property
    def precision(self) -> float | None:
        """B-cubed precision."""
        return self.pure / self.mentions if self.mentions else None

    @property
    def recall(self) -> float | None:
        """B-cubed recall."""
        return self.whole / self.mentions if self.mentions else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        if not self.precision or not self.recall:
            return None
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A labelled mention: the link it belongs to, and the entities that hold it."""

    link: int
    entities: frozenset[str]


def clusters(links: Sequence[Labels], findings: Findings) -> Clusters:
    """Measure the entities against all labelled links."""
    mentions = mentions_of(findings)
    kinds = {str(link["kind"]) for link in links} & JOINED.keys()
    found = (_of_kind(kind, links, findings, mentions) for kind in sorted(kinds))
    return sum(found, Clusters(pairs=_kept_apart(links, findings, mentions)))


def _of_kind(kind: str, links: Sequence[Labels], findings: Findings, mentions: Mentions) -> Clusters:
    labelled = [
        (number, member)
        for number, link in enumerate(links)
        if link["kind"] == kind
        for member in _members(link, findings)
    ]
    told = Counter((member["file"], member["surface"]) for _, member in labelled)
    members = [
        _Labelled(number, frozenset(entities_of(member, mentions, JOINED[kind])))
        for number, member in labelled
        if told[member["file"], member["surface"]] == 1
    ]
    cubed = [_cubed(member, members) for member in members]
    return Clusters(
        pairs=_pairs(members),
        mentions=len(members),
        pure=sum(pure for pure, _ in cubed),
        whole=sum(whole for _, whole in cubed),
    )


def _members(link: Labels, findings: Findings) -> Iterable[Labels]:
    return (member for member in link["members"] if member["file"] in findings.analyses)


def _pairs(members: Sequence[_Labelled]) -> Tally:
    both = [(one.link == other.link, _together(one, other)) for one, other in combinations(members, 2)]
    right = sum(true and joined for true, joined in both)
    return Tally(
        labels=sum(true for true, _ in both), found=right, extracted=sum(joined for _, joined in both), right=right
    )


def _cubed(member: _Labelled, members: Sequence[_Labelled]) -> tuple[float, float]:
    """How pure and how whole the cluster of a mention is; it always holds itself."""
    cluster = [other for other in members if other is member or _together(member, other)]
    right = sum(other.link == member.link for other in cluster)
    return right / len(cluster), right / sum(other.link == member.link for other in members)


def _together(one: _Labelled, other: _Labelled) -> bool:
    return bool(one.entities & other.entities)


def _kept_apart(links: Sequence[Labels], findings: Findings, mentions: Mentions) -> Tally:
    """Pairs that must not be merged and are: joined pairs that are wrong."""
    wrong = 0
    for link in links:
        if link["kind"] == "must_not_merge":
            sets = [entities_of(member, mentions, THINGS) for member in _members(link, findings)]
            wrong += sum(bool(one & other) for one, other in combinations(sets, 2))
    return Tally(extracted=wrong)
