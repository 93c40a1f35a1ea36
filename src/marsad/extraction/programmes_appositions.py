"""Programmes that are named first and called one after: "PREVI, un nouveau projet", "«قراءة للجميع»، وهو مشروع"."""

from marsad.extraction.named_things import Thing, thing_grammar
from marsad.extraction.noun_phrases import is_opening
from marsad.extraction.phrase_lines import Line

_CLOSING = '»”"'
_LONGEST_TITLE = 30  # tokens
_SHORTEST_ACRONYM = 3  # letters
_SHORTEST_LONG_FORM = 5  # tokens: two words, and the acronym in brackets
_BEFORE = 2  # tokens at least: the name and what leads on


def named_before(thing: Thing) -> tuple[int, int] | None:
    """The tokens of the name that stands right before a phrase with "a project" in it; None when none does."""
    line, lead = thing.line, thing.first - 1
    leads = thing_grammar(line.sentence.language, "programmes").places_of("apposed", line) if lead >= _BEFORE else ()
    if not any(first == lead for first, _ in leads):
        return None
    end = lead - (line.tokens[lead - 1].text in ",،")
    if line.tokens[end - 1].text in _CLOSING:
        return _title(line, end - 1)
    word = line.tokens[end - 1]
    is_acronym = word.is_word and word.text.isupper() and len(word.text) >= _SHORTEST_ACRONYM and end < lead
    return (end - 1, end) if is_acronym else None


def long_form_before(thing: Thing) -> tuple[int, int] | None:
    """The tokens of a name in capitals with its acronym before an English head: "the Sharing Tools (SHTO) project"."""
    line, end = thing.line, thing.at
    tokens = line.tokens
    if line.grammar.language != "en" or end < _SHORTEST_LONG_FORM or tokens[end - 1].text != ")":
        return None
    acronym = tokens[end - 2].text
    if not acronym.isupper() or len(acronym) < _SHORTEST_ACRONYM or tokens[end - 3].text != "(":
        return None
    first = end - 3
    phrase = line.grammar
    within = phrase.connectors | phrase.conjunctions | phrase.determiners | phrase.infinitive | {",", "&"}
    while first > 0 and (tokens[first - 1].is_capital or tokens[first - 1].key in within):
        first -= 1
    while first < end - 3 and not tokens[first].is_capital:
        first += 1
    spelt = sum(tokens[i].is_capital for i in range(first, end - 3))
    return (first, end) if spelt > 1 else None


def _title(line: Line, closing: int) -> tuple[int, int] | None:
    """The words between the quotation marks that close at a token."""
    for at in range(closing - 1, max(-1, closing - _LONGEST_TITLE), -1):
        if is_opening(line.tokens[at]):
            return (at + 1, closing) if closing - at > 1 else None
    return None
