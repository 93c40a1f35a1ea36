"""Noun phrases in a sentence: its tokens, and where a phrase that begins at a head word ends.

For the finders of events, programmes, instruments and practices. A phrase goes on through adjectives, connectors and
what they govern, quoted titles and "(ACR)"; it ends at verbs, relative pronouns, dates, "à Rabat", commas that do not
list. Missing: verbs that neither a list nor a following article gives away.
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
from marsad.language.words import ELIDED
from marsad.records import Analysis, EntityKind, Sentence

_TOKEN = re.compile(
    f"{ELIDED}[{APOSTROPHES}](?=[{LETTERS}])"
    f"|[{DIGITS}]+(?:[.,/][{DIGITS}]+)*[{LATIN}]{{0,4}}"
    f"|[{LATIN}][{LATIN}{MARKS}]*(?:[-\u2011.&][{LATIN}{DIGITS}][{LATIN}{MARKS}{DIGITS}]*)*(?:[{APOSTROPHES}]s(?![{LETTERS}]))?"
    f"|[{ARABIC}{MARKS}]+"
    f"|[^{SPACES}]"
)
_OPENING = {"«": "»", "“": "”", '"': '"', "‘": "’", "„": "“"}
_WORDLIKE = re.compile(f"[{LETTERS}{DIGITS}]")
_ACRONYM = re.compile(f"[A-ZÀ-Ý0-9][{LATIN}0-9.&-]{{1,12}}")
Spans = tuple[tuple[int, int], ...]
_PARTICIPLE = ("é", "ée", "és", "ées")  # before "par": what is done to it, by whom
_SENTENCES_KEPT = 4096  # of the documents at hand
_LONGEST = 30  # tokens of a phrase
_LONGEST_TITLE = 40  # tokens between quotation marks
_LIST_PIECE = 6  # tokens between two commas of an enumeration


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


def right_edge(line: Line, first: int) -> int:
    """The token after the last one of the phrase whose next token would be `first`."""
    at = first
    while at < len(line.tokens) and at - first < _LONGEST:
        step = _step(line, at, first)
        if not step:
            break
        at += step
        if step > 1 and (line.tokens[at - 1].text in _OPENING.values() or _closes_a_name(line, at)):
            break
    return trimmed(line, first, at)


def _closes_a_name(line: Line, at: int) -> bool:
    """Say whether an acronym in brackets ended before a token that begins another name: ", the …", "du Bureau de …"."""
    if at >= len(line.tokens) or line.tokens[at - 1].text != ")" or not line.tokens[at - 2].is_capital:
        return False
    return line.tokens[at].text == "," or line.tokens[at].key in line.grammar.genitives


def trimmed(line: Line, first: int, last: int) -> int:
    """Leave out words at the end that lead on to nothing: "of the", "et"."""
    grammar = line.grammar
    while last > first:
        token = line.tokens[last - 1]
        leads_on = token.key in grammar.connectors | grammar.determiners | grammar.only_in_topics
        dangling = leads_on or token.text in ",،-–/:"
        if not dangling:
            break
        last -= 1
    return last


def _step(line: Line, at: int, first: int) -> int:
    """How many tokens the phrase takes from here: 0 when it has ended."""
    token = line.tokens[at]
    if not token.is_word:
        return _mark(line, at, first)
    if at in line.dates or _is_stopped(line, at, first) or _is_before_place(line, at):
        return 0
    if at == first and (token.key in line.grammar.places or token.key in line.grammar.conjunctions):
        return 0
    if token.key in line.grammar.determiners and not _is_governed(line, at):
        return 0
    if at > first and line.tokens[at - 1].text == ")" and token.key not in line.grammar.connectors:
        return 0
    return 0 if _is_verb_by_article(line, at, first) else 1


def _is_stopped(line: Line, at: int, first: int) -> bool:
    """Say whether a word ends the phrase: a stop, the first word of a stopping phrase, "to" before a verb."""
    grammar, token = line.grammar, line.tokens[at]
    if at > first and line.tokens[at - 1].key in grammar.leading:
        return False
    if grammar.is_stop(token.key) or any(line.matches(at, words) for words in grammar.stop_phrases):
        return True
    if _tells_how(line, at, first):
        return True
    if token.key in grammar.only_in_topics:
        return not _follows_topic(line, at, first)
    if token.key in grammar.infinitive:
        leads_on = at + 1 < len(line.tokens) and line.tokens[at + 1].key in grammar.ends
        return at + 1 < len(line.tokens) and not line.tokens[at + 1].is_capital and not leads_on
    return grammar.language == "ar" and at > first and _is_object(line, at)


def _tells_how(line: Line, at: int, first: int) -> bool:
    """Say whether French goes on with what is done: "… en déclarant", "… parrainé par"."""
    grammar, token, after = line.grammar, line.tokens[at], _at(line, at + 1)
    if grammar.gerund and token.key == "en" and after.endswith(grammar.gerund):
        return True
    return grammar.language == "fr" and at > first and after == "par" and token.key.endswith(_PARTICIPLE)


def _is_object(line: Line, at: int) -> bool:
    """Say whether an Arabic word is in the accusative without article: "أطلقت الوزارة برنامجا"."""
    token, before = line.tokens[at], line.tokens[at - 1]
    if token.text.endswith(("اً", "ًا")):
        return True
    after_definite = before.key.startswith("ال") and token.key.endswith("ا") and "ال" not in token.key[:3]
    return after_definite and any(form in line.grammar.objects for form in line.forms[at][1:])


def _at(line: Line, at: int) -> str:
    """The key of a token; "" after the last one."""
    return line.tokens[at].key if at < len(line.tokens) else ""


def _mark(line: Line, at: int, first: int) -> int:
    """How many tokens a mark takes: a quoted title, "(ACR)", a comma that lists, a slash."""
    mark = line.tokens[at].text
    governed = at == first or _is_governed(line, at) or _is_announced(line, at)
    if mark in _OPENING and governed:
        return closing(line, at) - at
    if mark == "(":
        return _bracket(line, at, governed=governed)
    if mark in ",،":
        return _listing(line, at, first)
    joins = at + 1 < len(line.tokens) and (_is_glued(line, at) or (mark == "&" and _is_between_capitals(line, at)))
    return 1 if mark in "/&-–" and joins else 0


def _is_announced(line: Line, at: int) -> bool:
    """Say whether "حول موضوع" stands right before a quotation: the title is the topic."""
    before = line.tokens[at - 1].key if at > 1 else ""
    return before in line.grammar.bare_topics and line.tokens[at - 2].key in line.grammar.topics


def _is_glued(line: Line, at: int) -> bool:
    """Say whether a mark stands between words without spaces."""
    before, mark, after = line.tokens[at - 1], line.tokens[at], line.tokens[at + 1]
    return before.end == mark.start and mark.end == after.start


def closing(line: Line, at: int) -> int:
    """The token after the quotation that opens at `at`; `at` itself when it does not close in the sentence."""
    mark = _OPENING[line.tokens[at].text]
    doubled = at + 1 < len(line.tokens) and line.tokens[at + 1].text == mark  # ‘’title’’
    for i in range(at + 1 + doubled, min(len(line.tokens), at + _LONGEST_TITLE)):
        if line.tokens[i].text == mark or (mark == "”" and line.tokens[i].text in '“"'):
            return i + 1
    return at


def is_opening(token: Token) -> bool:
    """Say whether a token opens a quotation."""
    return token.text in _OPENING


def _bracket(line: Line, at: int, *, governed: bool) -> int:
    """An acronym in brackets belongs to the name, and so does a bracket after "on"."""
    tokens = line.tokens
    if at + 2 < len(tokens) and tokens[at + 2].text == ")" and _ACRONYM.fullmatch(tokens[at + 1].text):
        return 3
    if not governed:
        return 0
    return next((i + 1 - at for i in range(at, min(len(tokens), at + 12)) if tokens[i].text == ")"), 0)


def _is_governed(line: Line, at: int) -> bool:
    """Say whether a connector stands right before."""
    return at > 0 and line.tokens[at - 1].key in line.grammar.connectors | line.grammar.only_in_topics


def _is_before_place(line: Line, at: int) -> bool:
    """Say whether this is "à" before "Rabat", "in" before "Geneva", or "بالرباط" itself."""
    token = line.tokens[at]
    if line.grammar.language == "ar":
        return at in line.places_within or (token.key in line.grammar.places and at + 1 in line.places)
    return token.key in line.grammar.places and at + 1 in line.places


def _is_verb_by_article(line: Line, at: int, first: int) -> bool:
    """A plain word right before an article is a verb: "le forum réunit les", "the summit drew the"."""
    if at == first and line.grammar.language == "en":
        return False
    token, after = line.tokens[at], at + 1
    if after >= len(line.tokens) or _is_governed(line, after) or token.key in line.grammar.determiners:
        return False
    return token.text[:1].islower() and line.tokens[after].key in line.grammar.determiners


def _listing(line: Line, at: int, first: int) -> int:
    """A comma goes on when the pieces after it are short and end with "and": "la paix, la sécurité et le droit"."""
    tokens, grammar = line.tokens, line.grammar
    if not (_follows_topic(line, at, first) or _is_between_capitals(line, at) or _repeats_genitive(line, at, first)):
        return 0
    piece = 0
    for i in range(at + 1, min(len(tokens), at + 16)):
        token = tokens[i]
        if i in line.dates or i in line.places or grammar.is_stop(token.key) or token.text in ".;؛:(«":
            return 0
        is_and = token.key in grammar.conjunctions or (grammar.language == "ar" and i > at + 1 and token.key[0] == "و")
        if is_and and piece:
            return 2
        piece = 0 if token.text in ",،" else piece + 1
        if piece > _LIST_PIECE:
            return 0
    return 0


def _repeats_genitive(line: Line, at: int, first: int) -> bool:
    """Say whether a comma lists what one word governs: "dans les régions du Nord, du Centre et du Sahel"."""
    again = _at(line, at + 1)
    before = (line.tokens[i].key for i in range(max(first, at - _LIST_PIECE), at))
    return again in line.grammar.genitives and again in before


def _is_between_capitals(line: Line, at: int) -> bool:
    """Say whether a comma stands between capitals: "Agenda Youth, Peace and Security"."""
    return 0 < at < len(line.tokens) - 1 and line.tokens[at - 1].is_capital and line.tokens[at + 1].is_capital


def _follows_topic(line: Line, at: int, first: int) -> bool:
    """Say whether a topic word ("sur", "on", "حول") stands in the phrase before this token."""
    topics = line.grammar.topics
    return any(token.key in topics for token in line.tokens[first:at])


def after_determiners(line: Line, at: int) -> int:
    """The first token at or after `at` that is not an article or the like."""
    while at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners:
        at += 1
    return at
