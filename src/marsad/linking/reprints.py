"""Which documents carry the same text but for small edits: shared runs of words, found without comparing all pairs.

Of all runs of five folded words one in eight is kept as a sign (always the same ones, by their hash): documents that
share signs are compared run by run. A short text inside a long one counts as a reprint of it.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.records import Document, Score

Runs = npt.NDArray[np.uint64]
RUN = 5
SIGNS = 8  # one run in eight is a sign
FEWEST = 20  # runs: shorter documents are alike by chance
COMMON = 200  # a sign that more documents bear is a formula, not a text
SAME_TEXT = 0.6  # share of the shorter document's runs
_WORD = re.compile("[a-z0-9\u0621-\u064a]+")


def reprints(documents: Sequence[Document]) -> Iterator[Pair]:
    """Pairs of documents of which one repeats the other's text."""
    ids = sorted(document.id for document in documents)
    texts = {document.id: document.text for document in documents}
    runs = [np.fromiter(runs_of(texts[one]), dtype=np.uint64) for one in ids]  # a fifth of what sets would take
    for i, pairs in groupby(_candidates(runs), key=itemgetter(0)):
        one = frozenset(runs[i].tolist())
        for _, j in pairs:
            if (pair := compared(ids[i], ids[j], one, frozenset(runs[j].tolist()))) is not None:
                yield pair


def compared(first: str, second: str, one: frozenset[int], other: frozenset[int]) -> Pair | None:
    """What two documents share of the shorter one's runs; None where that is not the same text."""
    share = len(one & other) / min(len(one), len(other))
    if share < SAME_TEXT:
        return None
    score = Score(name="same_text", value=round(share, 3), detail=f"{share:.0%}")
    return Pair(first=first, second=second, probability=round(share, 3), scores=(score,))


def _candidates(runs: Sequence[Runs]) -> list[tuple[int, int]]:
    """Places of documents (each i < j, in order) that share several signs."""
    bearers: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for place, found in enumerate(runs):
        for sign in found[found % SIGNS == 0].tolist() if len(found) >= FEWEST else ():
            bearers[sign].append(place)
    shared = array("q")
    for places in bearers.values():
        if 1 < len(places) <= COMMON:
            shared.extend(i * len(runs) + j for i, j in combinations(places, 2))
    codes, counts = np.unique(np.frombuffer(shared, dtype=np.int64), return_counts=True)
    return [divmod(code, len(runs)) for code in codes[counts > 1].tolist()]


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
