"""Entities: who and what the documents name."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status

from marsad.api.door import Bearer, person
from marsad.api.lines import entity_summary, entity_whole
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.schemas import Became, Entities, Id, Limit, Offset, Text
from marsad.api.scopes import Scope
from marsad.evidence import queries
from marsad.evidence.errors import UnknownItemError

router = Router(tags=["entities"])


@router.get("/entities", response={200: Entities, **PROBLEMS}, auth=Bearer(Scope.READ))
def list_entities(
    request: HttpRequest, kind: Text = "", text: Text = "", limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """Entities by how many documents speak of them; `text` looks in all their names."""
    who = person(request)
    found = queries.entities(who=who, kind=kind, text=text, limit=limit, offset=offset)
    return part(found, entity_summary, count=queries.count_entities(who=who, kind=kind, text=text), offset=offset)


@router.get("/entities/{identifier}", response={200: dict[str, Any], 307: Became, **PROBLEMS}, auth=Bearer(Scope.READ))
def read_entity(
    request: HttpRequest, response: HttpResponse, identifier: Id
) -> dict[str, Any] | Status[dict[str, str]]:
    """One entity with each cited mention and its facts; the address of one that is another now leads there (307)."""
    who = person(request)
    try:
        return entity_whole(queries.entity(identifier, who=who))
    except UnknownItemError:
        if (now := queries.successor(identifier, who=who)) is None:
            raise
    response["Location"] = reverse("api:read_entity", args=[now])
    return Status(HTTPStatus.TEMPORARY_REDIRECT, {"detail": f"{identifier} is now {now}: ask for that.", "became": now})
