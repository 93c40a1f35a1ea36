"""Certificates of provenance as downloads."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from marsad.evidence import queries
from marsad.evidence.views.found import asker, found


@require_safe
def certificate(request: HttpRequest, identifier: str) -> HttpResponse:
    """Give the certificate of a document or fact as a file."""
    made = found(queries.certificate, identifier, who=asker(request))
    answer = JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="marsad-certificate-{identifier}.json"'
    return answer
