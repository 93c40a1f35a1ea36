"""How the machine is: a word for load balancers, figures for whoever watches. Neither tells of documents or people."""

import ipaddress
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import resolve
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marsad.accounts import alarms
from marsad.accounts.audit import tree
from marsad.evidence import queries as evidence
from marsad.jobs.queries import counts_by_state
from marsad.web.surroundings import clock_is_set
from marsad.web.together import all_figures


class AskedByNumber:
    """Answers `/health` whatever the house is called.

    A container's health check and a load balancer ask the machine by its number, which is none of MARSAD_HOSTS:
    Django's CommonMiddleware would refuse them (400), and a container that works would be restarted for ever.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer what is asked by number here; hand all else on."""
        if request.path_info != "/health":
            return self._get_response(request)
        request.resolver_match = resolve(request.path_info)
        return health(request)


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """Say whether this process can do its work: 200, or 503 with what fails."""
    failing = [
        name for name, is_well in (("database", database_answers()), ("folder", folder_is_there())) if not is_well
    ]
    return JsonResponse({"status": "failing" if failing else "ok", "failing": failing}, status=503 if failing else 200)


@login_not_required
@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures in Prometheus' format, for who shows the key, or for this machine itself where there is none."""
    if not may_watch(request):
        raise Http404
    counts = evidence.counts(who=None)
    gauges = {
        "marsad_held": {"documents": counts.documents, "facts": counts.facts, "entities": counts.entities},
        "marsad_jobs": counts_by_state(),
        "marsad_audit": {"entries": tree.size()},
        "marsad_alarms_today": alarms.raised(),
        "marsad_clock": {"kept_right": int(bool(clock_is_set()))},
    }
    return HttpResponse("\n".join([*all_figures().lines(gauges), ""]), content_type="text/plain; version=0.0.4")


def may_watch(request: HttpRequest) -> bool:
    """Whether the figures are for whoever asks."""
    if settings.MARSAD_METRICS_KEY:
        shown = request.headers.get("Authorization", "")
        return constant_time_compare(shown, f"Bearer {settings.MARSAD_METRICS_KEY}")
    is_forwarded = "X-Forwarded-For" in request.headers  # a proxy on this machine asks for somebody else
    try:
        return not is_forwarded and ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except (KeyError, ValueError):
        return False


def database_answers() -> bool:
    """Whether the database is there."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def folder_is_there() -> bool:
    """Whether originals can be written."""
    return os.access(Path(settings.HOME), os.W_OK)
