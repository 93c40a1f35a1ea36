"""What is shown of the register as a file."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from marsad.accounts.models import Person
from marsad.evidence.views.found import asker
from marsad.followup import exporting, queries
from marsad.followup.filters import Filters
from marsad.followup.views.asked import asked

Writer = Callable[[Filters, Person], bytes]
KINDS: Mapping[str, tuple[str, Writer]] = {
    "csv": ("text/csv; charset=utf-8", lambda filters, who: exporting.export(filters, "csv", who=who)),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda filters, who: exporting.export(filters, "xlsx", who=who),
    ),
    "json": ("application/json", lambda filters, who: exporting.export(filters, "json", who=who)),
    "ics": ("text/calendar; charset=utf-8", lambda filters, who: queries.calendar_of(filters, who=who)),
}


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the recommendations that are shown as CSV, XLSX or JSON, or their days as iCalendar."""
    if ending not in KINDS:
        raise Http404
    media, write = KINDS[ending]
    file = f"marsad-register-{timezone.localdate().isoformat()}.{ending}"
    return HttpResponse(
        write(asked(request).filters, asker(request)),
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )
