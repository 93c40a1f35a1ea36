"""Long reports: asked for on the composer's page, made in the background, taken here."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from marsad.evidence import queries as evidence
from marsad.jobs import actions as jobs
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.queries import job
from marsad.reports import queries
from marsad.reports.errors import UnknownReportError
from marsad.reports.jobs import made
from marsad.reports.views import MEDIA_TYPES, as_file


@require_POST
def make(request: HttpRequest, identifier: int, ending: str) -> HttpResponse:
    """Have a report made in one format, and lead to the job that makes it."""
    if ending not in MEDIA_TYPES:
        raise Http404
    try:
        queries.composition(identifier, who=request.user)
    except UnknownReportError as error:
        raise Http404 from error
    return redirect("jobs:job", jobs.start("report", who=request.user, composition=identifier, ending=ending))


@require_safe
def ready(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Say that a report is ready, and lead to it."""
    return render(request, "reports/ready.html", {"job": job_id, "made": _made(request, job_id)})


@require_safe
def file(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Give the report that a job made."""
    told = _made(request, job_id)
    try:
        content = made(job_id, told["ending"]).read_bytes()
    except FileNotFoundError as gone:
        raise Http404 from gone
    return as_file(content, told["title"], told["ending"])


def _made(request: HttpRequest, job_id: UUID) -> dict[str, Any]:
    """What one's own job made, if all that it cites may still be seen."""
    try:
        told = job(job_id, who=request.user)
    except UnknownJobError as unknown:
        raise Http404(str(unknown)) from unknown
    if told.kind != "report" or not told.result:
        raise Http404
    if not evidence.hidden_documents(who=request.user).isdisjoint(told.result["documents"]):
        raise Http404
    return dict(told.result)
