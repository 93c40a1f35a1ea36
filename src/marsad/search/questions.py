"""Understands a question once for all languages: its own language, its meaning, and the entities that it names."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.accounts.permission import Asker
from marsad.language.encoder import Vectors, default_encoder, search_encoder
from marsad.language.identify import identify
from marsad.language.scripts import script_of
from marsad.language.stems import index_terms
from marsad.language.words import words
from marsad.records import FactKind
from marsad.search import actions, namebook
from marsad.search.logic.kinds import kinds_asked
from marsad.search.logic.matching import content_words
from marsad.search.logic.names import Named
from marsad.search.logic.phrases import phrases_in, without_marks
from marsad.search.logic.terms import marked_skeletons
from marsad.search.logic.vectors import centred

_QUESTION = 4  # words that carry meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, ready to be put to an index."""

    text: str
    language: str
    vector: Vectors
    named: tuple[Named, ...]
    kinds: frozenset[FactKind] = frozenset()  # of fact, that it asks for in so many words
    phrases: tuple[str, ...] = ()  # that a passage must have word for word
    is_few_words: bool = False  # which lie nearer to everything than a whole question does

    def names_in(self, language: str) -> tuple[str, ...]:
        """All names in a language of the entities that the question names."""
        return tuple(dict.fromkeys(name for named in self.named for name in named.names_in(language)))

    def terms_for(self, language: str) -> list[str]:
        """What to look up among the words of a language."""
        if self.phrases:
            return _terms(self.phrases, language)
        if language == self.language:  # other names of what it names would drown its own words
            return _terms((self.text,), language)
        shared = _terms((*self._names(), *self._figures(), *self.names_in(language)), language)
        return list(dict.fromkeys((*shared, *marked_skeletons(self.text))))

    def _names(self) -> list[str]:
        """Acronyms and names in Latin letters, which other languages write alike, and Arabic texts often add."""
        found = []
        for place, word in enumerate(words(self.text)):
            is_acronym = len(word.text) > 1 and word.text.isupper()
            if script_of(word.text) == "Latn" and (is_acronym or (place > 0 and word.text[0].isupper())):
                found.append(word.text)
        return found

    def _figures(self) -> list[str]:
        return [word.text for word in words(self.text) if word.text[0].isdigit()]


def _terms(texts: Sequence[str], language: str) -> list[str]:
    return list(dict.fromkeys(term for text in texts for term in index_terms(text, language)))


def read_question(text: str, *, who: Asker | None) -> Question:
    """Read a question of a person; single words have nothing of a question that could be taken away."""
    words_only = without_marks(text) or text
    vector = actions.known_words().meaning(words_only)
    is_few_words = len(content_words(words_only)) < _QUESTION
    is_centred = search_encoder() is default_encoder() and not is_few_words  # the mean is of its space
    return Question(
        text=words_only,
        language=identify(words_only).language,
        vector=centred(vector) if is_centred else vector,
        named=namebook.current(who=who).named_in(words_only),
        kinds=kinds_asked(words_only),
        phrases=phrases_in(text),
        is_few_words=is_few_words,
    )


def read_text(text: str, *, who: Asker | None) -> Question:
    """Take a passage for a question: what it says is looked for as it is."""
    vector, named = actions.known_words().meaning(text), namebook.current(who=who).named_in(text)
    return Question(text=text, language=identify(text).language, vector=vector, named=named)
