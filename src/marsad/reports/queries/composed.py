"""Compose a report from a plan: gather its material and write it in its language."""

from dataclasses import replace
from functools import cache

from django.utils import translation

from marsad.accounts.permission import Asker, require_reading
from marsad.authority import organisations
from marsad.evidence import queries as evidence
from marsad.evidence.cards import best_name
from marsad.evidence.event_names import fullest
from marsad.evidence.shared_names import shared
from marsad.language.normalise import fold
from marsad.language.sentences import sentences
from marsad.records import EntityKind
from marsad.reports.logic.composing import compose
from marsad.reports.logic.leaning import Before
from marsad.reports.logic.lines import PageOf, Writer
from marsad.reports.logic.plan import Plan
from marsad.reports.logic.pseudonymous import without_names
from marsad.reports.logic.report import Report, Words
from marsad.reports.queries.gathering import gathered

NAMED = (*(EntityKind.EVENT, EntityKind.ORGANISATION, EntityKind.PERSON), EntityKind.PROGRAMME, EntityKind.INSTRUMENT)
READ = {"fr": ("fr", "en"), "en": ("en", "fr")}  # the other name in the same script is better than one in Arabic


def composed(plan: Plan, *, who: Asker | None) -> Report:
    """The report of a plan as the store gives it now.

    Raises:
        NothingToReportError: when there is no such subject or nothing was found about it.
    """
    require_reading(who)
    with translation.override(plan.language):
        material = gathered(plan, who=who)
        writer = Writer(
            language=plan.language,
            months=plan.months,
            page_of=pages(who),
            before=_before(who),
            names=_names(plan.language, who),
            persons=_persons(who),
        )
        report = compose(plan, material, writer)
        return without_names(report, evidence.private_names(who=who)) if plan.pseudonyms else report


def pages(who: Asker | None) -> PageOf:
    """A function that gives the page of a place in a document, reading each document's blocks once."""

    @cache
    def blocks(document: str) -> tuple[tuple[int, int], ...]:
        return tuple((b.start, b.page) for b in evidence.document(document, who=who).blocks if b.page is not None)

    def page_of(document: str, start: int) -> int | None:
        before = [page for place, page in blocks(document) if place <= start]
        return before[-1] if before else None

    return page_of


def _before(who: Asker | None) -> Before:
    """A function that gives the words of a place's sentence before it, else the sentence before."""

    @cache
    def read(document: str) -> tuple[tuple[int, int, str], ...]:
        text = evidence.document(document, who=who)
        return tuple((one.start, one.end, text.text[one.start : one.end]) for one in sentences(text))

    def before(document: str, place: int) -> tuple[int, str] | None:
        ahead = [
            (start, text[: max(0, place - start)].rstrip()) for start, _end, text in read(document) if start < place
        ]
        return ahead[-1] if ahead else None

    return before


def _names(language: str, who: Asker | None) -> dict[str, Words]:
    """From a folded name to the one that readers of the report know: of the store's entities, then of known bodies."""
    found = dict(_known_bodies(language))
    for kind in NAMED:
        named = fullest if kind is EntityKind.EVENT else best_name
        cards = evidence.entities(who=who, kind=kind)
        unclear = shared(cards)
        editions = evidence.edition_names(cards, language, who=who)
        for card in cards:
            read = [(named(card.names, each), each) for each in READ.get(language, (language,))]
            known = [read[0], (editions.get(card.id, ""), language), *read[1:]]
            if told := next((pair for pair in known if pair[0]), None):
                own = {fold(name.text) for name in card.names} - unclear
                found.update(dict.fromkeys(own, Words(text=told[0], language=told[1])))
    return {name: _curled(words) for name, words in found.items()}


def _persons(who: Asker | None) -> frozenset[str]:
    """The folded names of all persons of the store."""
    cards = evidence.entities(who=who, kind=EntityKind.PERSON)
    return frozenset(fold(name.text) for card in cards for name in card.names)


def _curled(words: Words) -> Words:
    """A name with the apostrophe that printed pages have, however the tables and documents wrote it."""
    return replace(words, text=words.text.replace("'", "’"))


@cache
def _known_bodies(language: str) -> dict[str, Words]:
    return {
        fold(name): Words(text=body.names[language][0], language=language)
        for body in organisations.all_organisations().values()
        if body.names.get(language)
        for names in body.names.values()
        for name in names
    }
