"""What is shown of the register as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from marsad.evidence.views.found import asker
from marsad.followup.views.asked import asked


@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    raise Http404
