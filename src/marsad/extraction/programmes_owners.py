"""Whose a programme is by grammar: "the Ministry's programme", "l'initiative du Canada", "its project"."""

from collections.abc import Iterator

from marsad.extraction.named_things import Thing, thing_grammar
from marsad.extraction.phrase_lines import Line

_SIGN = 4  # characters of "'s" and the spaces after it
_POSSESSED = ("'s", "’s", "'", "’")


def owner(thing: Thing) -> Iterator[str]:
    """Whose a programme is by grammar: of a body named before, after or in its name, or of the sentence's subject."""
    line, language = thing.line, thing.line.grammar.language
    if language == "en":
        yield from _possessor(line, thing)
    if language == "ar":
        yield from body_at(line, thing.at + thing.head.length)
    else:
        yield from _genitive(thing)
    if thing.first > 0 and line.tokens[thing.first - 1].key in line.grammar.possessives:
        yield from _first_body(line, thing.first)
    whose = "-" not in line.tokens[thing.first].text  # "EU-funded" tells who pays
    if language == "en" and whose and any(start == line.tokens[thing.first].start for start, _ in line.bodies):
        yield from body_at(line, thing.first)


def _genitive(thing: Thing) -> Iterator[str]:
    """The body after "du", "of the" in a name or right after it, unless it is what the programme is to help."""
    line, grammar = thing.line, thing_grammar(thing.line.grammar.language, "programmes")
    helped = {first for first, _ in grammar.places_of("helped", line)}
    behind = (
        thing.at + thing.head.length
    )  # of a name that stands before its phrase: "Open Doors, a project of the Fund"
    for place in range(behind, max(thing.last, behind) + 1):
        first = after_genitive(line, place)
        if place in helped:
            return
        yield from body_at(line, first) if first > place else ()


def after_genitive(line: Line, at: int) -> int:
    """The token after "de la", "of the"; the same token when none of them stands there."""
    first = at
    while first < len(line.tokens) and line.tokens[first].key in line.grammar.genitives:
        first += 1
    while first > at and first < len(line.tokens) and line.tokens[first].key in line.grammar.determiners:
        first += 1
    return first


def _possessor(line: Line, thing: Thing) -> Iterator[str]:
    """The body or country whose name ends with "'s" right before a programme's or begins it."""
    base, first = line.sentence.start, line.tokens[thing.first]
    for start, end in line.organisations:
        after = line.sentence.text[end - base :].lstrip()
        if (
            end <= line.tokens[thing.at].start
            and first.start <= max(end + _SIGN, start)
            and after.startswith(_POSSESSED)
        ):
            yield line.sentence.text[start - base : end - base]
    before = line.tokens[thing.first - 1].text if thing.first > 0 else ""
    if thing.first - 1 in line.countries and before.endswith(_POSSESSED):
        yield before.rstrip("s").rstrip("'’")


def body_at(line: Line, at: int) -> Iterator[str]:
    """The body or country whose name begins with a token."""
    if at >= len(line.tokens):
        return
    base = line.sentence.start
    named = [span for span in line.organisations if span[0] == line.tokens[at].start]
    if named:
        start, end = max(named, key=lambda span: span[1])
        yield line.sentence.text[start - base : end - base]
    elif at in line.countries and line.grammar.language != "ar":
        yield line.tokens[at].text


def _first_body(line: Line, limit: int) -> Iterator[str]:
    """The first body or country of a sentence before a token: what "its" means."""
    for at in range(limit):
        named = list(body_at(line, at))
        if named:
            yield named[0]
            return
