"""Calendars: an address that a calendar program fetches by itself, and the page that makes one."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.evidence.views.found import asker
from marsad.followup import actions, queries
from marsad.followup.cards import RecommendationCard, TaskCard
from marsad.followup.views.asked import attempted, found, reading_language
from marsad.records import Language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token", "address")
def calendar(request: HttpRequest) -> HttpResponse:
    """Show how to subscribe; make an address, which is shown this once."""
    who, address = asker(request), ""
    if request.method == "POST":
        chosen = request.POST.get("addressee", "")
        token = found(actions.make_feed, who=who, addressee=int(chosen) if chosen.isdecimal() else None)
        address = request.build_absolute_uri(reverse("followup:feed", args=[token]))
        address += f"?language={reading_language()}"  # calendar programs do not say in which language they are read
    recommendations, tasks = queries.due(who=who)
    days: list[RecommendationCard | TaskCard] = [*recommendations, *tasks]
    context = {
        "address": address,
        "addressees": queries.addressees(who=who),
        "days": sorted(days, key=lambda one: one.due or date.max),
    }
    return render(request, "followup/calendar.html", context)


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """Make all one's addresses useless."""
    who = asker(request)
    if attempted(request, lambda: actions.end_feeds(who=who), ""):
        messages.success(request, _("Your calendar addresses no longer work."))
    return redirect("followup:calendar")


@login_not_required
@never_cache
@require_safe
@sensitive_variables("token")
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar program the days that its address stands for, in the language in which it was made."""
    wanted = request.GET.get("language", "")
    with override(wanted if wanted in set(Language) else reading_language()):
        return HttpResponse(found(queries.feed, token), content_type="text/calendar; charset=utf-8")
