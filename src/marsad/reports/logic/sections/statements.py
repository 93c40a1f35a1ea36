"""Who said what, as the documents quote it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.evidence.cards import FactCard
from marsad.language.normalise import fold
from marsad.records import FactKind
from marsad.reports.grammar import saying
from marsad.reports.logic.leaning import begins_leaning
from marsad.reports.logic.lines import Writer, nearness
from marsad.reports.logic.marks import capital
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import Block, Line, Words
from marsad.reports.logic.retold import sayings
from marsad.reports.logic.standing import stands_alone

MOSTLY = 0.9  # of a quotation: the rest is a conjunction or a mark


def statements(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Who said what: each speaker named once, with all that the documents quote, in order of first appearance.

    Without what no reader would understand alone, and without calls that stand among the recommendations.
    """
    told: dict[str, list[FactCard]] = {}
    asked = [card for card in material.facts if card.fact.kind is FactKind.RECOMMENDATION]
    for card in material.facts:
        if card.fact.kind is FactKind.STATEMENT and stands_alone(card) and not _is_asked(card, asked):
            told.setdefault(fold(_speaker(card, writer).text), []).append(card)
    for card in asked:  # the same call, in another language and document
        if issuer := str(card.fact.fields.get("issuer") or ""):
            told.get(fold(writer.named(issuer, card.fact.language).text), []).append(card)
    lines = tuple(
        line
        for said in told.values()
        for line in _named_once([_statement(one, writer) for one in sayings(said) if not _is_call(one)])
    )
    return (Block(layout="quotes", lines=lines),) if lines else ()


def _is_call(group: Iterable[FactCard]) -> bool:
    return any(card.fact.kind is FactKind.RECOMMENDATION for card in group)


def _is_asked(card: FactCard, asked: Iterable[FactCard]) -> bool:
    """Whether the recommendations have it: a call told in the speaker's stead, or quoted ones and no more."""
    words = card.fact.citation
    places = [one.fact.citation for one in asked if one.fact.citation.document == words.document]
    shared = {letter for one in places for letter in range(max(words.start, one.start), min(words.end, one.end))}
    least = 1 if card.fact.fields.get("mode") == "indirect" else MOSTLY * (words.end - words.start)
    return len(shared) >= least


def _named_once(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:1], *(replace(line, label="") for line in lines[1:])]


def _speaker(card: FactCard, writer: Writer) -> Words:
    return writer.named(str(card.fact.fields["speaker"]), card.fact.language)


def _statement(group: Sequence[FactCard], writer: Writer) -> Line:
    """A saying in the telling that readers understand best; its notes quote the others."""
    card = max(group, key=lambda one: nearness(one.fact.language, writer.language))
    speaker = _speaker(card, writer)
    words = writer.own(card, str(card.fact.fields["text"]), *(one for one in group if one is not card))
    is_leaning = card.fact.fields.get("mode") == "indirect" and begins_leaning(words.text, card.fact.language)
    before = writer.leaning_on(card, words.text) if is_leaning else ()
    line = writer.line([replace(words, text=_as_said(card, words.text, writer.language)), *before], group)
    return replace(line, label=capital(speaker.text), label_language=speaker.language)


def _as_said(card: FactCard, text: str, language: str) -> str:
    """Quoted words between marks, those of the report where both languages are written alike; told ones with "that"."""
    fact = card.fact
    verb = str(fact.fields.get("verb") or "")
    is_direct = fact.fields.get("mode") == "direct" or (not verb and saying.is_own_voice(text, fact.language))
    if is_direct and saying.is_quotation(text):
        return saying.quotation(text, fact.language if "ar" in (fact.language, language) else language)
    return saying.told(text, fact.language, verb, fact.rule)
