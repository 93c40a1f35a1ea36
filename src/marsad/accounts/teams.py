"""Writes about teams: some people under one name, who are members of collections together."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.errors import TakenNameError, UnknownNameError
from marsad.accounts.models import Person, Team
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action


@transaction.atomic
def make_team(name: str, *, who: Asker | None) -> Team:
    """Make a team without people. Raises TakenNameError where a person or a team is called so."""
    if Team.objects.filter(name=name.strip()).exists():
        raise TakenNameError(name.strip())
    return set_team(name, (), who=who)


@transaction.atomic
def set_team(name: str, people: Iterable[Person], *, who: Asker | None) -> Team:
    """Make a team, or set who is in it. Raises TakenNameError for a person's name: members are named alike."""
    require(who, Action.MANAGE_PEOPLE)
    if Person.objects.filter(username=name.strip()).exists():
        raise TakenNameError(name.strip())
    team, _made = Team.objects.get_or_create(name=name.strip())
    _set(team, people, who)
    return team


@transaction.atomic
def join(team: Team, person: Person, *, who: Asker | None) -> None:
    """Put somebody into a team: they see at once what its collections hold."""
    require(who, Action.MANAGE_PEOPLE)
    _set(team, [*team.people.all(), person], who)


@transaction.atomic
def leave(team: Team, person: Person, *, who: Asker | None) -> None:
    """Take somebody out of a team."""
    require(who, Action.MANAGE_PEOPLE)
    _set(team, team.people.exclude(pk=person.pk), who)


@transaction.atomic
def end_team(team: Team, *, who: Asker | None) -> None:
    """End a team: its people stay, what they saw through it does not."""
    require(who, Action.MANAGE_PEOPLE)
    before = {
        "people": _names(team),
        "collections": sorted(team.memberships.values_list("collection__slug", flat=True)),
    }
    item = f"team:{team.pk}"
    team.delete()
    record("team.end", item, who=who, before=before)


def team_numbered(key: int) -> Team:
    """The team of that key; raises UnknownNameError."""
    found = Team.objects.filter(pk=key).first()
    if found is None:
        raise UnknownNameError(_("team"), str(key), Team.objects.values_list("name", flat=True))
    return found


def _set(team: Team, people: Iterable[Person], who: Asker | None) -> None:
    before = _names(team)
    team.people.set(people)
    record("team.set", f"team:{team.pk}", who=who, before={"people": before}, after={"people": _names(team)})


def _names(team: Team) -> list[str]:
    return sorted(team.people.values_list("username", flat=True))
