"""Signing in and out: by a one-time link, or with a name and a password."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET

from marsad.accounts import actions
from marsad.accounts.errors import SignInError

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    """The page with name and password; the one place of the observatory that needs no account."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    """Ends the session; by POST only, so that no other site can do it."""

    next_page = "accounts:sign-in"


@login_not_required
@never_cache
@require_GET
@sensitive_variables("token")
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with a one-time link and go to the overview; a link that does not hold leads to the sign-in page."""
    try:
        person = actions.use_sign_in_token(token)
    except SignInError as error:
        messages.error(request, str(error))
        return redirect("accounts:sign-in")
    login(request, person, backend=BACKEND)
    return redirect("/")
