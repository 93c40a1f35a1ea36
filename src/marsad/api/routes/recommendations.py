"""The register of recommendations, to read."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from marsad.api.door import Bearer, person
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.schemas import Id, Limit, Offset, Recommendations, Text
from marsad.api.scopes import Scope
from marsad.followup import queries
from marsad.followup.filters import Filters
from marsad.followup.lines import as_json

router = Router(tags=["recommendations"])


@router.get("/recommendations", response={200: Recommendations, **PROBLEMS}, auth=Bearer(Scope.READ))
def list_recommendations(  # noqa: PLR0913, PLR0917 - each is a filter in the address
    request: HttpRequest,
    status: Text = "",
    theme: Text = "",
    text: Text = "",
    in_register: Text = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Recommendations in the order of their codes."""
    lists = {name: [value] for name, value in (("status", status), ("theme", theme)) if value}
    filters, who = Filters.from_mapping({**lists, "text": text, "register": in_register}), person(request)
    found = queries.recommendations(filters, who=who, limit=limit, offset=offset)
    return part(found, as_json, count=queries.count_recommendations(filters, who=who), offset=offset)


@router.get("/recommendations/{code}", response={200: dict[str, Any], **PROBLEMS}, auth=Bearer(Scope.READ))
def read_recommendation(request: HttpRequest, code: Id) -> dict[str, Any]:
    """One recommendation: where it stands, who owes it, what was reported of it."""
    told: dict[str, Any] = as_json(queries.recommendation(code, who=person(request)))
    return told
