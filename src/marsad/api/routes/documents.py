"""Documents: the list, one with its text, and sending new ones, which are read in the background."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest
from ninja import File, Form, Router, Status, UploadedFile

from marsad.accounts import queries as accounts
from marsad.accounts import quotas
from marsad.accounts.models import Person
from marsad.accounts.permission import require
from marsad.accounts.queries import CollectionCard
from marsad.accounts.roles import Action
from marsad.api.door import Bearer, person
from marsad.api.lines import document_summary, document_whole
from marsad.api.routes.answers import PROBLEMS, part
from marsad.api.schemas import Documents, HandledIn, Id, JobOut, Language, Limit, Offset, Text
from marsad.api.scopes import Scope
from marsad.evidence import queries, waiting
from marsad.evidence.actions import note_reading
from marsad.evidence.handling import handling_of
from marsad.jobs import actions as jobs
from marsad.jobs.queries import JobCard, job

router = Router(tags=["documents"])


@router.get("/documents", response={200: Documents, **PROBLEMS}, auth=Bearer(Scope.READ))
def list_documents(
    request: HttpRequest, language: Language = "", text: Text = "", limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """Documents in the order of their files; `text` looks in titles and files."""
    who = person(request)
    found = queries.documents(who=who, language=language, text=text, limit=limit, offset=offset)
    count = queries.count_documents(who=who, language=language, text=text)
    return part(found, document_summary, count=count, offset=offset)


@router.get("/documents/{identifier}", response={200: dict[str, Any], **PROBLEMS}, auth=Bearer(Scope.READ))
def read_document(request: HttpRequest, identifier: Id) -> dict[str, Any]:
    """One document, with the text that all citations point into."""
    who = person(request)
    whole = document_whole(queries.document(identifier, who=who))
    note_reading(identifier, who=who)
    return whole


@router.post("/documents", response={202: JobOut, **PROBLEMS}, auth=Bearer(Scope.ADD))
def send_documents(
    request: HttpRequest,
    files: File[list[UploadedFile]],
    handled: Form[HandledIn],
) -> Status[dict[str, Any]]:
    """Send files; they are read in the background. What is known already is passed over; 429 beyond one's limits.

    `mark` is a handling mark of TLP 2.0, else the collection's; `collection` is the short name of one of one's own.
    """
    who = person(request)
    handling = handling_of(handled.mark or "", collection_of(handled.collection, who))
    require(who, Action.ADD, collection=handling.collection)
    quotas.take(who, files=len(files), size=sum(file.size or 0 for file in files))
    identifier = uuid4()
    names = waiting.keep(identifier, files)
    marked = {"mark": str(handling.mark), "collection": handling.collection}
    jobs.start("upload", who=who, identifier=identifier, names=names, address="", **marked)
    return Status(202, job_line(job(identifier, who=who)))


def collection_of(slug: str, who: Person) -> CollectionCard | None:
    """The collection of a short name, among those that somebody is in; of others nothing is told."""
    if not slug:
        return None
    found = next((card for card in accounts.collections(who=who) if card.slug == slug), None)
    if found is None:
        raise Http404
    return found


@router.get("/jobs/{identifier}", response={200: JobOut, **PROBLEMS}, auth=Bearer(Scope.ADD))
def read_job(request: HttpRequest, identifier: UUID) -> dict[str, Any]:
    """How far work in the background is, and what came of it."""
    return job_line(job(identifier, who=person(request)))


def job_line(card: JobCard) -> dict[str, Any]:
    """A job as plain JSON."""
    names = ("kind", "state", "done", "total", "result", "problem")
    return {"id": str(card.id), **{name: getattr(card, name) for name in names}}
