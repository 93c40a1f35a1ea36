"""Which recommendations return in other documents, editions and languages: threads, by meaning and by words.

Across languages only meaning can speak, so more of it is asked. Within one document nothing is joined:
a list that recommends two alike things recommends two things.
"""

from collections.abc import Iterator, Sequence

from marsad.linking.clusters import Pair
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.records import Score

THRESHOLD = 0.7
NEAR = 0.65  # cosine from which two recommendations are looked at
ONE_LANGUAGE, TWO_LANGUAGES = 0.72, 0.74  # cosine from which they are believed to be one
FEW_WORDS = 4  # shorter ones ("act on content") match everything


def pairs(items: Sequence[Item], meanings: Meanings) -> Iterator[Pair]:
    """Compare recommendations of different documents."""
    long_enough = [item for item in items if len(content_words(item.name)) >= FEW_WORDS]
    for i, j, cosine in meanings.near_pairs([item.name for item in long_enough], NEAR):
        first, second = long_enough[i], long_enough[j]
        if first.document == second.document:
            continue
        one_language = first.fact.language == second.fact.language
        words = shared_words(first.name, second.name) if one_language else 0.0
        asked = ONE_LANGUAGE if one_language else TWO_LANGUAGES
        if cosine < asked and words < 0.6:
            continue
        yield Pair(
            first=first.id,
            second=second.id,
            probability=round(min(0.99, max(cosine, 0.4 + 0.6 * words)), 3),
            scores=(
                Score(name="same_meaning", value=round(cosine, 3), detail=f"{first.name} ~ {second.name}"),
                *((Score(name="same_words", value=round(words, 3), detail=""),) if words else ()),
            ),
        )
