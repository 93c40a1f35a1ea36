"""The names that people read for formats, rules of matching and states: translated in this one place."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FORMATS: Mapping[str, str | Promise] = {
    "ftm": _("FollowTheMoney: entities, one a line"),
    "statements": _("FollowTheMoney: statements as a table"),
    "jsonld": _("JSON-LD with the words of schema.org"),
}
RULES: Mapping[str, str | Promise] = {
    "same_identifier": _("both bear one identifier of Wikidata or ROR"),
    "same_citation": _("both cite the very same words"),
    "same_id": _("the file was written here, under the same id"),
    "name_and_country": _("one name, and the same country"),
    "name_and_detail": _("one name, and something else agrees"),
    "name": _("only the name agrees: look twice"),
}
STATES: Mapping[str, str | Promise] = {
    "proposed": pgettext_lazy("of an imported thing", "Undecided"),
    "accepted": pgettext_lazy("of an imported thing", "Accepted"),
    "refused": pgettext_lazy("of an imported thing", "Refused"),
}


def rule(name: str) -> str:
    """Say why an imported thing seems to be an entity here."""
    return str(RULES.get(name, name))


def state(name: str) -> str:
    """Say what was decided about an imported thing."""
    return str(STATES.get(name, name))


def form(name: str) -> str:
    """Name a format."""
    return str(FORMATS.get(name, name))
