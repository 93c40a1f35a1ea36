"""Gather recommendations of the follow-up register with the facts that they were made in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.cards import DocumentCard, EntityCard, FactCard
from marsad.evidence.event_names import fullest, is_own_name
from marsad.followup import queries as followup
from marsad.followup.cards import Life, RecommendationCard
from marsad.followup.filters import Filters
from marsad.language.normalise import fold
from marsad.records import EntityKind
from marsad.reports.errors import NothingToReportError
from marsad.reports.logic.lines import REVIEWED
from marsad.reports.logic.material import Followed, Material
from marsad.reports.logic.plan import Plan

LANGUAGES = ("ar", "fr", "en")
WORDED = ("made", "told_again")  # moments of a life at which somebody's words stand


def register(plan: Plan, who: Asker | None) -> Material:
    """The recommendations of an addressee or a period, or all; those withdrawn are left out."""
    owing = _named(plan.subject, who)
    chosen = (card for card in followup.recommendations(Filters(), who=who) if _is_in_time(card, plan))
    cards = [card for card in chosen if not plan.subject or any(one.id in owing for one in card.addressees)]
    if not cards:
        raise NothingToReportError(
            _("No recommendation of the register fits this choice: widen the addressee or period.")
        )
    followed = _followed([card.code for card in cards], plan, who)
    return Material(
        name=_addressee(cards, plan.subject, owing),
        language="",
        register=followed,
        today=timezone.localdate(),
        is_register=True,
        since=plan.since,
        until=plan.until,
    )


def thread(plan: Plan, who: Asker | None) -> Material:
    """One recommendation by its code."""
    code = followup.life(plan.subject, who=who).card.code
    return Material(
        name=code, language="", register=_followed([code], plan, who), today=timezone.localdate(), is_register=True
    )


def _named(subject: str, who: Asker | None) -> dict[int, bool]:
    """The addressees of that id or with that in their name in any language; whether it is the name as a whole."""
    found: dict[int, bool] = {}
    for language in LANGUAGES if subject else ():
        with translation.override(language):
            for one in followup.addressees(who=who):
                if fold(subject) in fold(one.name) or one.entity == subject:
                    is_whole = subject == one.entity or fold(subject) == fold(one.name)
                    found[one.id] = found.get(one.id, False) or is_whole
    return found


def _is_in_time(card: RecommendationCard, plan: Plan) -> bool:
    return (not plan.since or card.made_on >= plan.since) and (not plan.until or card.made_on <= _end(plan.until))


def _end(until: str) -> str:
    """The last day of a year or month, so that partial dates compare as text."""
    return until if len(until) == len(date.min.isoformat()) else f"{until}-~"


def _addressee(cards: list[RecommendationCard], subject: str, owing: Mapping[int, bool]) -> str:
    """The addressee's name in the report's language where one bears it as a whole, else what was asked for."""
    names = (one.name for card in cards for one in card.addressees if owing.get(one.id))
    return next(names, subject)


def _followed(codes: Sequence[str], plan: Plan, who: Asker | None) -> tuple[Followed, ...]:
    """Recommendations with all that is told of them; without those that nobody checked where the plan says so."""
    lives = followup.lives(codes, who=who)
    sources = {card.fact.id: card for card in evidence.facts_named(_facts(lives), who=who)}
    events = _called(who, plan.language)
    cited = {one.document for life in lives for one in life.evidence}
    documents = {name: evidence.document_card(name, who=who) for name in sorted(cited)}
    told = ((life, _one(life, plan, sources=sources, events=events, documents=documents)) for life in lives)
    # What no document says, people wrote into the register themselves.
    return tuple(one for life, one in told if one.sources or plan.with_unreviewed or not life.wordings)


def _facts(lives: Iterable[Life]) -> list[str]:
    return [wording.source.fact for life in lives for wording in life.wordings]


def _one(
    life: Life,
    plan: Plan,
    *,
    sources: Mapping[str, FactCard],
    events: Mapping[str, tuple[str, str]],
    documents: Mapping[str, DocumentCard],
) -> Followed:
    made = [sources[fact] for fact in _facts([life]) if fact in sources]
    if not plan.with_unreviewed:
        made = [card for card in made if card.fact.review in REVIEWED]
        life = _checked(life, made)
    name, written_in = events.get(life.wordings[0].source.event, ("", "")) if life.wordings else ("", "")
    return Followed(
        card=life.card,
        life=life,
        sources=tuple(made),
        documents=documents,
        language=plan.language,
        event_name=name,
        event_language=written_in,
    )


def _checked(life: Life, made: Sequence[FactCard]) -> Life:
    """A life in the wordings that a person has checked: the others are neither told nor drawn nor compared with."""
    facts = {card.fact.id for card in made}
    places = {(card.fact.citation.document, card.fact.citation.start) for card in made}
    wordings = tuple(
        replace(one, compared_with=one.compared_with if one.compared_with in facts else "")
        for one in life.wordings
        if one.source.fact in facts
    )
    dropped = {one.source.text for one in life.wordings} - {one.source.text for one in wordings}
    first = wordings[0].source if wordings and life.card.text in dropped else None
    return replace(
        life,
        card=replace(life.card, text=first.text, language=first.language) if first else life.card,
        wordings=wordings,
        moments=tuple(one for one in life.moments if one.kind not in WORDED or (one.document, one.start) in places),
    )


def _called(who: Asker | None, language: str) -> dict[str, tuple[str, str]]:
    """What readers of a language call each event, and the language of the name; only those with names of their own."""
    cards = evidence.entities(who=who, kind=EntityKind.EVENT)
    numbered = evidence.edition_names(cards, language, who=who)
    named = (card for card in cards if any(is_own_name(name.text, name.language) for name in card.names))
    return {card.id: _name(card, language, numbered) for card in named}  # "a round table": its document is better


def _name(card: EntityCard, language: str, numbered: Mapping[str, str]) -> tuple[str, str]:
    shown = fullest(card.names, language) or numbered.get(card.id) or card.label
    return shown, next((name.language for name in card.names if name.text == shown), language)
