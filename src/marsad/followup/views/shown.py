"""The attributes of a recommendation as its page names and shows them."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.followup.cards import RecommendationPage

ATTRIBUTES: Mapping[str, str | Promise] = {
    "text": _("Text"),
    "strength": _("Strength"),
    "issuer": _("Issued by"),
    "level": _("Level of action"),
    "reference": _("Number in its document"),
    "response": _("Answer"),
    "addressees": _("Addressed to"),
    "themes": _("Themes"),
    "target_groups": _("Target groups"),
    "pillars": _("Pillars of the UN strategy"),
    "sdgs": _("SDG targets"),
}


def initial_attributes(page: RecommendationPage) -> dict[str, Any]:
    """The attributes as the form shows them."""
    card = page.card
    return {
        "strength": card.strength,
        "level": card.level,
        "issuer": card.issuer,
        "addressees": "\n".join(one.name for one in card.addressees),
        "themes": list(card.themes),
        "target_groups": list(card.target_groups),
        "pillars": list(card.pillars),
        "sdgs": list(card.sdgs),
    }


def same(one: Any, other: Any) -> bool:
    """Whether two values of an attribute say the same: boxes that are ticked have no order."""
    return bool(set(one) == set(other) if isinstance(one, list) and isinstance(other, list) else one == other)
