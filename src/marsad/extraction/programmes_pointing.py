"""Whether a sentence goes on about a programme that was named before: "The project …", "It is funded by …"."""

from collections.abc import Container

from marsad.extraction.named_things import ThingGrammar
from marsad.extraction.phrase_grammar import bare_forms
from marsad.extraction.phrase_lines import Line

_OPENING = 6  # tokens of a sentence in which "the project" points back


def points_back(line: Line, grammar: ThingGrammar) -> bool:
    """Say whether a sentence goes on about the programme before it: "Le projet …", "It is funded by …"."""
    if line.tokens and any(first == 0 for first, _ in grammar.places_of("points_back", line)[:1]):
        return True
    opening = range(min(_OPENING, len(line.tokens)))
    return any(_is_definite(line, at) and _is_head(line, at, grammar) for at in opening)


def points_at(line: Line, grammar: ThingGrammar, entries: Container[str]) -> bool:
    """Say whether a sentence begins with a programme of one of these kinds that was named before: "The new project".

    In French it may point at it further on: « Selon le maire, ce projet … ».
    """
    if line.grammar.language == "fr":
        pointed = (at for at in range(1, len(line.tokens)) if line.tokens[at - 1].key in line.grammar.pointing)
        if any((head := grammar.head_at(line, at)) and head.tier in entries for at in pointed):
            return True
    if any(_is_pointed(line, at, grammar, entries) for at in range(len(line.tokens))):
        return True
    for at in range(min(_OPENING, len(line.tokens))):
        head = grammar.head_at(line, at)
        if head:
            article = at - 1 if at and line.tokens[at - 1].key not in grammar.premodifiers else at - 2
            return head.tier in entries and (
                _is_definite(line, at) or (article >= 0 and _is_definite(line, article + 1))
            )
    return False


def _is_pointed(line: Line, at: int, grammar: ThingGrammar, entries: Container[str]) -> bool:
    """Whether "the project" stands at a token as a whole phrase: "two societies are running the project"."""
    head = grammar.head_at(line, at) if line.grammar.language == "en" and at and _is_definite(line, at) else None
    after = at + head.length if head else 0
    if head is None or head.tier not in entries:
        return False
    behind = line.grammar.places | line.grammar.relatives
    return after >= len(line.tokens) or not line.tokens[after].is_word or line.tokens[after].key in behind


def _is_definite(line: Line, at: int) -> bool:
    """Say whether a noun has its article, so that it means something named before."""
    if line.grammar.language == "ar":
        return "ال" in line.tokens[at].key[:4] or line.tokens[at].key.startswith("لل")
    return at > 0 and line.tokens[at - 1].key in line.grammar.determiners - {"a", "an", "un", "une"}


def _is_head(line: Line, at: int, grammar: ThingGrammar) -> bool:
    """Say whether "project", "programme", "المشروع" stands at a token."""
    return any(len(words) == 1 for form in bare_forms(line.tokens[at].key) for words, _ in grammar.heads.starting(form))
