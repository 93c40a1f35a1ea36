"""Programmes without a name, told by what they are to do: "the second project aims to …", « le projet permettra de … ».

One of several, counted out ("the first", "another"), is a programme each time; one that is only pointed at ("the
project"), or that an Arabic sentence launches without a name ("أطلقت الوزارة حملة تهدف إلى …"), is looked for where
the document names no programme at all, and once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.named_things import Thing, ThingGrammar, thing_grammar, things
from marsad.extraction.noun_phrases import after_determiners, closing, is_opening, right_edge
from marsad.extraction.phrase_lines import Line

_REACH = 16  # tokens between the head and what it aims at
_TITLED = 5  # tokens of a title with its marks
_LEADING = 4  # tokens before a title in which a noun may bear it
_SHORTEST = 3  # words of an aim that says enough
_NEAR = 14  # tokens between a new programme and words of launching or paying
_BESIDE = 2  # tokens between a new programme and what it is for
_BIRTH = ("launched", "launcher_after", "funder_after", "supporter_after", "implementer_after", "money")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A programme by its aim, and the sentence that tells it."""

    line: Line
    aim: str


def told_by_aim(cut: Sequence[Line], *, is_any_named: bool) -> Iterator[Told]:
    """The programmes of a document that only their aims tell."""
    pointed = is_any_named
    for line in cut:
        grammar = thing_grammar(line.sentence.language, "programmes")
        for thing in things(line, grammar, lambda _: {}):
            is_counted = _is_counted(thing, grammar)
            if not is_counted and (pointed or not (_is_bare(thing) or _is_new(thing, grammar))):
                continue
            aim = _aim(thing, grammar)
            if aim:
                pointed = True
                yield Told(line=line, aim=aim)
                break


def _is_counted(thing: Thing, grammar: ThingGrammar) -> bool:
    """Whether an ordinal stands beside the head, and nothing that would name it."""
    tokens, behind = thing.line.tokens, thing.at + thing.head.length
    beside = {tokens[at].key for at in (thing.at - 1, behind) if 0 <= at < len(tokens)}
    return bool(beside & grammar.ordinals) and thing.others <= 1 and not thing.has_quote


def _is_bare(thing: Thing) -> bool:
    """Whether the phrase is its head alone, as subject: "the project"."""
    return thing.is_definite and not thing.others and not thing.is_possessed


def _is_new(thing: Thing, grammar: ThingGrammar) -> bool:
    """Whether an Arabic head without article, beside words of launching or paying, says at once what it is for."""
    line = thing.line
    if grammar.language != "ar" or thing.is_definite or thing.is_possessed or thing.has_quote or thing.others > 1:
        return False
    aims = (first for first, _ in grammar.places_of("aims_at", line))
    born = (first for cue in _BIRTH for first, _ in grammar.places_of(cue, line))
    return any(0 <= first - thing.last <= _BESIDE for first in aims) and any(
        abs(first - thing.at) <= _NEAR for first in born
    )


def _aim(thing: Thing, grammar: ThingGrammar) -> str:
    """What the words behind a programme say that it is to do."""
    line = thing.line
    for first, last in grammar.places_of("aims_at", line):
        if thing.last <= first <= thing.last + _REACH and last < len(line.tokens):
            if line.tokens[last].key in grammar.idle_aims:
                return ""
            governed = last + (line.grammar.language != "ar")  # behind the verb; in Arabic a noun says what is done
            edge = right_edge(line, after_determiners(line, governed))
            return " ".join(line.text(last, edge).split()) if edge - last >= _SHORTEST else ""
    return ""


def paid_titles(cut: Sequence[Line]) -> Iterator[Told]:
    """The titles in marks without a noun that somebody pays for: "part of “Open Doors”, funded by the Fund"."""
    for line in cut:
        grammar, events = thing_grammar(line.sentence.language, "programmes"), event_grammar(line.sentence.language)
        paid = {first for first, _ in grammar.places_of("funder_after", line)}
        for at, token in enumerate(line.tokens):
            end = closing(line, at) if is_opening(token) else at
            behind = end + (end < len(line.tokens) and line.tokens[end].text == ",")
            if end - at < _TITLED or behind not in paid or line.grammar.language == "ar":
                continue
            led = range(max(0, at - _LEADING), at)
            if not any(grammar.head_at(line, i) or events.head_at(line, i) for i in led) and _is_bare_title(line, at):
                yield Told(line=line, aim=" ".join(line.text(at + 1, end - 1).split()))


def _is_bare_title(line: Line, at: int) -> bool:
    """Whether only small words stand right before a title: "part of the", « dans le cadre de »."""
    small = line.grammar.determiners | line.grammar.genitives | line.grammar.connectors
    return at > 0 and line.tokens[at - 1].key in small
