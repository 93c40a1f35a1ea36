"""Pages of the jobs in the background: the list, one with its progress, starting and cancelling."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import may_somewhere
from marsad.jobs import actions, queries
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.kinds import KINDS
from marsad.jobs.queries import JobCard

OFFERED = ("reread", "relink", "learn", "forget")  # need no words; others are started where documents are named


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """List one's own jobs, and offer those that one may start."""
    who = asker(request)
    offered = [kind for kind in OFFERED if may_somewhere(who, KINDS[kind].needs)]
    return render(request, "jobs/jobs.html", {"jobs": queries.jobs(who=who), "offered": offered})


@require_safe
def job(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Show how far a job is; htmx asks for the part that changes until it is over."""
    card = found(request, identifier)
    if card.is_over and card.outcome and request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        answer = HttpResponse()
        answer["HX-Redirect"] = card.outcome
        return answer
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"  # type: ignore[attr-defined]
    return render(request, template, {"job": card})


@require_POST
def cancel(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Stop a job."""
    found(request, identifier)
    actions.cancel(identifier, who=asker(request))
    return redirect("jobs:job", identifier)


@require_POST
def start(request: HttpRequest, kind: str) -> HttpResponse:
    """Start a job that needs no words."""
    if kind not in OFFERED:
        raise Http404
    return redirect("jobs:job", actions.start(kind, who=asker(request)))


def found(request: HttpRequest, identifier: UUID) -> JobCard:
    """One's own job, or 404."""
    try:
        return queries.job(identifier, who=asker(request))
    except UnknownJobError as unknown:
        raise Http404(str(unknown)) from unknown


def asker(request: HttpRequest) -> Person:
    """Give the person who asks; the middleware lets nobody else come here."""
    if not isinstance(request.user, Person):
        raise TypeError("a page of jobs was reached without signing in: keep LoginRequiredMiddleware")
    return request.user
