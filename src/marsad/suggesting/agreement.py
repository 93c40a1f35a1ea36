"""How far the grammars and a model agree on a document: what both find, what only one does.

Two facts are the same when `marsad evaluate` would take one as the label of the other (`evaluation.matching`).
The share is positive agreement (Cicchetti & Feinstein 1990): twice what both found, by all that either found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.evaluation.matching import match
from marsad.records import Fact, FactKind
from marsad.suggesting.schema import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Counts of one kind of fact."""

    both: int = 0
    grammar_only: int = 0
    model_only: int = 0

    @property
    def share(self) -> float | None:
        """Positive agreement, from 0 to 1; None when neither found anything."""
        found = 2 * self.both + self.grammar_only + self.model_only
        return 2 * self.both / found if found else None

    def __add__(self, other: "Agreement") -> "Agreement":
        """The counts of two documents together."""
        return Agreement(
            both=self.both + other.both,
            grammar_only=self.grammar_only + other.grammar_only,
            model_only=self.model_only + other.model_only,
        )


def compared(grammar: Iterable[Fact], model: Iterable[Fact]) -> tuple[Mapping[FactKind, Agreement], tuple[Fact, ...]]:
    """Give the agreement by kind, and the facts that only the model found."""
    ours, theirs = _by_kind(grammar), _by_kind(model)
    agreements: dict[FactKind, Agreement] = {}
    new: list[Fact] = []
    for kind in KINDS:
        hits = match(kind, [_label(fact) for fact in ours.get(kind, ())], theirs.get(kind, ()))
        known = {place for places in hits for place in places}
        alone = [fact for place, fact in enumerate(theirs.get(kind, ())) if place not in known]
        both = sum(map(bool, hits))
        agreements[kind] = Agreement(both=both, grammar_only=len(hits) - both, model_only=len(alone))
        new += alone
    return agreements, tuple(new)


def total(each: Iterable[Mapping[FactKind, Agreement]]) -> Mapping[FactKind, Agreement]:
    """The agreements of several documents added up."""
    sums: dict[FactKind, Agreement] = {kind: Agreement() for kind in KINDS}
    for one in each:
        for kind, agreement in one.items():
            sums[kind] += agreement
    return sums


def _by_kind(facts: Iterable[Fact]) -> Mapping[FactKind, Sequence[Fact]]:
    sorted_in: dict[FactKind, list[Fact]] = {}
    for fact in facts:
        sorted_in.setdefault(fact.kind, []).append(fact)
    return sorted_in


def _label(fact: Fact) -> Mapping[str, Any]:
    """A fact in the words of a label."""
    return {"snippet": fact.citation.quote, **fact.fields}
