"""Pages of reports: a brief on a document or an event, to download in three formats and three languages."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from marsad.reports import actions, queries
from marsad.reports.errors import ReportError
from marsad.reports.logic.plan import planned

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_GET
def document_brief(request: HttpRequest, identifier: str, ending: str) -> HttpResponse:
    """A brief on one document."""
    return _download(request, "document", identifier, ending)


@require_GET
def event_brief(request: HttpRequest, identifier: str, ending: str) -> HttpResponse:
    """A brief on one event."""
    return _download(request, "event", identifier, ending)


def _download(request: HttpRequest, subject: str, identifier: str, ending: str) -> HttpResponse:
    language = request.GET.get("language") or get_language() or "en"
    if ending not in MEDIA_TYPES or language not in ("ar", "fr", "en"):
        return HttpResponseNotFound()
    try:
        report = queries.composed(planned("brief", subject, identifier, language=language), who=request.user)
    except ReportError as error:
        return HttpResponseNotFound(str(error), content_type="text/plain; charset=utf-8")
    response = HttpResponse(actions.rendered(report, f".{ending}"), content_type=MEDIA_TYPES[ending])
    name = slugify(report.title, allow_unicode=True)[:60] or "brief"
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{ending}") or "attachment"
    return response
