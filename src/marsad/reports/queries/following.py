"""Gather recommendations of the follow-up register with the facts that they were made in."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactCard
from marsad.followup import queries as followup
from marsad.followup.cards import Life, RecommendationCard
from marsad.followup.filters import Filters
from marsad.language.normalise import fold
from marsad.reports.errors import NothingToReportError
from marsad.reports.logic.lines import REVIEWED
from marsad.reports.logic.material import Followed, Material
from marsad.reports.logic.plan import Plan


def register(plan: Plan, who: Asker | None) -> Material:
    """The recommendations of an addressee or a period, or all; those withdrawn are left out."""
    cards = [card for card in followup.recommendations(Filters(), who=who) if _is_chosen(card, plan)]
    if not cards:
        raise NothingToReportError(
            _("No recommendation of the register fits this choice: widen the addressee or period.")
        )
    followed = [one for card in cards if (one := _followed(card, plan, who))]
    return Material(
        name=_addressee(cards, plan),
        language="",
        register=tuple(followed),
        today=timezone.localdate(),
        is_register=True,
    )


def thread(plan: Plan, who: Asker | None) -> Material:
    """One recommendation by its code."""
    life = followup.life(plan.subject, who=who)
    one = _followed(life.card, plan, who)
    return Material(
        name=life.card.code, language="", register=(one,) if one else (), today=timezone.localdate(), is_register=True
    )


def _is_chosen(card: RecommendationCard, plan: Plan) -> bool:
    wanted = fold(plan.subject)
    fits = not wanted or any(wanted in fold(one.name) or one.entity == plan.subject for one in card.addressees)
    return (
        fits and (not plan.since or card.made_on >= plan.since) and (not plan.until or card.made_on <= _end(plan.until))
    )


def _end(until: str) -> str:
    """The last day of a year or month, so that partial dates compare as text."""
    return until if len(until) == len(date.min.isoformat()) else f"{until}-~"


def _addressee(cards: list[RecommendationCard], plan: Plan) -> str:
    """The addressee's name as the register has it; "" when the report is on all."""
    wanted = fold(plan.subject)
    names = (one.name for card in cards for one in card.addressees if plan.subject in (one.name, one.entity))
    return next(names, plan.subject) if wanted else ""


def _followed(card: RecommendationCard, plan: Plan, who: Asker | None) -> Followed | None:
    life = followup.life(card.code, who=who)
    sources = evidence.facts_named([wording.source.fact for wording in life.wordings], who=who)
    ordered = _in_order(sources, [wording.source.fact for wording in life.wordings])
    if not plan.with_unreviewed:
        ordered = tuple(one for one in ordered if one.fact.review in REVIEWED)
        if not ordered:
            return None
    cited = {one.document for one in life.evidence}
    documents = {name: evidence.document_card(name, who=who) for name in sorted(cited)}
    return Followed(
        card=card, life=life, sources=ordered, documents=documents, language=plan.language, **_event(life, plan, who)
    )


def _in_order(cards: tuple[FactCard, ...], order: list[str]) -> tuple[FactCard, ...]:
    return tuple(sorted(cards, key=lambda card: order.index(card.fact.id)))


def _event(life: Life, plan: Plan, who: Asker | None) -> dict[str, str]:
    """The name of the first wording's event in the report's language, with the language that it is in."""
    identifier = life.wordings[0].source.event if life.wordings else ""
    if not identifier:
        return {}
    page = evidence.entity(identifier, who=who)
    shown = page.name_in(plan.language)
    written = next((name.language for name in page.entity.names if name.text == shown), "")
    return {"event_name": shown, "event_language": written}
