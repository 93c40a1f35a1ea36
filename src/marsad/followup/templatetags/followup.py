"""Template tags for the register: words in the reader's language, status chips, charts, addresses of filters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from marsad.evidence import labels as evidence_labels
from marsad.evidence.dates import first_of_month
from marsad.followup import labels
from marsad.followup.cards import RecommendationCard, RegisterCard, TaskCard
from marsad.followup.filters import Filters
from marsad.followup.views.asked import Asked, reading_language
from marsad.followup.vocabulary import tag_name

register = template.Library()

MONTH, YEAR = 30, 365  # days, near enough for what is said in whole months and years
QUOTED = re.compile(r"(?<=[«“])[^«»“”]+(?=[»”])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A recommendation's words for this reader."""

    text: str
    language: str
    is_translated: bool


@register.filter
def words_of(card: RecommendationCard) -> Words:
    """A recommendation in the reader's language where a document says it so or somebody has translated it."""
    wanted = reading_language()
    language = card.language_for(wanted)
    return Words(text=card.text_in(wanted), language=language, is_translated=card.is_translated_into(language))


@register.filter
def at_words(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    kept = text[: most - 1].rsplit(" ", 1)[0] if " " in text[: most - 1] else text[: most - 1]
    return kept.rstrip(" ,;:.،؛") + "…"


@register.filter
def register_title(card: RegisterCard) -> str:
    """A register by its name; the one that follows the documents, until somebody names it, in the reader's language."""
    return gettext("Register of recommendations") if (card.slug, card.name) == ("main", "Register") else card.name


@register.filter
def status_label(status: str) -> str:
    """Name a status."""
    return str(labels.STATUSES.get(status, status))


@register.simple_tag
def status_chip(status: str) -> SafeString:
    """Show a status: a mark in its colour and its name."""
    return format_html('<span class="chip status status-{}">{}</span>', status, status_label(status))


@register.filter
def strength_label(strength: str) -> str:
    """Name a strength."""
    return str(labels.STRENGTHS.get(strength, strength))


@register.filter
def level_label(level: int | None) -> str:
    """Name a level of action."""
    return str(labels.LEVELS.get(str(level) if level else "none", level))


@register.filter
def role_label(role: str) -> str:
    """Name what a person is to an addressee."""
    return str(labels.ROLES.get(role, role))


@register.filter
def force_label(force: str) -> str:
    """Say how a wording stands to the one before."""
    return str(labels.FORCES.get(force, force))


@register.filter
def update_state(state: str) -> str:
    """Say what became of an update."""
    return str(labels.UPDATE_STATES.get(state, state))


@register.filter
def candidate_state(state: str) -> str:
    """Say what was decided about a passage."""
    return str(labels.CANDIDATE_STATES.get(state, state))


@register.filter
def translation_state(state: str) -> str:
    """Say whether a translation has been reviewed."""
    return str(labels.TRANSLATION_STATES.get(state, state))


@register.filter
def response_label(response: str) -> str:
    """Name what a State answers to a recommendation; an imported register's own word stands for itself."""
    return evidence_labels.value("response", response)


@register.filter
def tag_label(value: str, kind: str) -> str:
    """Name a theme, a target group, a pillar or an SDG target."""
    return tag_name(kind, value)


@register.filter
def is_late(card: RecommendationCard | TaskCard) -> bool:
    """Whether its day has passed."""
    return card.is_overdue(timezone.localdate())


@register.filter
def of(values: Mapping[str, Any], name: str) -> Any:
    """What stands under a name; nothing where there is none."""
    return values.get(name)


@register.filter
def day(value: date | None) -> str:
    """Write a day as the reader does."""
    return first_of_month(date_format(value, "DATE_FORMAT")) if value else ""


@register.filter
def without_news(days: int) -> str:
    """Say how long nothing has been heard: in days, then months, then years, as people count them."""
    if days < 2 * MONTH:
        return ngettext("%(n)s day without news", "%(n)s days without news", days) % {"n": days}
    if days < 2 * YEAR:
        months = round(days / MONTH)
        return ngettext("%(n)s month without news", "%(n)s months without news", months) % {"n": months}
    years = days // YEAR
    return ngettext("%(n)s year without news", "%(n)s years without news", years) % {"n": years}


@register.filter
def in_my_language(reasons: Any) -> SafeString:
    """One of the sentences that are given in each language; words that it quotes keep their own direction."""
    sentence = escape(reasons.get(reading_language()) or reasons.get("en", "")) if reasons else ""
    return mark_safe(QUOTED.sub(r"<bdi>\g<0></bdi>", sentence))  # noqa: S308 - escaped above


@register.simple_tag
def address_of(asked: Asked, filters: Filters | None = None, layout: str = "") -> str:
    """The address of the list with other filters or another layout."""
    return asked.address(filters, layout)
