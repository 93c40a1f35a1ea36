"""Signing in and out: by a one-time link, with a name and a password, or through the organisation's provider."""

from http import HTTPStatus

from allauth.account.views import LoginView
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from marsad.accounts import actions, queries
from marsad.accounts.errors import SignInError

BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc]  # allauth is not typed
    """The page with name and password: throttled, and followed by the second factor of those who have one."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Say too whether the organisation's provider can be asked, and whether people have accounts here."""
        more = {"has_provider": bool(settings.OIDC_SERVER), "has_passwords": queries.has_passwords()}
        return {**super().get_context_data(**kwargs), **more}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def through_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the organisation's provider.

    The way there is told in a header of a page of ours. A redirect would count as the target of the form, which our
    content policy keeps at this house; to name the provider there would not do, as it may lead on to others.
    """
    answer: HttpResponse = openid_connect.login(request, provider_id)
    if answer.status_code != HTTPStatus.FOUND:
        return answer
    about = {"heading": _("Signing in through your organisation"), "sentence": _("You are led to its page.")}
    page = render(request, "web/message.html", about)
    page.headers["Refresh"] = f"0; url={answer['Location']}"
    return page


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """Ends the session; by POST only, so that no other site can do it."""

    next_page = "accounts:sign-in"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("token")
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with a one-time link; an invited person then chooses a password, the local one needs none.

    What was mailed waits for a button: programs that look through mails follow each link, and would use it up. A link
    that does not hold leads to the sign-in page.
    """
    invited = queries.waited_for(token)
    if request.method == "GET" and invited and invited.username != actions.LOCAL:
        return render(request, "accounts/enter.html")
    try:
        person = actions.use_sign_in_token(token)
    except SignInError as error:
        messages.error(request, str(error))
        return redirect("accounts:sign-in")
    login(request, person, backend=BACKEND)
    if person.username != actions.LOCAL and not person.has_usable_password():
        return redirect("account_set_password")
    return redirect("/")
