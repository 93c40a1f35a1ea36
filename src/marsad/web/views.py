"""The pages that belong to no room: about, the language switch, errors."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import requires_csrf_token
from django.views.i18n import set_language

switch_language = login_not_required(set_language)


def about(request: HttpRequest) -> HttpResponse:
    """Tell how to read these pages: citations, confidence, review, what is left out."""
    return render(request, "web/about.html")


@login_not_required
def data_protection(request: HttpRequest) -> HttpResponse:
    """Say what personal data is held, why, how long, and what a person may ask for; open to everybody."""
    return render(request, "web/data_protection.html")


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that the page exists but is not for this person."""
    return told(request, 403, _("This is not open to you"), _("Your role does not include it. Ask who runs Marsad."))


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that there is no such page; to programs in their own form."""
    sentence = _("Nothing stands at this address. It may have been withdrawn, or the address is incomplete.")
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": str(sentence)}, status=404)
    return told(request, 404, _("There is no such page"), sentence)


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """Say that Marsad failed; the template asks nothing of the database, which may be what failed."""
    sentence = _("Marsad could not finish this. Nothing was changed. Try again; the details are in the server's log.")
    return told(request, 500, _("Something went wrong"), sentence)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say that a form was too old, or came from elsewhere."""
    return told(request, 403, _("This form has expired"), _("Go back, load the page again and send it once more."))


def told(request: HttpRequest, status: int, heading: str | Promise, sentence: str | Promise) -> HttpResponse:
    """Answer with one heading, one sentence and a way back."""
    theme = request.COOKIES.get("theme", "")
    context = {"heading": heading, "sentence": sentence, "theme": theme if theme in {"light", "dark"} else ""}
    return render(None, "web/message.html", context, status=status)
