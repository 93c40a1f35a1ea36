"""Where the name of an event begins and ends: its modifiers before the head, its right edge, its title in quotes.

An Arabic head with the article takes only adjectives, "ل…", a topic or a title: a noun after it begins the sentence's
next part ("شارك في الندوة أعضاء …").
"""

from collections.abc import Mapping

from marsad.extraction.events_grammar import Cue, EventGrammar
from marsad.extraction.noun_phrases import Line, closing, is_opening, right_edge

_TITLE_REACH = 2  # tokens between "بعنوان" and the quotation mark
_OF_RELATION = ("ي", "يه", "يين", "يات")  # endings of adjectives of relation, folded


def left_edge(line: Line, at: int, grammar: EventGrammar, editions: Mapping[int, int]) -> int:
    """The first token of the name: before the head stand ordinals, counts and, in English, its modifiers."""
    while at > 0 and _modifies(line, at - 1, grammar, editions):
        at -= 1
    return at


def _modifies(line: Line, at: int, grammar: EventGrammar, editions: Mapping[int, int]) -> bool:
    """Say whether a token before a head belongs to the name."""
    token = line.tokens[at]
    if token.key in grammar.premodifiers:
        return True
    if at in editions:
        return grammar.language != "ar" or at + 1 not in editions
    if grammar.language != "en" or not token.is_word or at in line.dates:
        return False
    if token.key in line.grammar.determiners or token.key in line.grammar.connectors:
        return False
    is_opening_word = at == 0 and line.grammar.is_stop(token.key)
    return (token.is_capital and not is_opening_word) or token.key in grammar.qualities


def right_end(  # noqa: PLR0913
    line: Line,
    at: int,
    grammar: EventGrammar,
    editions: Mapping[int, int],
    *,
    definite: bool,
    cues: tuple[Cue, ...],
) -> int:
    """The token after the name, whose head ends before `at`."""
    last = _after_definite(line, at, grammar, editions) if definite else right_edge(line, at)
    last = _without_pointing_topic(line, at, last)
    return _with_title(line, last, cues) if last - at <= _TITLE_REACH else last


def _after_definite(line: Line, at: int, grammar: EventGrammar, editions: Mapping[int, int]) -> int:
    """The end of an Arabic phrase whose head has the article."""
    last = at
    while last < len(line.tokens) and (last in editions or _is_adjective(line, last, grammar)):
        last += 1
    if last >= len(line.tokens) or not _leads_on(line, last):
        return last
    return right_edge(line, last) if last > at else right_edge(line, at)


def _is_adjective(line: Line, at: int, grammar: EventGrammar) -> bool:
    """Say whether a token is an adjective with the article."""
    key = line.tokens[at].key
    if not key.startswith("ال"):
        return key.isdecimal()
    return key in grammar.qualities or key.endswith(_OF_RELATION) or key.startswith(("القادم", "المقبل"))


def _leads_on(line: Line, at: int) -> bool:
    """Say whether a token can continue a definite phrase: a topic word, "ل…", a quotation."""
    token = line.tokens[at]
    if is_opening(token) or token.key in line.grammar.topics:
        return True
    return token.key.startswith("ل") and len(token.key) > 3 and not line.grammar.is_stop(token.key)


def _without_pointing_topic(line: Line, at: int, last: int) -> int:
    """Cut before a topic that is no title: "un forum sur cette question", "الندوة حول 8 مواضيع"."""
    for i in range(at, last - 1):
        if line.tokens[i].key in line.grammar.topics:
            after = line.tokens[i + 1]
            points = after.key in line.grammar.pointing or after.text[0].isdecimal()
            return i if points else last
    return last


def _with_title(line: Line, last: int, cues: tuple[Cue, ...]) -> int:
    """A short name goes on through "بعنوان «…»" right after it."""
    for cue in cues:
        if cue.kind == "theme" and cue.first == last:
            for i in range(cue.last, min(cue.last + _TITLE_REACH, len(line.tokens))):
                if is_opening(line.tokens[i]):
                    return max(closing(line, i), last)
    return last
