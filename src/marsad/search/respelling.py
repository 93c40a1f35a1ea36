"""Another spelling of a question, from the words of passages that the asker may see: a hidden name is never offered.

Nor does silence tell of one: for whoever may not see all, a word is known where a passage that they may see has it, or
a word of its stem.
"""

import re
from collections.abc import Sequence

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.language.encoder import default_encoder
from marsad.language.normalise import fold
from marsad.language.stems import index_terms
from marsad.language.words import words
from marsad.search import actions
from marsad.search.index import Hit, Scope
from marsad.search.logic.matching import content_words
from marsad.search.logic.numbers import word_id
from marsad.search.logic.ranking import Ranked
from marsad.search.logic.spelling import Vocabulary, respelled
from marsad.search.questions import Question

_ACCENTED = re.compile("[àâçèéêëîïôùûœ]", re.IGNORECASE)  # letters of French words
_READ = 30  # passages, with their neighbours, in which the rest of a question may have a word that was meant
_LOOKED_AT = 20  # passages with the stem of a word in which the word itself is looked for


def another_spelling(asked: Question, best: Sequence[Ranked], *, who: Asker | None) -> str:
    """Another spelling of a question that found these passages.

    Of what language a single word is, only accents tell: "récidive".
    """
    index, known, hidden = actions.index_now(), actions.spellings(), evidence.hidden_documents(who=who)
    is_single = len(content_words(asked.text)) == 1
    is_told_apart = not is_single or _ACCENTED.search(asked.text)
    beside = {one for ranked in best[:_READ] for one in (*ranked.hit.words.tolist(), *ranked.hit.around.tolist())}
    languages = [asked.language] if is_told_apart else sorted(index.languages)

    def hits(word: str, language: str) -> list[Hit]:
        scope = Scope(language=language, without=hidden)
        return index.lexical(index_terms(word, language), asked.vector, scope, limit=_LOOKED_AT)

    def is_known(word: str) -> bool:
        return word in known and (not hidden or any(hits(word, language) for language in sorted(index.languages)))

    def is_told(word: str) -> bool:
        found = [hit for language in languages for hit in hits(word, language)]
        return _stands_in(word, found, who) if hidden else bool(found)

    vocabulary = Vocabulary(
        written=known,
        is_known=is_known,
        is_told=is_told,
        is_beside=lambda word: is_single or word_id(word) in beside,
        pieces=default_encoder().pieces,
    )
    return respelled(asked.text, vocabulary)


def _stands_in(word: str, hits: list[Hit], who: Asker | None) -> bool:
    """Whether a folded word itself stands in one of the passages, not only one of its stem or sound."""
    texts = {one.id: one.text for one in evidence.full_documents(sorted({hit.document for hit in hits}), who=who)}
    shown = (texts[hit.document][hit.start : hit.end] for hit in hits if hit.document in texts)
    return any(fold(one.text) == word for passage in shown for one in words(passage))
