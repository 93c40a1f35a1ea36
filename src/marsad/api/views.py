"""The page of tokens: make one, see it once, revoke it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from marsad.accounts.models import Person
from marsad.api import actions, queries
from marsad.api.errors import TokenError, UnknownTokenError
from marsad.api.scopes import LABELS


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("made")
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's own tokens; a new one is shown in the answer to the form, and never again."""
    who, made, problem = asker(request), "", ""
    if request.method == "POST":
        try:
            made = _make(request, who)
        except TokenError as error:
            problem = str(error)
    context = {
        "tokens": queries.tokens(who=who),
        "made": made,
        "problem": problem,
        "scopes": LABELS.items(),
        "lifetimes": actions.LIFETIMES,
        "usual": actions.USUAL_DAYS,
    }
    return render(request, "api/tokens.html", context)


def _make(request: HttpRequest, who: Person) -> str:
    """Make what the form asks for; a number of days that nobody offered is the usual one."""
    offered = {str(days or ""): days for days in actions.LIFETIMES}
    days = offered.get(request.POST.get("days", str(actions.USUAL_DAYS)), actions.USUAL_DAYS)
    name, scopes = request.POST.get("name", ""), request.POST.getlist("scopes")
    return actions.make_token(name, scopes, person=who, who=who, days=days)


@require_POST
def revoke(request: HttpRequest, key: int) -> HttpResponse:
    """Close a token."""
    try:
        actions.revoke_token(key, who=asker(request))
    except UnknownTokenError as unknown:
        raise Http404(str(unknown)) from unknown
    messages.success(request, _("The token has been revoked."))
    return redirect("tokens:tokens")


def asker(request: HttpRequest) -> Person:
    """Give the person who asks; the middleware lets nobody else come here."""
    if not isinstance(request.user, Person):
        raise TypeError("the page of tokens was reached without signing in: keep LoginRequiredMiddleware")
    return request.user
