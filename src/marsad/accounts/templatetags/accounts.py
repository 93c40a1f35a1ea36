"""Filters of the pages of accounts: roles and marks in words, and whether to show what only owners use."""

from typing import Any

from django import template
from django.utils.translation import gettext

from marsad.accounts.actions import LOCAL
from marsad.accounts.labels import MARKS, ROLES
from marsad.accounts.permission import may
from marsad.accounts.roles import Action, Mark, Role

register = template.Library()
# What stands in the words by which a browser presents itself. The first that is found counts: each names others too.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def role_name(role: str) -> str:
    """A role in the reader's language."""
    return str(ROLES[Role(role)])


@register.filter
def mark_name(mark: str) -> str:
    """A mark with what it means, in the reader's language."""
    return str(MARKS[Mark(mark)])


@register.filter
def person_name(who: Any) -> str:
    """Somebody's name as rows keep it; who works alone at this machine has none, and is called so."""
    return gettext("the person at this machine") if str(who) == LOCAL else str(who or "")


@register.filter
def browser_name(user_agent: str) -> str:
    """A browser and its system by the names that people know, as far as the browser tells them."""
    known = (next((name for mark, name in marks if mark in user_agent), "") for marks in (BROWSERS, SYSTEMS))
    return " · ".join(filter(None, known)) or user_agent or gettext("unknown browser")


@register.filter
def runs_the_house(who: Any) -> bool:
    """Whether somebody manages people."""
    return may(who, Action.MANAGE_PEOPLE)
