"""Downloads of reports: briefs, compositions as they are now, saved versions; three formats, three languages."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from marsad.reports import actions, queries
from marsad.reports.errors import ReportError
from marsad.reports.logic.plan import planned
from marsad.reports.logic.report import Report

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_GET
def document_brief(request: HttpRequest, identifier: str, ending: str) -> HttpResponse:
    """A brief on one document."""
    return _brief(request, "document", identifier, ending)


@require_GET
def event_brief(request: HttpRequest, identifier: str, ending: str) -> HttpResponse:
    """A brief on one event."""
    return _brief(request, "event", identifier, ending)


@require_GET
def current(request: HttpRequest, identifier: int, ending: str) -> HttpResponse:
    """A composed report as the store gives it now."""
    try:
        report = queries.composed(queries.composition(identifier, who=request.user).plan, who=request.user)
    except ReportError as error:
        return _nothing(error)
    return _download(report, ending)


@require_GET
def saved(request: HttpRequest, identifier: int, number: int, ending: str) -> HttpResponse:
    """A report as it was saved."""
    try:
        report = queries.version(identifier, number, who=request.user)
    except ReportError as error:
        return _nothing(error)
    return _download(report, ending)


def _brief(request: HttpRequest, subject: str, identifier: str, ending: str) -> HttpResponse:
    language = request.GET.get("language") or get_language() or "en"
    if language not in ("ar", "fr", "en"):
        return HttpResponseNotFound()
    try:
        report = queries.composed(planned("brief", subject, identifier, language=language), who=request.user)
    except ReportError as error:
        return _nothing(error)
    return _download(report, ending)


def _download(report: Report, ending: str) -> HttpResponse:
    if ending not in MEDIA_TYPES:
        return HttpResponseNotFound()
    return as_file(actions.rendered(report, f".{ending}"), report.title, ending)


def as_file(content: bytes, title: str, ending: str) -> HttpResponse:
    """A report to be kept under its title."""
    response = HttpResponse(content, content_type=MEDIA_TYPES[ending])
    name = slugify(title, allow_unicode=True)[:60] or "report"
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}") or "attachment"
    return response


def _nothing(error: ReportError) -> HttpResponse:
    return HttpResponseNotFound(str(error), content_type="text/plain; charset=utf-8")
