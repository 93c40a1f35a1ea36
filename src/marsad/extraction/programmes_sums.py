"""Sums of money that a sentence gives for a purpose: "allouera 25 millions de dollars … au profit des réfugiés"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extraction.named_things import ThingGrammar, thing_grammar
from marsad.extraction.noun_phrases import after_determiners, is_opening, right_edge
from marsad.extraction.phrase_lines import Line
from marsad.extraction.programmes_bodies import amounts_in
from marsad.records import Amount, Analysis

_NEAR = 12  # tokens between a sum and words such as "financement"
_REACH = 18  # tokens between a sum and its purpose
_SHORTEST = 2  # words of a purpose
_FOR = "ل"  # as a token of its own, before quotation marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum and what it is for."""

    line: Line
    amount: Amount
    purpose: str


def sums(analysis: Analysis, cut: Sequence[Line]) -> Iterator[Sum]:
    """The sums of a document that are given for a purpose."""
    for line in cut:
        grammar = thing_grammar(line.sentence.language, "programmes")
        for amount in amounts_in(analysis, [line]):
            purpose = _purpose(line, amount, grammar)
            if purpose:
                yield Sum(line=line, amount=amount, purpose=purpose)


def _names_body(line: Line, at: int) -> bool:
    """Whether the name of a body begins at a token, behind its article."""
    at += at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners
    return at < len(line.tokens) and any(start == line.tokens[at].start for start, _ in line.organisations)


def _names_country(line: Line, at: int) -> bool:
    """Whether a list of countries begins at a token, which get the money: « au Tchad et au Niger pour l'école »."""
    at += at < len(line.tokens) and line.tokens[at].key in line.grammar.determiners
    more = at + 1 < len(line.tokens) and (
        line.tokens[at + 1].text == "," or line.tokens[at + 1].key in line.grammar.conjunctions
    )
    return at in line.countries and more


def _is_done(line: Line, at: int, grammar: ThingGrammar) -> bool:
    """Whether an English purpose begins with what is to be done."""
    return grammar.language != "en" or (at < len(line.tokens) and line.tokens[at].key in grammar.aims)


def _governed(line: Line, at: int, grammar: ThingGrammar) -> int:
    """Where the noun phrase of a purpose begins: behind an English verb and its article, behind « la mise »."""
    if grammar.language == "en":
        return after_determiners(line, at + 1) if _is_done(line, at, grammar) else at
    noun = after_determiners(line, at)
    led = noun < len(line.tokens) and line.tokens[noun].key in grammar.leading
    return noun + 2 if led else at  # « pour la mise à niveau des prisons »


def _is_within_body(line: Line, at: int) -> bool:
    """Whether a token stands inside the name of a body: "Organization for Migration"."""
    return any(start < line.tokens[at].start < end for start, end in line.organisations)


def _in_marks(line: Line, grammar: ThingGrammar) -> list[int]:
    """Where an Arabic purpose begins in quotation marks behind its particle: "لـ«مواجهة خطاب الكراهية»"."""
    return [
        at + 2
        for at, token in enumerate(line.tokens[:-2])
        if token.key == _FOR and is_opening(line.tokens[at + 1]) and line.tokens[at + 2].key in grammar.aims
    ]


def _purpose(line: Line, amount: Amount, grammar: ThingGrammar) -> str:
    """What a sum is for, when words of giving stand near it."""
    at = next((i for i, token in enumerate(line.tokens) if token.end > amount.start), 0)
    end = next((i for i, token in enumerate(line.tokens) if token.start >= amount.end), len(line.tokens))
    money = [first for first, _ in grammar.places_of("money", line) if abs(first - at) <= _NEAR]
    given = grammar.language == "ar" and any(0 < at - first <= _NEAR for first, _ in grammar.places_of("giving", line))
    if not money and not given:
        return ""
    found = [
        first
        if grammar.language == "ar" and last - first == 1 and line.tokens[first].key not in grammar.leading
        else last
        for first, last in grammar.places_of("purpose", line)
        if end <= first <= end + _REACH and not _is_within_body(line, first)
    ]
    found += [begin for begin in _in_marks(line, grammar) if end <= begin <= end + _REACH]
    found = [begin for begin in found if not any(first == begin for first, _ in grammar.places_of("lasting", line))]
    found = [begin for begin in found if not _names_country(line, begin)]
    # "12 million to the Fund for the training of guards": for the training; "to five prisons to improve": to improve
    for begin in sorted(found, key=lambda at: (_names_body(line, at), not _is_done(line, at, grammar), at)):
        edge = right_edge(line, _governed(line, begin, grammar))
        if edge - begin >= _SHORTEST:
            text = " ".join(line.text(begin, edge).split())
            text = text[1:] if grammar.language == "ar" and text.startswith("ل") else text
            return "" if text[0].isdecimal() else text
    return _before_money(line, at, money, grammar)


def _before_money(line: Line, at: int, money: Sequence[int], grammar: ThingGrammar) -> str:
    """An Arabic purpose that stands right before the words of the sum: "لتنفيذ سبعة مشاريع بقيمة 4 ملايين"."""
    worth = [first for first in money if first < at]
    if grammar.language != "ar" or not worth:
        return ""
    end = max(worth)
    begins = [
        first if last - first == 1 and line.tokens[first].key not in grammar.leading else last
        for first, last in grammar.places_of("purpose", line)
        if first < end <= first + _NEAR and not _is_within_body(line, first)
    ]
    begin = max(begins, default=end)
    if end - begin < _SHORTEST or any(not token.is_word for token in line.tokens[begin:end]):
        return ""
    return " ".join(line.text(begin, end).split()).removeprefix("ل")
