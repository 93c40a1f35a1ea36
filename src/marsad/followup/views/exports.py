"""What is shown of the register as a file."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from marsad.evidence.views.found import asker
from marsad.followup import exporting, queries
from marsad.followup.views.asked import asked

KINDS: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the recommendations that are shown as CSV, XLSX or JSON, or their days as iCalendar."""
    if ending not in KINDS:
        raise Http404
    filters, who = asked(request).filters, asker(request)
    if ending == "ics":
        content = queries.calendar_of(filters, who=who)
    else:
        content = exporting.export(filters, ending, who=who, pseudonyms=bool(request.GET.get("pseudonyms")))
    file = f"marsad-register-{timezone.localdate().isoformat()}.{ending}"
    return HttpResponse(
        content,
        content_type=KINDS[ending],
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )
