"""Names that begin with a head word of some type: instruments ("résolution 2178"), programmes ("projet de «…»").

Shared by both finders. What makes a phrase a name rather than a common noun is told by its marks: a number, a title
in quotation marks, capital letters, a quality such as "national", a topic. Missing: names in other words than a head's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from marsad.extraction.heads import Head, PhraseIndex, Words, head_at, is_arabic_definite, with_plain
from marsad.extraction.name_edges import left_edge, right_end
from marsad.extraction.names_numbers import is_numbered, with_number
from marsad.extraction.noun_phrases import is_opening, right_edge
from marsad.extraction.phrase_grammar import phrases, quality_set, word_set
from marsad.extraction.phrase_lines import Line, content_words
from marsad.extraction.phrases import grammar as grammar_file


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingGrammar:
    """Heads by type, and cues, of one language and kind of thing."""

    language: str
    heads: PhraseIndex
    types: Mapping[str, Mapping[str, str]]  # of each entry under [heads]: type, needs
    premodifiers: frozenset[str]
    qualities: frozenset[str]
    issuers: frozenset[str]
    adopting: frozenset[str]  # verbs behind which an Arabic word like a head is their object
    leading: frozenset[str]  # Arabic words that only lead to what money is for
    everyday: frozenset[str]  # English heads that written small name nothing: "an act of violence"
    plurals: frozenset[str]  # heads that name any such things, unless a number says which
    compounds: frozenset[str]  # nouns of which a head is only the first part: "programme manager"
    aims: frozenset[str]
    governing: frozenset[str]  # before what a French programme is to do: "à la prévention"
    idle_aims: frozenset[str]  # what an agenda does: "the programme will include"
    ordinals: frozenset[str]  # beside one of several: "the second project"
    drafts: frozenset[str]  # Arabic nouns that say that a project is only a draft of something
    number_marks: frozenset[str]  # before a number: "n°", "رقم"
    year_marks: frozenset[str]  # before a year: "لسنة"
    relating: frozenset[str]  # what leads from a number to what a text is on: "المتعلق"
    name_joins: frozenset[str]  # small words within names in capitals before an English head
    cues: Mapping[str, PhraseIndex] = field(default_factory=dict)

    def head_at(self, line: Line, at: int) -> Head | None:
        """The head that begins at a token, if one does."""
        return head_at(self.heads, line, at)

    def places_of(self, cue: str, line: Line) -> list[tuple[int, int]]:
        """Where the phrases of a cue stand in a line: first token, token after."""
        index = self.cues.get(cue)
        if not index:
            return []
        found = []
        for at, token in enumerate(line.tokens):
            if listed := index.starting_here(token.key):
                ends = (_end_of(line, at, words) for words, _ in listed)
                if last := next((end for end in ends if end), 0):
                    found.append((at, last))
        return found


_LONGEST_NAME = 30  # tokens
_SPAN = 2  # tokens between the two years of a span and what they stand before
_YEAR_FIGURES = 4
_NUMBERED = 9  # tokens from a head to the last on which its number may stand
_DATED = 4  # tokens of a date
_PARTED = 8  # tokens between a participle and its agent: "carried out from 2018 to 2021 by"
_TO = frozenset({"à", "au", "aux", "a", "to", "on", "sur"})  # between "and" and the next name
_LEAST_BRACKETED = 3  # a word and its brackets
_NO_CUES = frozenset(
    {
        "heads",
        "premodifiers",
        "qualities",
        "issuers",
        "everyday",
        "excluded",
        "aims",
        "governing",
        "idle_aims",
        "ordinals",
        "drafts",
        "adopting",
        "compounds",
        "plurals",
        "leading",
        "name_joins",
    }
)
_TATWEEL = "\u0640"
_WRITTEN_ON = 3  # letters at most that an Arabic word carries of the words before it
_NEAR_VERB = 6  # tokens from such a verb to its object


def _end_of(line: Line, at: int, words: Words) -> int:
    """The token after a cue that begins at `at`, 0 when it does not; times may part a participle from its agent."""
    if line.matches(at, words):
        return at + len(words)
    *participle, agent = words
    here = at + len(participle)
    if not participle or agent not in line.grammar.agents or not line.matches(at, tuple(participle)):
        return 0
    for place in range(here, min(here + _PARTED, len(line.tokens))):
        if line.tokens[place].key == agent:
            parted = all(_tells_when(line, i) for i in range(here, place))
            return place + 1 if parted else 0
    return 0


def _tells_when(line: Line, at: int) -> bool:
    """Say whether a token belongs to words of time or manner between a participle and its agent."""
    token = line.tokens[at]
    dated = any(at - _DATED < first <= at for first in line.dates)
    return dated or token.text.isdecimal() or token.key in line.grammar.beside


@cache
def thing_grammar(language: str, kind: str) -> ThingGrammar:
    """The grammar of a kind of thing ("instruments", "programmes") in a language."""
    data: Mapping[str, Any] = grammar_file(language, kind)
    types: Mapping[str, Mapping[str, str]] = data.get("heads", {})
    return ThingGrammar(
        language=language,
        heads=PhraseIndex({name: with_plain(phrases(entry["words"])) for name, entry in types.items()}),
        types=types,
        premodifiers=word_set(data.get("premodifiers", "")),
        qualities=quality_set(data.get("qualities", "")),
        issuers=word_set(data.get("issuers", "")),
        adopting=word_set(data.get("adopting", "")),
        leading=word_set(data.get("leading", "")),
        everyday=word_set(data.get("everyday", "")),
        plurals=word_set(data.get("plurals", "")),
        compounds=word_set(data.get("compounds", "")),
        aims=word_set(data.get("aims", "")),
        governing=word_set(data.get("governing", "")),
        idle_aims=word_set(data.get("idle_aims", "")),
        ordinals=word_set(data.get("ordinals", "")),
        drafts=word_set(data.get("drafts", "")),
        number_marks=word_set(data.get("number_marks", "")),
        year_marks=word_set(data.get("year_marks", "")),
        relating=word_set(data.get("relating", "")),
        name_joins=word_set(data.get("name_joins", "")),
        cues={name: PhraseIndex({name: phrases(value)}) for name, value in data.items() if name not in _NO_CUES},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A phrase around a head, and the marks that make it a name."""

    line: Line
    first: int
    last: int
    at: int
    head: Head
    entry: str  # of the grammar's heads: "resolution"
    has_number: bool
    has_quote: bool
    has_capital: bool
    has_quality: bool
    has_topic: bool
    has_issuer: bool
    is_definite: bool
    words: frozenset[str]

    @property
    def place(self) -> tuple[int, int]:
        """The name's place in the document, without what is written onto an Arabic head."""
        return self.line.tokens[self.first].start + self._written_on, self.line.tokens[self.last - 1].end

    @property
    def _written_on(self) -> int:
        token, noun = self.line.tokens[self.first], self.head.words[0]
        if self.line.grammar.language != "ar" or not token.key.endswith(noun):
            return 0
        stretched = token.text[1:2] == _TATWEEL and len(token.text) == len(token.key) + 1  # "لـلاتفاقية"
        if len(token.text) != len(token.key) and not stretched:
            return 0
        before = token.key[: len(token.key) - len(noun)]
        cut = len(before) - 2 if before.endswith(("ال", "لل")) else len(before)
        return cut + stretched if cut else 0

    @property
    def text(self) -> str:
        """The name as written, on one line."""
        base = self.line.sentence.start
        start, end = self.place
        text = " ".join(self.line.sentence.text[start - base : end - base].split())
        return "ال" + text[2:] if text.startswith("لل") else text

    @property
    def is_possessed(self) -> bool:
        """Say whether an Arabic head carries "its", "their": then it points and does not name."""
        token = self.line.tokens[self.at]
        noun = self.head.words[0]
        return self.line.grammar.language == "ar" and not token.key.endswith((noun, f"{noun}ا"))

    @property
    def is_first_of_compound(self) -> bool:
        """In English the last noun is the head: a "Law School" is no law."""
        after = self.at + self.head.length
        if self.line.grammar.language != "en" or after >= self.last:
            return False
        token = self.line.tokens[after]
        return token.text[0].isalpha() and token.is_capital and token.key not in self.line.grammar.connectors

    @property
    def others(self) -> int:
        """How many words stand beside the head."""
        inside = range(self.at, self.at + self.head.length)
        return sum(1 for i in range(self.first, self.last) if i not in inside and self.line.tokens[i].is_word)


def things(
    line: Line, grammar: ThingGrammar, titles: Callable[[Line], Mapping[int, int]] = lambda _: {}
) -> Iterator[Thing]:
    """The phrases around heads in a line, in order; whether they are names is for the caller to judge.

    `titles` finds the words that announce a title ("intitulé"); it is asked only when a line has a head.
    """
    at = 0
    announced: Mapping[int, int] | None = None
    while at < len(line.tokens):
        head = grammar.head_at(line, at)
        if head is None or _is_adjective(line, at, grammar) or _is_idle(line, at, grammar):
            at += 1
            continue
        announced = titles(line) if announced is None else announced
        found = _thing(line, at, head, grammar, announced)
        yield found
        at = max(at + 1, _after_body(line, at) or found.last)


def _after_body(line: Line, at: int) -> int:
    """The token after the body in whose name a head stands: "أعلن صندوق التنمية تخصيص … لمبادرة"; 0 when in none."""
    token = line.tokens[at]
    ends = [end for start, end in line.organisations if start <= token.start + _WRITTEN_ON and token.end <= end]
    return next((i for i in range(at, len(line.tokens)) if line.tokens[i].start >= max(ends)), 0) if ends else 0


def _is_adjective(line: Line, at: int, grammar: ThingGrammar) -> bool:
    """Say whether an Arabic word like a head describes the noun before it: "الأهداف الاستراتيجية"."""
    if line.grammar.language != "ar" or at == 0:
        return False
    key, before = line.tokens[at].key, line.tokens[at - 1].key
    if any(line.tokens[i].key.lstrip("وف") in grammar.adopting for i in range(max(0, at - _NEAR_VERB), at)):
        return False
    described = before.startswith("ال") and len(before) > _WRITTEN_ON and before not in line.grammar.stops
    return key.startswith("ال") and key.endswith("يه") and described


def _is_idle(line: Line, at: int, grammar: ThingGrammar) -> bool:
    """Say whether a word like a head belongs to a phrase that only leads on: "في إطار"."""
    return any(first <= at < last for first, last in grammar.places_of("idle", line))


def _thing(line: Line, at: int, head: Head, grammar: ThingGrammar, titles: Mapping[int, int]) -> Thing:
    """The phrase around a head, with its marks."""
    definite = _is_definite(line, at, head)
    first = _with_year_before(line, at, _before_joins(line, left_edge(line, at, grammar, {}), at, grammar), grammar)
    last = right_end(line, at + head.length, grammar, {}, definite=grammar.language == "ar" and definite, titles=titles)
    last = _related(line, last, grammar) if definite else last
    last = _before_next(line, at + head.length, last, grammar)
    last = max(last, _of_another(line, last, grammar))
    last = _with_year(line, with_number(line, at + head.length, last, grammar))
    others = [line.tokens[i] for i in range(first, last) if not at <= i < at + head.length]
    words = [token for token in others if token.is_word]
    near = at + head.length + (2 if grammar.language == "ar" else _LONGEST_NAME)
    return Thing(
        line=line,
        first=first,
        last=last,
        at=at,
        head=head,
        entry=head.tier,
        has_number=_has_figure(line, first, at) or _has_figure(line, at + head.length, min(last, at + _NUMBERED)),
        has_quote=any(is_opening(token) for token in others) or _is_bracketed(line, at + head.length, last),
        has_capital=_has_capital(line, at, head, first, last),
        has_quality=any(token.key in grammar.qualities for token in line.tokens[first : min(last, near)]),
        has_topic=any(token.key in line.grammar.topics for token in words),
        has_issuer=any(token.key in grammar.issuers for token in line.tokens[first:last]),
        is_definite=definite,
        words=content_words(line, first, last),
    )


def _with_year_before(line: Line, at: int, first: int, grammar: ThingGrammar) -> int:
    """Where an English name begins that has its year before the head: "the 2030 Agenda"."""
    before = line.tokens[at - 1].text if at else ""
    is_year = grammar.language == "en" and before.isdecimal() and len(before) == _YEAR_FIGURES
    if not (is_year and line.tokens[at].is_capital and grammar.number_marks):
        return first
    spans = at > _SPAN and line.tokens[at - 2].text in "-–" and line.tokens[at - 3].text.isdecimal()
    year = at - 3 if spans else at - 1  # "the Delta 2020-2024 Action Plan"
    return min(first, left_edge(line, year, grammar, {}))


def _before_joins(line: Line, first: int, at: int, grammar: ThingGrammar) -> int:
    """Where an English name in capitals begins that has small words in it: "the Youth for Cohesion project"."""
    while (
        first < at and first > 1 and line.tokens[first].is_capital and line.tokens[first - 1].key in grammar.name_joins
    ):
        before = line.tokens[first - 2]
        named = first - 2 in line.countries or any(start <= before.start < end for start, end in line.organisations)
        if (
            named
            or before.text.isupper()
            or not before.is_capital
            or not before.is_word
            or before.key in line.grammar.connectors
        ):
            break
        first = left_edge(line, first - 1, grammar, {})
    return first


def _related(line: Line, last: int, grammar: ThingGrammar) -> int:
    """Where an Arabic name ends that goes on to its matter: "العهد الدولي الخاص بالحقوق"."""
    if grammar.language != "ar" or last >= len(line.tokens) or line.tokens[last].key not in grammar.relating:
        return last
    end = right_edge(line, last)
    return end if end > last + 1 else last


def _has_figure(line: Line, first: int, last: int) -> bool:
    """Say whether a number stands among tokens."""
    return any(token.text[0].isdecimal() for token in line.tokens[first:last])


def _before_next(line: Line, first: int, last: int, grammar: ThingGrammar) -> int:
    """Where a name ends before "and" and another head: "the Convention on … and the Charter of …"."""
    placed = grammar.language == "ar" and first + 1 < last and first in line.places
    if placed and line.tokens[first + 1].key.startswith("وال"):
        return first + 1  # "اتفاقية جوبا والوضع في البلاد"
    for at in range(first + 1, last):
        head = grammar.head_at(line, at)
        if head is None:
            continue
        if grammar.language == "ar":
            if line.tokens[at].key.startswith("و"):
                return at
            continue
        if not line.tokens[at].is_capital and not is_numbered(line, at + head.length, grammar):
            continue
        joint = at - 1
        small = line.grammar.determiners | line.grammar.genitives | _TO
        while joint > first and (line.tokens[joint].key in small or line.tokens[joint].text.isdecimal()):
            joint -= 1
        if line.tokens[joint].key in line.grammar.conjunctions:
            return joint
    return last


def _of_another(line: Line, last: int, grammar: ThingGrammar) -> int:
    """Where an English name ends that goes on to the text it belongs to: "Optional Protocol to the Convention on …"."""
    after = last + 2
    if grammar.language != "en" or after >= len(line.tokens) or line.tokens[last].key != "to":
        return 0
    head = grammar.head_at(line, after) if line.tokens[last + 1].key == "the" else None
    return right_edge(line, after + head.length) if head and line.tokens[after].is_capital else 0


def _is_bracketed(line: Line, at: int, last: int) -> bool:
    """Say whether brackets stand for quotation marks, right after an Arabic head: "مبادرة (جسور)"."""
    if line.grammar.language != "ar" or last - at < _LEAST_BRACKETED or line.tokens[at].text != "(":
        return False
    return all(token.is_word and not token.text.isascii() for token in line.tokens[at + 1 : last - 1])


def _is_definite(line: Line, at: int, head: Head) -> bool:
    """Say whether a head has an article."""
    if line.grammar.language == "ar":
        return is_arabic_definite(line.tokens[at].key, head)
    return at > 0 and line.tokens[at - 1].key in ("le", "la", "l'", "les", "the", "du", "au", "des")


def _has_capital(line: Line, at: int, head: Head, first: int, last: int) -> bool:
    """Say whether a word beside the head has a capital, the first word of the sentence apart."""
    if head.length > 1 and at > 0 and all(token.is_capital for token in line.tokens[at : at + head.length]):
        return True
    titled = line.grammar.language == "fr" and at > 1 and line.tokens[at].is_capital
    if titled and any(token.key in line.grammar.topics for token in line.tokens[at + head.length : last]):
        return True  # "la Convention relative aux droits de l'enfant"
    inside = range(at, at + head.length)
    return any(line.tokens[i].is_capital for i in range(max(first, 1), last) if i not in inside)


def _with_year(line: Line, last: int) -> int:
    """A year in brackets belongs to the name: "résolution 2250 (2015)"."""
    tokens = line.tokens
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        year = tokens[last + 1].text
        if year.isdecimal() and len(year) == 4:
            return last + 3
    return last
