"""What the finders of bodies hand over, and how overlapping finds are settled."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A place that names a body, in document or sentence offsets, and who found it."""

    start: int
    end: int
    rule: str
    confidence: float
    cue: str = ""
    authority: str = ""
    acronym: str = ""
    kind: str = ""
    part_of: str = ""  # of a country's office the known body, with `country`
    country: str = ""
    head: int = -1  # where the head noun of a grammar begins; -1 for other finders

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start


# Which finder is believed where two overlap: the authority file knows its edges, a model guesses them.
RANK = {"authority": 0, "country_office": 0, "list": 1, "acronym_defined": 1, "head_noun": 1, "acronym": 2, "model": 3}

GRAMMARS = ("head_noun", "list")


def _holds(grammar: Body, known: Body) -> bool:
    """Whether a known body is only a part of a longer name that a grammar or list found.

    So it is when the head noun stands outside of it ("Délégation de l'Union européenne"), or when the longer name only
    adds words before it ("National Security Council").
    """
    within = grammar.start <= known.start and grammar.end >= known.end and grammar.length > known.length
    head_outside = not known.start <= grammar.head < known.end
    return within and (head_outside or (grammar.start < known.start and grammar.end == known.end))


def _beats(one: Body, other: Body) -> bool:
    """Whether the first of two overlapping finds is kept."""
    if one.rule in GRAMMARS and other.authority and _holds(one, other):
        return True  # "Délégation de l'Union européenne" is not the Union
    if other.rule in GRAMMARS and one.authority and _holds(other, one):
        return False
    return (RANK[one.rule], one.rule != "list", -one.length, one.start) <= (
        RANK[other.rule],
        other.rule != "list",
        -other.length,
        other.start,
    )


def settled(found: Iterable[Body]) -> list[Body]:
    """The finds without overlaps, in order of the text."""
    kept: list[Body] = []
    for body in sorted(found, key=lambda b: (RANK[b.rule], -b.length, b.start)):
        rivals = [other for other in kept if body.start < other.end and other.start < body.end]
        if all(_beats(body, rival) for rival in rivals):
            kept = [other for other in kept if other not in rivals]
            kept.append(body)
    return sorted(kept, key=lambda b: b.start)
