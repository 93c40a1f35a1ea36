"""Which recommendations return in other documents, editions and languages: threads, with how each wording changed.

What they mean (sentence vectors), what they speak of (concepts of the field), the words they share in one language, and
whether their documents tell of one series are weighed by the model `threads`. Within one document nothing is joined:
a list that recommends two alike things recommends two things.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, product

from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import FEW, blocks, distinct, pairs_within
from marsad.linking.comparisons.concepts import both_concepts, concepts, shared_concepts
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.proposals import LOWEST
from marsad.records import Score

THRESHOLD = 0.6
NEAR = 0.6  # cosine from which two recommendations are looked at wherever they stand
CLOSE = 0.6  # cosine beyond which meaning alone begins to count more
CERTAIN = 0.95  # so likely that a second wording of the same document is taken for another demand
FEW_WORDS = 3  # shorter ones ("act on content") match everything
SAME_WORDS = 0.85
LONGER = 1.4  # times as many concepts
STRENGTHS = {"soft": 1, "call": 2, "commitment": 3, "formal": 3}
_NONE: frozenset[str] = frozenset()


def pairs(
    items: Sequence[Item], meanings: Meanings, series_of: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Compare recommendations of different documents; `series_of` gives the series that a document tells of."""
    long_enough = [item for item in items if len(content_words(item.name)) >= FEW_WORDS]
    meanings.add(item.name for item in long_enough)
    candidates = _candidates(long_enough, meanings, series_of)
    compared = [
        told
        for one, other in candidates
        if (told := _compared(one, other, dict(_features(one, other, meanings, series_of)), weighed))
    ]
    found = list(_beside_closer(compared, weighed))
    partners = Counter((end, other.document) for pair, one, other in found for end, other in _ends(pair, one, other))
    for pair, one, other in found:
        is_merged = any(partners[end, far.document] > 1 for end, far in _ends(pair, one, other))
        relation = "merged" if is_merged else relation_of(one, other)
        said = Score(name=f"relation_{relation}", value=1.0, detail="")
        yield replace(pair, scores=(*pair.scores, said))


def relation_of(one: Item, other: Item) -> str:
    """How the later wording changed: same, reworded, narrowed, widened, softened or strengthened."""
    earlier, later = sorted((one, other), key=lambda item: (item.setting.published or "9999", item.order))
    force = [STRENGTHS.get(str(item.get("strength")), 2) for item in (earlier, later)]
    if force[0] != force[1]:
        return "softened" if force[0] > force[1] else "strengthened"
    if one.fact.language == other.fact.language and shared_words(one.name, other.name) >= SAME_WORDS:
        return "same"
    before, after = concepts(earlier.name), concepts(later.name)
    if before < after and len(after) >= LONGER * len(before):
        return "narrowed"
    if after < before and len(before) >= LONGER * len(after):
        return "widened"
    return "reworded"


def _ends(pair: Pair, one: Item, other: Item) -> list[tuple[str, Item]]:
    return [(one.id, other), (other.id, one)] if pair.probability >= THRESHOLD else []


def _candidates(
    items: Sequence[Item], meanings: Meanings, series_of: Mapping[str, frozenset[str]]
) -> list[tuple[Item, Item]]:
    """Pairs that are near in meaning, or share two concepts in documents of one series; each once, in order.

    Many documents say one thing in the same words: what is near is asked once for each wording.
    """
    wordings = list(blocks(items, lambda item: [item.name]).values())
    told_in = [{item.document for item in members} for members in wordings]
    apart = ["" if len(documents) > 1 else min(documents) for documents in told_in]  # nothing is joined within one
    near = meanings.near_pairs([members[0].name for members in wordings], NEAR, apart=apart)

    def of_one_series(item: Item) -> Iterator[str]:
        both = [" ".join(two) for two in combinations(sorted(concepts(item.name)), 2)]
        return (f"{series} {two}" for series in series_of.get(item.document, _NONE) for two in both)

    in_series = blocks(items, of_one_series).values()
    found = chain(
        chain.from_iterable(map(pairs_within, (*wordings, *in_series))),
        chain.from_iterable(_spoken_for(wordings[i], wordings[j], series_of) for i, j in near),
    )
    return distinct((one, other) for one, other in found if one.document != other.document)


def _spoken_for(
    ones: Sequence[Item], others: Sequence[Item], series_of: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Item, Item]]:
    """Who is compared of those who say two things: of many the first, and the first two of a series.

    Whoever says one thing in the same words is tied already; for two wordings their likeliest pair decides.
    """
    if len(ones) * len(others) <= FEW * FEW:
        yield from product(ones, others)
        return
    yield from ((one, other) for one, other in product(ones[:FEW], others[:FEW]))
    by_series = {series: other for other in reversed(others) for series in series_of.get(other.document, _NONE)}
    for one in ones:
        yield from ((one, by_series[series]) for series in series_of.get(one.document, _NONE) if series in by_series)


def _compared(one: Item, other: Item, features: Mapping[str, float], weighed: Model) -> tuple[Pair, Item, Item] | None:
    """The pair with its items; None where it is too unlikely to be proposed."""
    probability = round(weighed.probability(features), 3)
    if probability < LOWEST:
        return None
    scores = tuple(
        Score(name=name, value=value, detail=_detail(name, value, one, other)) for name, value in features.items()
    )
    return Pair(first=one.id, second=other.id, probability=probability, scores=scores), one, other


def _beside_closer(found: Sequence[tuple[Pair, Item, Item]], weighed: Model) -> Iterator[tuple[Pair, Item, Item]]:
    """The pairs again, less likely where one of the two documents has a far closer wording."""
    closest: dict[tuple[str, str], float] = {}
    for pair, one, other in found:
        for end, document in ((one.id, other.document), (other.id, one.document)):
            closest[end, document] = max(closest.get((end, document), 0.0), pair.probability)
    for pair, one, other in found:
        best = max(closest[one.id, other.document], closest[other.id, one.document])
        if pair.probability >= CERTAIN or best < CERTAIN:
            yield pair, one, other
            continue
        scores = (*pair.scores, Score(name="closer_wording", value=1.0, detail=""))
        if (probability := weighed.of(scores)) >= LOWEST:
            yield replace(pair, probability=probability, scores=scores), one, other


def _features(
    one: Item, other: Item, meanings: Meanings, series_of: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, float]]:
    cosine = meanings.similarity(one.name, other.name)
    yield "same_meaning", round(cosine, 3)
    if cosine > CLOSE:
        yield "nearly_said", round(cosine - CLOSE, 3)
    if share := shared_concepts(one.name, other.name):
        yield "same_concepts", round(share, 3)
    if one.fact.language == other.fact.language and (words := shared_words(one.name, other.name)):
        yield "shared_words", round(words, 3)
    if series_of.get(one.document, _NONE) & series_of.get(other.document, _NONE):
        yield "same_series", 1.0


def _detail(feature: str, value: float, one: Item, other: Item) -> str:
    """What was compared, for showing it beside the number."""
    if feature == "same_meaning":
        return f"{one.name} ~ {other.name}"
    if feature == "nearly_said":
        return f"{CLOSE + value:.2f}"
    if feature == "same_concepts":
        return ", ".join(sorted(both_concepts(one.name, other.name)))
    return f"{value:.0%}" if feature == "shared_words" else ""
