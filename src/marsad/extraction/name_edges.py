"""Where the name of a thing begins and ends: its modifiers before the head, its right edge, its title in quotes.

An Arabic head with the article takes only adjectives, "ل…", a topic or a title: a noun after it begins the sentence's
next part ("شارك في الندوة أعضاء …").
"""

import re
from collections.abc import Mapping
from typing import Protocol

from marsad.extraction.heads import Head
from marsad.extraction.noun_phrases import closing, is_opening, right_edge
from marsad.extraction.phrase_lines import Line

_OPENING, _CLOSING = '"“«', '"”»'
_LONGEST_TITLE = 14  # tokens between quotation marks before a head
_TITLE_REACH = 2  # tokens between "بعنوان" and the quotation mark
_VERBAL = re.compile("ت[ء-ي]{2}ي[ء-ي]")  # "تعزيز", "تدبير"
_TURNED = 5  # tokens from "turned" to the token behind the head
_BRACKETED = 4  # tokens of a word with its acronym in brackets
_SMALL = 3  # letters at most of words without a capital in titles
_BARE = range(2, 4)  # tokens of "the same subject"
_OF_RELATION = ("ي", "يه", "يين", "يات")  # endings of adjectives of relation, folded


class NameGrammar(Protocol):
    """What the edges of names need to know of a grammar."""

    @property
    def language(self) -> str:
        """The language of the grammar."""

    @property
    def premodifiers(self) -> frozenset[str]:
        """Words that stand before the head and belong to the name."""

    @property
    def qualities(self) -> frozenset[str]:
        """Adjectives such as "international"."""

    def head_at(self, line: Line, at: int) -> Head | None:
        """The head that begins at a token."""


def left_edge(line: Line, at: int, grammar: NameGrammar, editions: Mapping[int, int]) -> int:
    """The first token of the name: before the head stand ordinals, counts and, in English, its modifiers."""
    while at > 0 and (taken := _before_head(line, at, grammar, editions)):
        at -= taken
    if grammar.language != "en":
        return at
    return _opening_of(line, _counted_title(line, at, editions) - 1)


def _before_head(line: Line, at: int, grammar: NameGrammar, editions: Mapping[int, int]) -> int:
    """How many tokens right before belong to the name: a modifier, in English "Peace Building (PB)" before a head."""
    if _modifies(line, at - 1, grammar, editions):
        return 1
    tokens = line.tokens
    if grammar.language == "en" and at > 1 and f"{tokens[at - 2].key}-{tokens[at - 1].key}" in grammar.premodifiers:
        return 2  # "a three day meeting"
    if grammar.language != "en" or at < _BRACKETED or tokens[at - 1].text != ")" or tokens[at - 3].text != "(":
        return 0
    return 3 if tokens[at - 2].text.isupper() and tokens[at - 4].is_capital and tokens[at].is_capital else 0


def _counted_title(line: Line, at: int, editions: Mapping[int, int]) -> int:
    """Where an edition stands before a title of capitals that small words join: "fourth Trends in Peace and Work"."""
    first = at
    articles = line.grammar.determiners
    while first > 0 and first - 1 not in editions and at - first < _LONGEST_TITLE:
        token = line.tokens[first - 1]
        if token.key in articles:
            joined = {line.tokens[i].key for i in range(first, at)} & line.grammar.connectors
            named = any(start <= token.end + 1 <= end for start, end in line.organisations)
            plain = joined <= line.grammar.conjunctions and not named and line.tokens[first].is_capital
            return first if plain and line.tokens[at].is_capital else at
        if not token.is_word or not (token.is_capital or token.key in line.grammar.connectors):
            return at
        first -= 1
    counted = 0 < first < at and line.tokens[at].is_capital and line.tokens[first].is_capital
    return first - 1 if counted else at


def _opening_of(line: Line, at: int) -> int:
    """Where the quotation opens that closes at a token: "the “Safe Harbour” project"; the next token when none does."""
    if at < 1 or line.tokens[at].text not in _CLOSING:
        return at + 1
    opens = (i for i in range(at - 1, max(-1, at - _LONGEST_TITLE), -1) if line.tokens[i].text in _OPENING)
    return next(opens, at + 1)


def _modifies(line: Line, at: int, grammar: NameGrammar, editions: Mapping[int, int]) -> bool:
    """Say whether a token before a head belongs to the name."""
    token = line.tokens[at]
    if token.key in grammar.premodifiers:
        return True
    if at in editions and token.key not in line.grammar.determiners:
        # "ثاني مؤتمر"; in "اليوم الثاني للمؤتمر" the ordinal belongs to the day
        return grammar.language != "ar" or (at + 1 not in editions and not token.key.startswith("ال"))
    if grammar.language != "en" or not token.is_word or at in line.dates:
        return False
    if token.key in line.grammar.determiners or token.key in line.grammar.connectors:
        return False
    is_opening_word = at == 0 and line.grammar.is_stop(token.key)
    if at > 0 and token.key in line.grammar.headlines and line.tokens[at - 1].is_capital:
        return False  # "Delta Council Launches Training Course"
    return (token.is_capital and not is_opening_word) or token.key in grammar.qualities


def right_end(  # noqa: PLR0913
    line: Line,
    at: int,
    grammar: NameGrammar,
    editions: Mapping[int, int],
    *,
    definite: bool,
    titles: Mapping[int, int],
) -> int:
    """The token after the name, whose head ends before `at`; `titles` are the cues of titles by first token."""
    if _lists_another(line, at, grammar) or (definite and _deals_with(line, at)):
        return at
    if _is_followed_by_verb(line, at):
        return _with_title(line, at, titles)
    last = _after_definite(line, at, grammar, editions) if definite else right_edge(line, at)
    last = _without_pointing_topic(line, at, last)
    return _with_title(line, last, titles) if last - at <= _TITLE_REACH else last


def _deals_with(line: Line, at: int) -> bool:
    """Say whether an Arabic verb before a noun governs the quotation behind it: "وتناولت الورشة «…»"."""
    if at < _TITLE_REACH or at >= len(line.tokens) or not is_opening(line.tokens[at]):
        return False
    return line.tokens[at - 2].key in line.grammar.dealing


def _is_followed_by_verb(line: Line, at: int) -> bool:
    """Say whether an English name ends before its verb: "Bridge Forum raises 3 million", "the forum aimed to"."""
    if line.grammar.language != "en" or at + 1 >= len(line.tokens):
        return False
    token, grammar = line.tokens[at], line.grammar
    if token.is_capital and token.key in grammar.headlines and line.tokens[at + 1].is_capital:
        return True  # "Youth Conference Issues Declaration"
    if not line.tokens[at - 1].is_capital:
        leads_on = line.tokens[at + 1].key in grammar.connectors | grammar.only_in_topics | grammar.places
        is_verb = token.text.endswith("ed") or grammar.is_verb(token.key)
        return token.text.islower() and is_verb and not leads_on
    joins = token.key in grammar.connectors | grammar.determiners | grammar.only_in_topics | grammar.conjunctions
    return token.is_word and token.text[:1].islower() and not joins and token.key not in grammar.infinitive


def _lists_another(line: Line, at: int, grammar: NameGrammar) -> bool:
    """Say whether "and" with another head stands right after a head: "ندوات ومحاضرات"."""
    return (
        grammar.language == "ar"
        and at < len(line.tokens)
        and line.tokens[at].key.startswith("و")
        and (grammar.head_at(line, at) is not None)
    )


def _after_definite(line: Line, at: int, grammar: NameGrammar, editions: Mapping[int, int]) -> int:
    """The end of an Arabic phrase whose head has the article."""
    last = at
    while last < len(line.tokens) and (last in editions or _is_adjective(line, last, grammar, editions)):
        last += 1
    if _is_of_a_level(line, last, grammar):
        last += 2
    if last >= len(line.tokens) or not (_leads_on(line, last) or _leads_to_head(line, last, grammar)):
        return last
    return right_edge(line, last + _is_training_in(line, last))


def _is_adjective(line: Line, at: int, grammar: NameGrammar, editions: Mapping[int, int]) -> bool:
    """Say whether a token is an adjective with the article."""
    key = line.tokens[at].key
    if key.startswith("ال") and at + 1 in editions and at + 1 < len(line.tokens):
        return True  # "الدورة العلمية المكثفة السابعة"
    if not key.startswith("ال") or line.grammar.is_stop(key) != key.startswith(("القادم", "المقبل")):
        return key.isdecimal() and not _counts(line, at + 1)
    return key in grammar.qualities or key.endswith(_OF_RELATION) or key.startswith(("القادم", "المقبل"))


def _is_training_in(line: Line, at: int) -> bool:
    """Say whether "في" behind a course with article leads to what it is in: "الدورة التدريبية في تعزيز …"."""
    if line.tokens[at].key != "في" or at + 1 >= len(line.tokens) or at < 1:
        return False
    after = line.tokens[at + 1].key
    taught = line.tokens[at - 1].key.startswith(tuple(line.grammar.taught))
    return taught and (after in line.grammar.fields or _VERBAL.fullmatch(after) is not None)


def _is_of_a_level(line: Line, at: int, grammar: NameGrammar) -> bool:
    """Say whether an adjective without article stands before what it is of: "رفيع المستوى"."""
    if at + 1 >= len(line.tokens) or line.tokens[at].key.startswith("ال"):
        return False
    pair = (line.tokens[at].key, line.tokens[at + 1].key)
    return grammar.qualities.issuperset(pair) and pair[1].startswith("ال")


def _counts(line: Line, at: int) -> bool:
    """Say whether a figure counts what stands behind it: "الندوة 112 مشاركا", "يستمر المؤتمر 3 أيام"."""
    token = line.tokens[at] if at < len(line.tokens) else None
    if token is None or not token.is_word or token.key.startswith(("ال", "ل")):
        return False
    return token.key not in line.grammar.connectors and not line.grammar.is_verb(token.key)


def _leads_to_head(line: Line, at: int, grammar: NameGrammar) -> bool:
    """Say whether "من" leads to another head: "الدورة الخامسة من المنتدى"."""
    after = at + 1 < len(line.tokens) and line.tokens[at].key == "من"
    return bool(after) and grammar.head_at(line, at + 1) is not None


def _leads_on(line: Line, at: int) -> bool:
    """Say whether a token can continue a definite phrase: a topic word, "ل…", a quotation."""
    token = line.tokens[at]
    if is_opening(token) or token.key in line.grammar.topics or _is_training_in(line, at):
        return True
    return token.key.startswith("ل") and len(token.key) > 3 and not line.grammar.is_stop(token.key)


def _without_pointing_topic(line: Line, at: int, last: int) -> int:
    """Cut before a topic that is no title: "un forum sur cette question", "الندوة حول 8 مواضيع"."""
    for i in range(at, last - 1):
        if line.tokens[i].key in line.grammar.topics:
            after = line.tokens[i + 1]
            points = after.key in line.grammar.pointing or after.text[0].isdecimal() or i + 1 in line.dates
            points = points or _is_bare(line, i + 1, last) or turns_on(line, at)
            return i if points else last
    return last


def turns_on(line: Line, at: int) -> bool:
    """Say whether an Arabic verb before a name governs its topic: "تتمحور أعمال الملتقى حول"."""
    centring = line.grammar.centring
    return bool(centring) and any(line.tokens[i].key.lstrip("وف") in centring for i in range(max(0, at - _TURNED), at))


def _is_bare(line: Line, at: int, last: int) -> bool:
    """Say whether a topic is only pointed at: "sur le même sujet", "on the topic"."""
    words = [line.tokens[i].key for i in range(at, last)]
    if words[0] in line.grammar.determiners and words[1:2] and words[1] in line.grammar.pointing:
        return True
    bare = len(words) in _BARE and words[-1] in line.grammar.bare_topics
    return bare and words[0] in line.grammar.determiners


def _is_titled_after_comma(line: Line, last: int) -> bool:
    """Say whether a quotation stands after a comma and is a title, by its capitals: 'a workshop, "Methods of …"'."""
    if last + 3 >= len(line.tokens) or line.tokens[last].text != "," or not is_opening(line.tokens[last + 1]):
        return False
    end = closing(line, last + 1)
    words = [token for token in line.tokens[last + 2 : end] if token.is_word and len(token.text) > _SMALL]
    return len(words) > 1 and all(token.is_capital for token in words)


def _with_title(line: Line, last: int, titles: Mapping[int, int]) -> int:
    """A short name goes on through "بعنوان «…»" right after it, or after a comma: "the project, titled “…”"."""
    if _is_titled_after_comma(line, last):
        return max(closing(line, last + 1), last)
    if last + 1 in titles and line.tokens[last].text in ",،":
        titled = _with_title(line, last + 1, titles)
        return titled if titled > last + 1 else last
    if last in titles:
        for i in range(titles[last], min(titles[last] + _TITLE_REACH, len(line.tokens))):
            if is_opening(line.tokens[i]):
                return max(closing(line, i), last)
    return last
