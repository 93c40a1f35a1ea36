"""The name of an event without its edition: what all editions of a series have in common."""

from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.events_mentions import EventMention
from marsad.extraction.name_edges import left_edge
from marsad.extraction.noun_phrases import after_determiners
from marsad.extraction.phrase_lines import Line
from marsad.language.ordinals import find_ordinals


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
