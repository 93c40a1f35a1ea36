"""How far several people judge alike beyond chance: Cohen's kappa for two, Krippendorff's alpha for any number.

Both are 1 where all agree, 0 where they agree as often as chance would, below where they agree less. Categories are
names without an order (accept, correct, reject).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations


def kappa(judged: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa (1960) of two people's judgements of the same things; None where chance alone says all."""
    if not judged:
        return None
    total = len(judged)
    observed = sum(one == other for one, other in judged) / total
    first, second = Counter(one for one, _ in judged), Counter(other for _, other in judged)
    expected = sum(first[name] * second[name] for name in first) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal data: each unit is what its judges said; units with one judge tell nothing."""
    pairable = [unit for unit in units if len(unit) > 1]
    together: Counter[tuple[str, str]] = Counter()
    for unit in pairable:
        for pair in permutations(unit, 2):
            together[pair] += 1 / (len(unit) - 1)  # type: ignore[assignment]  # counts of pairs are shares here
    margins: Counter[str] = Counter()
    for (one, _other), share in together.items():
        margins[one] += share
    total = sum(margins.values())
    expected = sum(margins[one] * margins[other] for one, other in permutations(margins, 2))
    observed = sum(share for (one, other), share in together.items() if one != other)
    return None if expected == 0 else 1 - (total - 1) * observed / expected


def judged_by_both(decided: Mapping[str, Mapping[str, str]], one: str, other: str) -> list[tuple[str, str]]:
    """What two people said of the things that both judged; `decided` is by thing, then by person."""
    return [(said[one], said[other]) for said in decided.values() if one in said and other in said]
