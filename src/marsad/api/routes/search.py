"""Search in three languages at once."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from marsad.api.door import Bearer, person
from marsad.api.lines import result_line
from marsad.api.routes.answers import PROBLEMS
from marsad.api.schemas import Language, Results, Text
from marsad.api.scopes import Scope
from marsad.search import queries

router = Router(tags=["search"])


@router.get("/search", response={200: Results, **PROBLEMS}, auth=Bearer(Scope.READ))
def search(
    request: HttpRequest,
    q: Text,
    language: Language = "",
    kind: Text = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> dict[str, Any]:
    """The passages that answer a question best, in any of the languages, each with the reason why."""
    found = queries.search(q, who=person(request), language=language, kind=kind, limit=limit)
    return {"items": [result_line(result) for result in found]}
