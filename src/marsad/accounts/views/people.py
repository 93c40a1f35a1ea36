"""The people of the house and its collections, for owners; one's own account, for everybody."""

from collections.abc import Callable
from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts import collecting, people, queries, quotas
from marsad.accounts.errors import UnknownNameError
from marsad.accounts.forms import CollectionForm, InvitationForm, LimitsForm, MemberForm, RoleForm
from marsad.accounts.models import Person
from marsad.accounts.permission import require
from marsad.accounts.roles import Action, Mark, Role
from marsad.accounts.views.asked import asker, attempt


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show one's own account: role, collections, and the ways to password, second factor and sessions."""
    who = asker(request)
    context = {"collections": queries.collections(who=who), "role": Role(who.role), "person": who}
    return render(request, "accounts/account.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("address")
def everybody(request: HttpRequest) -> HttpResponse:
    """List the people of the house; invite one, whose link is shown this once."""
    who, address = asker(request), ""
    require(who, Action.MANAGE_PEOPLE)
    form = InvitationForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        invited = people.invite(told["username"], who=who, role=Role(told["role"]), email=told["email"])
        address = _give(request, invited.person, invited.token)
        form = InvitationForm()
    context = {
        "people": [(card, RoleForm(initial={"role": card.role})) for card in queries.people_cards(who=who)],
        "form": form,
        "limits": LimitsForm(initial=asdict(quotas.limits())),
        "address": address,
        "own": who.username,
    }
    return render(request, "accounts/people.html", context, status=422 if form.errors else 200)


@require_POST
def limits(request: HttpRequest) -> HttpResponse:
    """Set how much each person may send."""
    who, form = asker(request), LimitsForm(request.POST)
    require(who, Action.MANAGE_PEOPLE)
    if form.is_valid():
        attempt(request, lambda: quotas.set_limits(quotas.Limits(**form.cleaned_data), who=who))
    else:
        messages.error(request, _("A limit is a whole number, or empty."))
    return redirect("accounts:people")


@never_cache
@require_POST
@sensitive_variables("address")
def change(request: HttpRequest, username: str, what: str) -> HttpResponse:
    """Give a role, close or open an account, or make a new link, which is shown this once."""
    who = asker(request)
    require(who, Action.MANAGE_PEOPLE)
    person = _found(username)
    if what == "link":
        lost = bool(request.POST.get("second_factor"))
        address = _give(request, person, people.new_link(person, who=who, without_second_factor=lost))
        return render(request, "accounts/link.html", {"address": address, "person": person})
    form = RoleForm(request.POST)
    role = Role(form.cleaned_data["role"]) if form.is_valid() else Role(person.role)
    doings: dict[str, Callable[[], None]] = {
        "role": lambda: people.set_role(person, role, who=who),
        "close": lambda: people.close(person, who=who),
        "open": lambda: people.reopen(person, who=who),
    }
    if what not in doings:
        raise Http404
    attempt(request, doings[what])
    return redirect("accounts:people")


@require_http_methods(["GET", "HEAD", "POST"])
def collections(request: HttpRequest) -> HttpResponse:
    """List the collections; make one."""
    who = asker(request)
    require(who, Action.MANAGE_COLLECTION)
    form = CollectionForm(request.POST or None)
    if form.is_valid():
        collecting.add_collection(form.cleaned_data["name"], who=who, mark=Mark(form.cleaned_data["mark"]))
        return redirect("accounts:collections")
    context = {
        "collections": [(card, MemberForm()) for card in queries.collections(who=who)],
        "form": form,
        "names": queries.member_names(who=who),
    }
    return render(request, "accounts/collections.html", context, status=422 if form.errors else 200)


@require_POST
def member(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a role in a collection, or take them out."""
    who, form = asker(request), MemberForm(request.POST)

    def act() -> None:
        row, named = collecting.collection_named(slug), collecting.member_named(request.POST.get("name", ""))
        if request.POST.get("remove"):
            collecting.remove_member(row, named, who=who)
        elif form.is_valid():
            collecting.set_member(row, named, Role(form.cleaned_data["role"]), who=who)

    require(who, Action.MANAGE_COLLECTION)
    attempt(request, act)
    return redirect("accounts:collections")


def _found(username: str) -> Person:
    """The person of that name; no such page where there is none."""
    try:
        return people.person_named(username)
    except UnknownNameError as error:
        raise Http404 from error


def _give(request: HttpRequest, person: Person, token: str) -> str:
    """The link's address, mailed too where that can be done."""
    address = request.build_absolute_uri(reverse("accounts:enter", args=[token]))
    if people.send_link(person, address):
        messages.success(request, _("The link was sent to %(email)s.") % {"email": person.email})
    return address
