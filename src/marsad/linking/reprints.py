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
    runs = {document.id: _runs(document.text) for document in documents}
    for first, second in _candidates(runs):
        one, other = runs[first], runs[second]
        share = len(one & other) / min(len(one), len(other))
        if share >= SAME_TEXT:
            score = Score(name="same_text", value=round(share, 3), detail=f"{share:.0%}")
            yield Pair(first=first, second=second, probability=round(share, 3), scores=(score,))


def _candidates(runs: dict[str, frozenset[int]]) -> list[tuple[str, str]]:
    bearers: dict[int, list[str]] = defaultdict(list)
    for document, found in sorted(runs.items()):
        if len(found) >= FEWEST:
            for run in found:
                if run % SIGNS == 0:
                    bearers[run].append(document)
    shared = Counter(
        pair for documents in bearers.values() if len(documents) <= COMMON for pair in combinations(documents, 2)
    )
    return sorted(pair for pair, count in shared.items() if count > 1)


def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    return frozenset(_hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def _hash(run: str) -> int:
    """The same number on every machine and in every process, unlike Python's own."""
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
