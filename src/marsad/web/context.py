"""What every page knows: the menu, the languages, light or dark."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from marsad.accounts.permission import may_somewhere
from marsad.accounts.queries import works_alone
from marsad.accounts.roles import Action

# Each language by its own name, and short enough for a phone's header.
LANGUAGES = (("ar", "العربية", "ع"), ("fr", "Français", "FR"), ("en", "English", "EN"))
MENU = (
    ("evidence:overview", _("Overview")),
    ("evidence:documents", _("Documents")),
    ("evidence:facts", _("Facts")),
    ("evidence:entities", _("Entities")),
    ("followup:register", _("Register")),
    ("reports:reports", _("Reports")),
    ("search:search", _("Search")),
)
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One entry of the main menu."""

    label: str | Promise
    address: str
    is_current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Give templates the frame's variables: menu, languages, theme."""
    theme = request.COOKIES.get("theme", "")
    return {
        "menu": [menu_item(name, label, request.path) for name, label in MENU],
        "languages": LANGUAGES,
        "theme": theme if theme in THEMES else "",
        "tour": opens_with_tour(request),
        "works_alone": SimpleLazyObject(works_alone),
        "may_add": SimpleLazyObject(lambda: may_somewhere(request.user, Action.ADD)),
        "may_review": SimpleLazyObject(lambda: may_somewhere(request.user, Action.REVIEW)),
    }


def opens_with_tour(request: HttpRequest) -> bool:
    """Whether the overview opens with a tour: where it is asked for, and on the first visit if the settings say so."""
    if request.path != reverse("evidence:overview") or not request.user.is_authenticated:
        return False
    return "tour" in request.GET or (settings.MARSAD_TOUR and "tour" not in request.COOKIES)


def menu_item(name: str, label: str | Promise, path: str) -> MenuItem:
    """Make an entry; it is current on its own page and on those below it."""
    address = reverse(name)
    is_current = path == address or (address != "/" and path.startswith(address))
    return MenuItem(label=label, address=address, is_current=is_current)
