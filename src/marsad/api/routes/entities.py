"""Entities: who and what the documents name."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from marsad.api.door import Bearer, person
from marsad.api.lines import entity_summary, entity_whole
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.schemas import Entities, Id, Limit, Offset, Text
from marsad.api.scopes import Scope
from marsad.evidence import queries

router = Router(tags=["entities"])


@router.get("/entities", response={200: Entities, **PROBLEMS}, auth=Bearer(Scope.READ))
def list_entities(
    request: HttpRequest, kind: Text = "", text: Text = "", limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """Entities by how many documents speak of them; `text` looks in all their names."""
    who = person(request)
    found = queries.entities(who=who, kind=kind, text=text, limit=limit, offset=offset)
    return part(found, entity_summary, count=queries.count_entities(who=who, kind=kind, text=text), offset=offset)


@router.get("/entities/{identifier}", response={200: dict[str, Any], **PROBLEMS}, auth=Bearer(Scope.READ))
def read_entity(request: HttpRequest, identifier: Id) -> dict[str, Any]:
    """One entity with each cited mention and its facts."""
    return entity_whole(queries.entity(identifier, who=person(request)))
