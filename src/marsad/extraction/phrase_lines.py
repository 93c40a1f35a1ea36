"""A sentence as the finders of named things see it: its tokens, and where dates, places and bodies stand in it.

For the finders of events, programmes, instruments and practices, which look at `lines` of a document one by one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from marsad.authority import places
from marsad.extraction.phrase_grammar import PhraseGrammar, bare_forms, key, phrase_grammar
from marsad.language.characters import APOSTROPHES, ARABIC, DIGITS, LATIN, LETTERS, MARKS, SPACES
from marsad.language.normalise import fold
from marsad.language.words import ELIDED
from marsad.records import Analysis, EntityKind, Sentence

_TOKEN = re.compile(
    f"{ELIDED}[{APOSTROPHES}](?=[{LETTERS}])"
    f"|[{DIGITS}]+(?:[.,/][{DIGITS}]+)*[{LATIN}]{{0,4}}"
    f"|[{LATIN}][{LATIN}{MARKS}]*(?:[-\u2011.&][{LATIN}{DIGITS}][{LATIN}{MARKS}{DIGITS}]*)*(?:[{APOSTROPHES}]s(?![{LETTERS}]))?"
    f"|[{ARABIC}{MARKS}]+"
    f"|[^{SPACES}]"
)
_WORDLIKE = re.compile(f"[{LETTERS}{DIGITS}]")
Spans = tuple[tuple[int, int], ...]
_SENTENCES_KEPT = 4096  # of the documents at hand


class Token(NamedTuple):
    """A word, figure or mark; places refer to the document. A tuple, since documents have a hundred thousand."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        """Say whether it is a word or figure, not a mark."""
        return bool(_WORDLIKE.match(self.text))

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence cut into tokens, with what earlier steps found in it."""

    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    grammar: PhraseGrammar
    dates: frozenset[int] = frozenset()  # tokens with which a date begins
    places: frozenset[int] = frozenset()  # tokens with (or in) which a city begins
    places_within: frozenset[int] = frozenset()  # those that begin inside their token: "بالرباط"
    countries: frozenset[int] = frozenset()  # tokens with (or in) which a country begins
    organisations: tuple[tuple[int, int], ...] = ()  # in document places
    bodies: tuple[tuple[int, int], ...] = ()  # those of them that an authority file knows
    forms: tuple[tuple[str, ...], ...] = field(default=(), repr=False)  # keys without the small words written on

    def text(self, first: int, last: int) -> str:
        """The words from token `first` up to (not with) token `last`."""
        offset = self.sentence.start
        return self.sentence.text[self.tokens[first].start - offset : self.tokens[last - 1].end - offset]

    def matches(self, at: int, words: Sequence[str]) -> bool:
        """Say whether these keys stand at a token; the first may carry Arabic "and"."""
        if at + len(words) > len(self.tokens):
            return False
        opening = self.tokens[at].key
        if opening != words[0] and not (opening[:1] == "و" and opening[1:] == words[0]):
            return False
        return all(self.tokens[at + i].key == word for i, word in enumerate(words[1:], 1))


@lru_cache(maxsize=_SENTENCES_KEPT)
def cut(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence, with their places in the document; kept, since several steps ask for them."""
    base = sentence.start
    return tuple(
        Token(base + m.start(), base + m.end(), m.group(), key(m.group())) for m in _TOKEN.finditer(sentence.text)
    )


@lru_cache(maxsize=_SENTENCES_KEPT)
def _forms(sentence: Sentence) -> tuple[tuple[str, ...], ...]:
    """The keys of each token of a sentence, without the small words written on."""
    return tuple(bare_forms(token.key) for token in cut(sentence))


def lines(analysis: Analysis) -> tuple[Line, ...]:
    """All sentences of a document as lines, for one step of the chain."""
    dates = sorted((date.start, date.end) for date in analysis.dates)
    cities, countries = _named(analysis, "city"), _named(analysis, "country")
    named = analysis.mentions_of(EntityKind.ORGANISATION)
    organisations = [(m.citation.start, m.citation.end) for m in named]
    bodies = [(m.citation.start, m.citation.end) for m in named if m.authority]
    return tuple(
        _line(
            number,
            sentence,
            dates=within(dates, sentence),
            cities=within(cities, sentence),
            countries=within(countries, sentence),
            organisations=within(organisations, sentence),
            bodies=within(bodies, sentence),
        )
        for number, sentence in enumerate(analysis.sentences)
    )


def within(spans: Sequence[tuple[int, int]], sentence: Sentence) -> Spans:
    """The spans, sorted by their beginning, that stand in a sentence."""
    first, last = bisect_left(spans, (sentence.start, 0)), bisect_left(spans, (sentence.end, 0))
    return tuple((start, end) for start, end in spans[first:last] if end <= sentence.end)


def _line(number: int, sentence: Sentence, **found: Spans) -> Line:
    """One sentence as a line, with the spans of dates, cities, countries and organisations in it."""
    tokens = cut(sentence)
    return Line(
        number=number,
        sentence=sentence,
        tokens=tokens,
        grammar=phrase_grammar(sentence.language),
        dates=_tokens_at(tokens, found["dates"]),
        places=_tokens_at(tokens, found["cities"]),
        places_within=_tokens_at(tokens, found["cities"], inside=True),
        countries=_tokens_at(tokens, found["countries"]),
        organisations=found["organisations"],
        bodies=found["bodies"],
        forms=_forms(sentence),
    )


def _tokens_at(tokens: Sequence[Token], spans: Sequence[tuple[int, int]], *, inside: bool = False) -> frozenset[int]:
    """The tokens in which spans begin; `inside` those that begin after the token's first letter."""
    if not spans:
        return frozenset()
    firsts = [token.start for token in tokens]
    found = set()
    for start, _ in spans:
        at = bisect_right(firsts, start - inside) - 1
        if at >= 0 and start - inside < tokens[at].end:
            found.add(at)
    return frozenset(found)


def _named(analysis: Analysis, kind: str) -> list[tuple[int, int]]:
    """Where the text names cities, or countries: the first end a phrase, the second belong to it ("… au Mali")."""
    named = (m for m in analysis.mentions_of(EntityKind.PLACE) if m.authority)
    return [(m.citation.start, m.citation.end) for m in named if places.by_id(m.authority).kind == kind]


def content_words(line: Line, first: int, last: int) -> frozenset[str]:
    """The words that make a name, folded: no articles, connectors, marks."""
    grammar = line.grammar
    left_out = grammar.connectors | grammar.determiners
    tokens = ((i, line.tokens[i]) for i in range(first, last))
    return frozenset(stem(line, i) for i, token in tokens if token.is_word and token.key not in left_out)


def stem(line: Line, at: int) -> str:
    """A word for comparing names: without the Arabic article and what is written onto it."""
    form = fold(line.forms[at][-1])
    return form[2:] if form.startswith("ال") and len(form) > 4 else form
