"""Makes what the index keeps of a document's passages: their terms, their words, and the words around them."""

from collections.abc import Sequence

import numpy as np

from marsad.records import Passage
from marsad.search.index import Entry, WordIds
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.terms import passage_terms
from marsad.search.logic.vectors import whole_places
from marsad.search.logic.wordvectors import meaning_words

_AROUND = 2  # sentences to each side


def entries(passages: Sequence[Passage], texts: Sequence[str], name: str) -> list[Entry]:
    """An entry for each passage of one document, which must come in order; `name` is its title or file."""
    words = [word_ids(meaning_words(text)) for text in texts]
    around = _around(passages, words, word_ids(meaning_words(name)))
    return [
        Entry(
            document=passage.document,
            start=passage.start,
            end=passage.end,
            language=passage.language,
            terms=passage_terms(text, passage.language),
            words=own,
            around=beside,
        )
        for passage, text, own, beside in zip(passages, texts, words, around, strict=True)
    ]


def _around(passages: Sequence[Passage], words: Sequence[WordIds], name: WordIds) -> list[WordIds]:
    """The words of the sentences around each passage, and of the document's name."""
    whole = whole_places(passages)
    found, at = [], 0
    for place in range(len(passages)):
        while at + 1 < len(whole) and whole[at + 1] <= place:
            at += 1
        near = [words[other] for other in whole[max(0, at - _AROUND) : at + _AROUND + 1]]
        found.append(np.unique(np.concatenate([name, *near])))
    return found
