"""The themes of recommendations in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

THEMES: Mapping[str, str | Promise] = {
    "children": _("children"),
    "community": _("communities"),
    "cooperation": _("co-operation"),
    "development": _("development"),
    "education": _("education"),
    "finance": _("finance"),
    "legislation": _("legislation"),
    "media": _("media"),
    "online": _("online spaces"),
    "prevention": _("prevention"),
    "prisons": _("prisons"),
    "reintegration": _("reintegration"),
    "religion": _("religion"),
    "research": _("research"),
    "rights": _("human rights"),
    "security": _("security"),
    "victims": _("victims"),
    "women": _("women"),
    "youth": _("youth"),
}


def theme_name(code: str, language: str) -> str:
    """A theme in the words of a language; an unknown one by its code."""
    with override(language):
        return str(THEMES.get(code, code))
