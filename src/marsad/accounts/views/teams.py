"""The teams of the house, for owners: who is in each, and which collections each is a member of."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from marsad.accounts import collecting, people, queries
from marsad.accounts import teams as actions
from marsad.accounts.forms import RoleForm, TeamForm
from marsad.accounts.models import Person
from marsad.accounts.permission import require
from marsad.accounts.roles import Action, Role
from marsad.accounts.views.asked import asker, attempt


@require_http_methods(["GET", "HEAD", "POST"])
def teams(request: HttpRequest) -> HttpResponse:
    """List the teams; make one."""
    who = asker(request)
    require(who, Action.MANAGE_PEOPLE)
    form = TeamForm(request.POST or None)
    if form.is_valid():
        attempt(request, lambda: actions.make_team(form.cleaned_data["name"], who=who))
        return redirect("accounts:teams")
    context = {
        "teams": queries.teams(who=who),
        "people": queries.people_cards(who=who),
        "collections": queries.collections(who=who),
        "roles": RoleForm().fields["role"],
        "form": form,
    }
    return render(request, "accounts/teams.html", context, status=422 if form.errors else 200)


@require_POST
def change(request: HttpRequest, key: int, what: str) -> HttpResponse:
    """Put somebody in or take them out, give or take a collection, or end the team."""
    who = asker(request)
    require(who, Action.MANAGE_PEOPLE)
    doing = CHANGES.get(what)
    if doing is None:
        raise Http404
    attempt(request, lambda: doing(request, key, who))
    return redirect("accounts:teams")


def join(request: HttpRequest, key: int, who: Person) -> None:
    """Put somebody in."""
    actions.join(actions.team_numbered(key), people.person_named(request.POST.get("name", "")), who=who)


def leave(request: HttpRequest, key: int, who: Person) -> None:
    """Take somebody out."""
    actions.leave(actions.team_numbered(key), people.person_named(request.POST.get("name", "")), who=who)


def give(request: HttpRequest, key: int, who: Person) -> None:
    """Make the team a member of a collection."""
    collection, form = collecting.collection_named(request.POST.get("collection", "")), RoleForm(request.POST)
    if form.is_valid():
        collecting.set_member(collection, actions.team_numbered(key), Role(form.cleaned_data["role"]), who=who)


def take(request: HttpRequest, key: int, who: Person) -> None:
    """Take the team out of a collection."""
    collection = collecting.collection_named(request.POST.get("collection", ""))
    collecting.remove_member(collection, actions.team_numbered(key), who=who)


def end(_request: HttpRequest, key: int, who: Person) -> None:
    """End the team."""
    actions.end_team(actions.team_numbered(key), who=who)


CHANGES: dict[str, Callable[[HttpRequest, int, Person], None]] = {
    "join": join,
    "leave": leave,
    "give": give,
    "take": take,
    "end": end,
}
