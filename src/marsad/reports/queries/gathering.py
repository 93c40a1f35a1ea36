"""Gather what a report may state from the store: one function for each kind of subject."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.cards import EntityPage, FactCard, best_name
from marsad.evidence.edition_names import edition_name
from marsad.evidence.event_names import fullest
from marsad.extraction.recommendations_fields import themes_of
from marsad.followup.commons import texts_named
from marsad.followup.vocabulary import tag_name
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind
from marsad.reports.errors import NothingToReportError
from marsad.reports.grammar import places
from marsad.reports.logic.lines import REVIEWED, event_of, person_of
from marsad.reports.logic.material import Material, ToldEdition
from marsad.reports.logic.plan import Plan
from marsad.reports.logic.sections.event import when
from marsad.reports.logic.standing import is_placed
from marsad.reports.queries import following
from marsad.reports.queries.subjects import country_named, document_named, entity_named, theme_named

Spans = Mapping[str, list[tuple[int, int]]]  # by document
TO_BE_REPORTED = timedelta(days=365)  # within which a conference's own papers come out
PARTIES = ("issuer", "addressee", "speaker", "funder", "implementer")  # fields that name a body
_ARTICLE = re.compile(r"^(?:the |les? |la |l['’])", re.IGNORECASE)
FLESH = (FactKind.RECOMMENDATION, FactKind.STATEMENT, FactKind.PROGRAMME, FactKind.PRACTICE)


def gathered(plan: Plan, *, who: Asker | None) -> Material:
    """The material of a plan; facts that nobody checked are left out where the plan says so.

    Raises:
        NothingToReportError: when there is no such subject or nothing was found about it.
    """
    material = GATHERERS[plan.subject_kind](plan, who)
    material = replace(material, tellings=_tellings(material.facts, who), roles=_roles(material.facts, plan, who))
    if not plan.with_unreviewed:
        material = _reviewed(material)
    if not (material.facts or material.events or material.counts or material.register):
        raise NothingToReportError(_nothing(material.name, plan))
    return material


def _nothing(name: str, plan: Plan) -> Promise:
    """Why there is nothing to report: nothing was found, or nothing that a person has checked."""
    if plan.with_unreviewed:
        message = _("Nothing was found about “{name}”, so there is nothing to report.")
        return format_lazy(message, name=name)
    if not name:  # the whole register
        return _("No person has checked any of these facts yet: review some, or let the report state them marked.")
    message = _("No person has checked a fact about “{name}” yet: review some, or let the report state them marked.")
    return format_lazy(message, name=name)


def _reviewed(material: Material) -> Material:
    kept = {name: _checked(getattr(material, name)) for name in ("events", "facts")}
    tellings = {event: checked for event, cards in material.tellings.items() if (checked := _checked(cards))}
    roles = {person: card for person, card in material.roles.items() if card.fact.review in REVIEWED}
    return replace(material.with_facts(**kept), tellings=tellings, roles=roles)


def _tellings(facts: Iterable[FactCard], who: Asker | None) -> dict[str, tuple[FactCard, ...]]:
    """What all documents tell of the events named in some facts: one alone often knows but the first day."""
    events = {event for card in facts if (event := event_of(card))}
    pages = {event: evidence.entity(event, who=who) for event in sorted(events)}
    return {event: tuple(c for c in page.facts if c.fact.kind is FactKind.EVENT) for event, page in pages.items()}


def _roles(facts: Iterable[FactCard], plan: Plan, who: Asker | None) -> dict[str, FactCard]:
    """For persons whose role these facts tell only in another language: who tells it in the report's, by the person.

    Of several that tell it, the one nearest in time to the facts of the report, or who tells the same in more words.
    """
    told: dict[str, list[FactCard]] = defaultdict(list)
    for card in facts:
        if (person := person_of(card)) and card.fact.fields.get("role"):
            told[person].append(card)
    foreign = {one: cards for one, cards in told.items() if all(c.fact.language != plan.language for c in cards)}
    found: dict[str, FactCard] = {}
    for person, cards in sorted(foreign.items()):
        known = [c for c in evidence.entity(person, who=who).facts if c.fact.kind is FactKind.PERSON]
        own = [c for c in known if c.fact.language == plan.language and c.fact.fields.get("role")]
        if own:
            found[person] = fullest_role(min(own, key=lambda c: (abs(_year(c) - _year(cards[0])), c.fact.id)), own)
    return found


def fullest_role(card: FactCard, others: Iterable[FactCard]) -> FactCard:
    """Of those that tell the role of a fact the one with most words: "Secretary-General" is short for one of a body."""
    said = fold(str(card.fact.fields["role"]))
    holding = [one for one in others if said in fold(str(one.fact.fields["role"]))]
    return max(holding, key=lambda one: len(str(one.fact.fields["role"])), default=card)


def _year(card: FactCard) -> int:
    return int(card.published[:4] or date.max.year)


def _checked(cards: Iterable[FactCard]) -> tuple[FactCard, ...]:
    return tuple(card for card in cards if card.fact.review in REVIEWED)


def _document(plan: Plan, who: Asker | None) -> Material:
    identifier = document_named(plan.subject, who)
    card = evidence.document_card(identifier, who=who)
    cards = evidence.facts_of_documents([identifier], who=who)
    first = tuple(c for c in cards if c.fact.kind is FactKind.EVENT)[:1]
    main = tuple(card for card in first if is_placed(card))
    names = tuple(str(c.fact.fields["name"]) for c in main)
    others = tuple(c for c in cards if c not in main)
    return Material(
        name=card.name, language=card.language, events=main, facts=others, names=names, today=timezone.localdate()
    )


def _event(plan: Plan, who: Asker | None) -> Material:
    """What the event was is told from all documents that speak of it; the rest only from those that are about it."""
    page = evidence.entity(entity_named(plan.subject, EntityKind.EVENT, who), who=who)
    events = tuple(card for card in page.facts if card.fact.kind is FactKind.EVENT)
    documents = {card.fact.citation.document for card in events}
    facts = of_its_time(events, about(events, evidence.facts_of_documents(documents, who=who)))
    name, language = _name_of(page, plan.language)
    return Material(
        name=name,
        language=language,
        events=events,
        facts=tuple(card for card in facts if card.fact.id not in {event.fact.id for event in events}),
        names=_names(page, plan.language),
        series=page.parent.name_in(plan.language) if page.parent else "",
        editions=_editions(page, plan.language, who),
        today=timezone.localdate(),
    )


def _editions(page: EntityPage, language: str, who: Asker | None) -> tuple[ToldEdition, ...]:
    """The editions of the event's series, oldest first; those that no document numbers or dates are no editions."""
    if page.parent is None:
        return ()
    members = [evidence.entity(card.id, who=who) for card in evidence.entity(page.parent.id, who=who).members]
    told = [member for member in members if {"edition", "start_date"} & member.entity.details.keys()]
    ordered = sorted(told, key=lambda m: (m.entity.details.get("start_date", "9"), m.entity.id))
    return tuple(_edition(member, language) for member in ordered)


def _edition(page: EntityPage, language: str) -> ToldEdition:
    name, written_in = _name_of(page, language)
    events = tuple(card for card in page.facts if card.fact.kind is FactKind.EVENT)
    return ToldEdition(name=name, language=written_in, events=events)


def _organisation(plan: Plan, who: Asker | None) -> Material:
    page = evidence.entity(entity_named(plan.subject, EntityKind.ORGANISATION, who), who=who)
    spans = _spans(
        (m.mention.citation.document, m.mention.citation.start, m.mention.citation.end) for m in page.mentions
    )
    names = {_bare(name) for name in _names(page, plan.language)}
    cards = evidence.facts_of_documents(spans, who=who)
    facts = tuple(card for card in cards if _covers(card, spans) or _is_party(card, names))
    name, language = _name_of(page, plan.language)
    others = tuple(card for card in facts if card.fact.kind is not FactKind.ORGANISATION)
    return Material(
        name=name,
        language=language,
        facts=others or facts,
        names=_names(page, plan.language),
        today=timezone.localdate(),
    )


def _country(plan: Plan, who: Asker | None) -> Material:
    code = country_named(plan.subject)
    entities = [one for one in evidence.full_entities(who=who, kind=EntityKind.PLACE) if one.country == code]
    citations = [mention.citation for entity in entities for mention in entity.mentions]
    spans = _spans((c.document, c.start, c.end) for c in citations)
    facts = tuple(c for c in evidence.facts_of_documents(spans, who=who) if _covers(c, _about_place(c, spans)))
    name = places.country_name(plan.language, code)
    return Material(name=name, language=plan.language, facts=facts, names=(name,), today=timezone.localdate())


def _theme(plan: Plan, who: Asker | None) -> Material:
    theme = theme_named(plan.subject)
    found = (card for kind in FLESH for card in evidence.facts(who=who, kind=kind))
    facts = tuple(card for card in found if theme in _themes(card))
    name = tag_name("theme", theme, plan.language)
    return Material(
        name=name, language=plan.language, facts=facts, names=(name,), theme=theme, today=timezone.localdate()
    )


def _themes(card: FactCard) -> list[str]:
    told = card.fact.fields.get("themes")
    return list(told) if told else themes_of(card.fact.citation.quote, card.fact.language)


def _base(_plan: Plan, who: Asker | None) -> Material:
    return Material(
        name="",
        language="",
        documents=evidence.documents(who=who),
        counts=evidence.counts(who=who),
        unread=evidence.unread(who=who),
        today=timezone.localdate(),
    )


GATHERERS: Mapping[str, Callable[[Plan, Asker | None], Material]] = {
    "document": _document,
    "event": _event,
    "theme": _theme,
    "country": _country,
    "organisation": _organisation,
    "addressee": following.register,
    "recommendation": following.thread,
    "base": _base,
}


def about(events: tuple[FactCard, ...], cards: tuple[FactCard, ...]) -> tuple[FactCard, ...]:
    """The facts of the documents whose first event is the one that is told; of all, when none begins with it."""
    first: dict[str, FactCard] = {}
    for card in sorted(cards, key=lambda c: c.fact.citation.start):
        if card.fact.kind is FactKind.EVENT:
            first.setdefault(card.fact.citation.document, card)
    told = {card.fact.id for card in events}
    central = {document for document, card in first.items() if card.fact.id in told}
    return tuple(card for card in cards if card.fact.citation.document in central) or cards


def of_its_time(events: tuple[FactCard, ...], cards: tuple[FactCard, ...]) -> tuple[FactCard, ...]:
    """The facts of documents from the first day of an event that was held to a year after its end; of undated ones too.

    An interview of the year before and a review of what became of its recommendations tell of it, but not what it said.
    """
    start, end, _dated = when(events)
    is_held = any(card.fact.fields.get("status") == "held" for card in events)
    if not is_held or len(end) < len(date.min.isoformat()):
        return cards
    last = (date.fromisoformat(end) + TO_BE_REPORTED).isoformat()
    kept = (c for c in cards if not c.published or start[: len(c.published)] <= c.published <= last)
    return tuple(kept) or cards


def _spans(places_of: Iterable[tuple[str, int, int]]) -> Spans:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for document, start, end in places_of:
        spans[document].append((start, end))
    return spans


def _is_party(card: FactCard, names: Container[str]) -> bool:
    """Whether a fact is told by or of a body, though its words do not name it: "It will continue to finance …"."""
    told = (card.fact.fields.get(name) for name in PARTIES)
    return any(_bare(str(name)) in names for name in told if name)


def _bare(name: str) -> str:
    return fold(_ARTICLE.sub("", name))


def _about_place(card: FactCard, spans: Spans) -> Spans:
    """The places that a fact is about: "in line with the Dakar Declaration" says nothing of Dakar, its date does."""
    if card.fact.kind is FactKind.INSTRUMENT:
        return spans
    citation = card.fact.citation
    named = [(citation.start + start, citation.start + end) for start, end in texts_named(citation.quote)]
    kept = [
        (start, end)
        for start, end in spans[citation.document]
        if not any(first <= start and end <= last for first, last in named)
    ]
    return {citation.document: kept}


def _covers(card: FactCard, spans: Spans) -> bool:
    citation = card.fact.citation
    return any(citation.start <= start and end <= citation.end for start, end in spans[citation.document])


def _name_of(page: EntityPage, language: str) -> tuple[str, str]:
    best = fullest if page.entity.kind is EntityKind.EVENT else best_name
    shown = best(page.entity.names, language)
    if not shown and page.parent and (named := _numbered(page, language)):
        return named, language
    shown = shown or page.entity.label
    return shown, next((name.language for name in page.entity.names if name.text == shown), language)


def _numbered(page: EntityPage, language: str) -> str:
    """An edition by its number where no document names it in the report's language."""
    series = best_name(page.parent.names, language) if page.parent else ""
    return edition_name(page.entity.details.get("edition", ""), series, language)


def _names(page: EntityPage, language: str) -> tuple[str, ...]:
    """All names, those in the report's language first."""
    ordered = sorted(page.entity.names, key=lambda name: name.language != language)
    return (*(name.text for name in ordered), page.entity.label)
