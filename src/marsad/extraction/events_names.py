"""The name of an event without its edition: what all editions of a series have in common."""

from collections.abc import Sequence

from marsad.extraction.events_grammar import Cue, event_grammar
from marsad.extraction.events_mentions import EventMention
from marsad.extraction.name_edges import left_edge
from marsad.extraction.noun_phrases import after_determiners, begins_stop_phrase, right_edge
from marsad.extraction.phrase_lines import Line
from marsad.language.ordinals import find_ordinals

_PARTED = 32  # tokens between a head and the topic that holder and place part from it
_HOLDING = frozenset({"held", "organiser_after", "future"})
_SHORTEST = 2  # tokens of a topic


def parted_topic(line: Line, mention: EventMention, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """The tokens of an English topic that holder and place part from its head: "a seminar held by the Fund on ports".

    They begin with "on"; None when there is none.
    """
    grammar, first = line.grammar, mention.last
    if grammar.language != "en" or first >= len(line.tokens):
        return None
    inside = {line.tokens[i].key for i in range(mention.first, mention.last)}
    held = {i for cue in cues if cue.kind in _HOLDING for i in range(cue.first, cue.last)}
    if inside & grammar.topics or not (first in held or line.tokens[first].key in grammar.places):
        return None
    for at in range(first, min(len(line.tokens), first + _PARTED)):
        token = line.tokens[at]
        if any(start <= token.start and token.end <= end for start, end in line.organisations):
            continue
        if token.key in grammar.topics - grammar.audience and at > first and at not in held:
            end = right_edge(line, at + 1)
            dated = any(i in line.dates for i in (at + 1, at + 2))
            return None if dated or begins_stop_phrase(line, at) or end - at <= _SHORTEST else (at, end)
        if at not in held and (grammar.is_verb(token.key) or token.text in ";:" or _breaks(line, at)):
            return None
    return None


def _breaks(line: Line, at: int) -> bool:
    """Whether a token is a comma behind which no body of a list stands."""
    if line.tokens[at].text != ",":
        return False
    after = after_determiners(line, at + 1 + (line.tokens[min(at + 1, len(line.tokens) - 1)].key == "and"))
    starts = {start for start, _ in line.organisations}
    return after >= len(line.tokens) or line.tokens[after].start not in starts


def name_of(mention: EventMention) -> str:
    """The name as it is written, with the article that "للمؤتمر" hides given back."""
    return _with_article(mention.text)


def _with_article(name: str) -> str:
    """A name with the article that the "l" of "for the" hides."""
    return "ال" + name[2:] if name.startswith("لل") else name


def series_of(line: Line, mention: EventMention) -> str:
    """The name without its edition; empty when there is no edition."""
    if mention.edition is None:
        return ""
    grammar = event_grammar(line.sentence.language)
    for i in range(mention.first, mention.last):
        head = grammar.head_at(line, i)
        if head and head.tier == "edition":
            inner = _inner(line, i + head.length, mention.last)
            if inner is not None:
                return _without_ordinal(line, _with_article(line.text(inner, mention.last)))
    return _without_ordinal(line, name_of(mention))


def _inner(line: Line, first: int, last: int) -> int | None:
    """The token of the event's own head after "3rd edition of"."""
    grammar = event_grammar(line.sentence.language)
    start = after_determiners(line, first)
    head = next((i for i in range(start, last) if grammar.head_at(line, i)), None)
    return None if head is None else max(start, left_edge(line, head, grammar, {}))


def _without_ordinal(line: Line, name: str) -> str:
    """A name without its ordinals and the space that they leave."""
    for ordinal in reversed(find_ordinals(name, line.sentence.language)[:1]):
        name = name[: ordinal.start] + name[ordinal.end :]
    return " ".join(name.split())
