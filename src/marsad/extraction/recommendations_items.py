"""One enumeration, many actions: cuts "to A, B, and C" into A, B and C."""

from marsad.extraction.recommendations_grammar import Grammar, Splitter
from marsad.extraction.statements_subjects import WORD

LEAST_WORDS = {"ar": 2}  # of an item; a shorter piece belongs to its neighbour
USUALLY = 3  # words, in languages whose articles are words


def long_enough(text: str, start: int, end: int, language: str) -> bool:
    """Whether a piece can stand alone as an action."""
    return len(WORD.findall(text[start:end])) >= LEAST_WORDS.get(language, USUALLY)


def cut(text: str, start: int, end: int, splitter: Splitter, language: str) -> list[tuple[int, int]]:
    """One stretch cut by one splitter."""
    if not splitter.starts.match(text, start, end):
        return [(start, end)]
    items, begin = [], start
    for mark in splitter.cuts.finditer(text, start, end):
        if splitter.uncut and splitter.uncut.search(text, begin, mark.start()):
            continue
        if long_enough(text, begin, mark.start(), language) and long_enough(text, mark.end(), end, language):
            items.append((begin, mark.start()))
            begin = mark.end()
    return [*items, (begin, end)] if len(items) >= splitter.least else [(start, end)]


def items_of(text: str, start: int, end: int, grammar: Grammar) -> list[tuple[int, int]]:
    """The actions of a stretch of folded text."""
    items = [(start, end)]
    for splitter in grammar.splitters:
        items = [piece for item in items for piece in cut(text, *item, splitter, grammar.language)]
    return items
