"""Facts: the list, one of them, and people's decisions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router

from marsad.api.door import Bearer, person
from marsad.api.lines import fact_whole
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.schemas import Decided, DecisionIn, FactOut, Facts, Id, Language, Limit, Offset, Text
from marsad.api.scopes import Scope
from marsad.evidence import actions, queries

router = Router(tags=["facts"])
DECISIONS: Mapping[str, Callable[..., Any]] = {
    "accept": actions.accept_fact,
    "reject": actions.reject_fact,
    "undo": actions.undo_review,
}


@router.get("/facts", response={200: Facts, **PROBLEMS}, auth=Bearer(Scope.READ))
def list_facts(  # noqa: PLR0913, PLR0917 - each is a filter in the address
    request: HttpRequest,
    kind: Text = "",
    document: Id = "",
    review: Text = "",
    language: Language = "",
    entity: Id = "",
    text: Text = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Facts in the order of documents and texts, without rejected ones unless `review` asks for them."""
    asked: dict[str, Any] = {
        "kind": kind,
        "document": document,
        "review": review,
        "language": language,
        "entity": entity,
        "text": text,
    }
    who = person(request)
    found = queries.facts(who=who, limit=limit, offset=offset, **asked)
    return part(found, fact_whole, count=queries.count_facts(who=who, **asked), offset=offset)


@router.get("/facts/{identifier}", response={200: FactOut, **PROBLEMS}, auth=Bearer(Scope.READ))
def read_fact(request: HttpRequest, identifier: Id) -> dict[str, Any]:
    """One fact with its citation."""
    return fact_whole(queries.fact(identifier, who=person(request)))


@router.get("/facts/{identifier}/certificate", response={200: dict[str, Any], **PROBLEMS}, auth=Bearer(Scope.READ))
def read_certificate(request: HttpRequest, identifier: Id) -> dict[str, Any]:
    """Where a fact comes from, signed, with proofs: see `python -m marsad.certificates`."""
    return queries.certificate(queries.fact(identifier, who=person(request)).fact.id, who=person(request))


@router.post("/facts/{identifier}/decision", response={200: Decided, **PROBLEMS}, auth=Bearer(Scope.REVIEW))
def decide(request: HttpRequest, identifier: Id, asked: DecisionIn) -> dict[str, Any]:
    """Accept, correct or reject a fact, or take the latest decision back."""
    who = person(request)
    queries.fact(identifier, who=who)
    if asked.decision == "correct":
        state = actions.correct_fact(identifier, who=who, fields=asked.fields or {})
    else:
        state = DECISIONS[asked.decision](identifier, who=who)
    return {"fact": identifier, "review": str(state)}
