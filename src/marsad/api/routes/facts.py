"""Facts: the list, one of them, and people's decisions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from marsad.accounts.models import Person
from marsad.api.door import Bearer, person
from marsad.api.lines import fact_whole
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.routes.states import known, tagged
from marsad.api.schemas import Conflict, Decided, DecisionIn, FactOut, Facts, Id, Language, Limit, Offset, Text
from marsad.api.scopes import Scope
from marsad.evidence import actions, queries
from marsad.evidence.errors import ChangedMeanwhileError
from marsad.records import ReviewState

router = Router(tags=["facts"])
MEANWHILE = "Somebody else decided about this fact meanwhile: look at it as it is now, then decide with its ETag."


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
def read_fact(request: HttpRequest, identifier: Id, response: HttpResponse) -> dict[str, Any]:
    """One fact with its citation; its ETag is what a decision names in If-Match."""
    return tagged(response, queries.fact(identifier, who=person(request)))


@router.get("/facts/{identifier}/certificate", response={200: dict[str, Any], **PROBLEMS}, auth=Bearer(Scope.READ))
def read_certificate(request: HttpRequest, identifier: Id) -> dict[str, Any]:
    """Where a fact comes from, signed, with proofs: see `python -m marsad.certificates`."""
    return queries.certificate(queries.fact(identifier, who=person(request)).fact.id, who=person(request))


@router.post(
    "/facts/{identifier}/decision", response={200: Decided, 412: Conflict, **PROBLEMS}, auth=Bearer(Scope.REVIEW)
)
def decide(
    request: HttpRequest, identifier: Id, asked: DecisionIn, response: HttpResponse
) -> dict[str, Any] | Status[dict[str, Any]]:
    """Accept, correct or reject a fact, or take the latest decision back.

    With If-Match it is done only if the fact is as it was read; else the answer (412) shows it as it is now.
    """
    who = person(request)
    try:
        version = known(request, queries.fact(identifier, who=who))
        state = DECISIONS[asked.decision](identifier, asked, who, version)
    except ChangedMeanwhileError:
        return Status(412, {"detail": MEANWHILE, "current": fact_whole(queries.fact(identifier, who=who))})
    tagged(response, queries.fact(identifier, who=who))
    return {"fact": identifier, "review": str(state)}


def accept(fact: str, _asked: DecisionIn, who: Person, version: str) -> ReviewState:
    """Say that it stands."""
    return actions.accept_fact(fact, who=who, version=version)


def correct(fact: str, asked: DecisionIn, who: Person, version: str) -> ReviewState:
    """Give its right fields and place."""
    fields = asked.fields or {}
    return actions.correct_fact(fact, who=who, fields=fields, start=asked.start, end=asked.end, version=version)


def reject(fact: str, asked: DecisionIn, who: Person, version: str) -> ReviewState:
    """Say that it is wrong, and why."""
    return actions.reject_fact(fact, who=who, version=version, reason=asked.reason, note=asked.note)


def undo(fact: str, _asked: DecisionIn, who: Person, version: str) -> ReviewState:
    """Take the latest decision back."""
    return actions.undo_review(fact, who=who, version=version)


DECISIONS = {"accept": accept, "correct": correct, "reject": reject, "undo": undo}
