"""Which documents carry the same text but for small edits: shared runs of words, found without comparing all pairs.

Of all runs of five folded words one in eight is kept as a sign (always the same ones, by their hash): documents that
share signs are compared run by run. A short text inside a long one counts as a reprint of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.records import Document, Score

RUN = 5
SIGNS = 8  # one run in eight is a sign
FEWEST = 20  # runs: shorter documents are alike by chance
COMMON = 200  # a sign that more documents bear is a formula, not a text
SAME_TEXT = 0.6  # share of the shorter document's runs
_WORD = re.compile("[a-z0-9\u0621-\u064a]+")


def reprints(documents: Sequence[Document]) -> Iterator[Pair]:
    """Pairs of documents of which one repeats the other's text."""
    runs = {document.id: runs_of(document.text) for document in documents}
    for first, second in _candidates(runs):
        if (pair := compared(first, second, runs[first], runs[second])) is not None:
            yield pair


def compared(first: str, second: str, one: frozenset[int], other: frozenset[int]) -> Pair | None:
    """What two documents share of the shorter one's runs; None where that is not the same text."""
    share = len(one & other) / min(len(one), len(other))
    if share < SAME_TEXT:
        return None
    score = Score(name="same_text", value=round(share, 3), detail=f"{share:.0%}")
    return Pair(first=first, second=second, probability=round(share, 3), scores=(score,))


def _candidates(runs: dict[str, frozenset[int]]) -> list[tuple[str, str]]:
    bearers: dict[int, list[str]] = defaultdict(list)
    for document, found in sorted(runs.items()):
        for sign in signs_of(found):
            bearers[sign].append(document)
    shared = Counter(
        pair for documents in bearers.values() if len(documents) <= COMMON for pair in combinations(documents, 2)
    )
    return sorted(pair for pair, count in shared.items() if count > 1)


def signs_of(runs: frozenset[int]) -> frozenset[int]:
    """The runs by which a document finds others; a short one finds none."""
    return frozenset(run for run in runs if run % SIGNS == 0) if len(runs) >= FEWEST else frozenset()


def runs_of(text: str) -> frozenset[int]:
    """All runs of words of a text, as numbers."""
    words = _WORD.findall(fold(text))
    return frozenset(_hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def _hash(run: str) -> int:
    """The same number on every machine and in every process, unlike Python's own."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
