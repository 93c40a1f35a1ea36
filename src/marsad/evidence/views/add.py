"""Adding documents: the form, which starts a job, and what came of each file."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from marsad.accounts import queries as accounts
from marsad.accounts import quotas
from marsad.accounts.errors import QuotaError
from marsad.accounts.labels import MARKS
from marsad.accounts.models import Person
from marsad.accounts.permission import require
from marsad.accounts.roles import Action
from marsad.evidence import queries, waiting
from marsad.evidence.cards import DocumentCard
from marsad.evidence.forms import AddForm
from marsad.evidence.handling import handling_of
from marsad.evidence.views.found import asker
from marsad.jobs import actions as jobs
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.queries import job


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: HttpRequest) -> HttpResponse:
    """Take the chosen files and an address, and lead to the job that reads them in."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if not (form.is_bound and form.is_valid()):
        return _asked(request, form)
    who = asker(request)
    named = {card.slug: card for card in accounts.collections(who=who)}
    handling = handling_of(form.cleaned_data["mark"], named.get(form.cleaned_data["collection"]))
    require(who, Action.ADD, collection=handling.collection)  # before anything is kept
    identifier, sent = uuid4(), form.cleaned_data["files"]
    try:
        quotas.take(who, files=len(sent), size=sum(file.size or 0 for file in sent))
    except QuotaError as error:
        form.add_error("files", str(error))
        return _asked(request, form, status=429)
    names = waiting.keep(identifier, sent)
    jobs.start(
        "upload",
        who=who,
        identifier=identifier,
        names=names,
        address=form.cleaned_data["address"],
        mark=str(handling.mark),
        collection=handling.collection,
    )
    return redirect("jobs:job", identifier)


def _asked(request: HttpRequest, form: AddForm, status: int = 200) -> HttpResponse:
    """The page with the form, as far as it is filled in."""
    context = {"form": form, "collections": accounts.collections(who=asker(request)), "marks": MARKS.items()}
    return render(request, "evidence/add.html", context, status=status)


@require_safe
def added(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """List what entered, what was here already and what could not be read, with the reason."""
    who = asker(request)
    try:
        result = job(job_id, who=who).result
    except UnknownJobError as unknown:
        raise Http404(str(unknown)) from unknown
    if not result:
        raise Http404
    context = {"added": cards(result["entered"], who), "known": cards(result["known"], who)}
    return render(request, "evidence/added.html", {**context, "refused": result["unread"]})


def cards(documents: Iterable[str], who: Person) -> list[DocumentCard]:
    """Show documents as lists do, each once: the same file may have been sent twice."""
    known = list(dict.fromkeys(documents))
    visible = queries.open_documents(known, who=who)  # bytes that are here already may be hidden from them
    return [queries.document_card(identifier, who=who) for identifier in known if identifier in visible]
