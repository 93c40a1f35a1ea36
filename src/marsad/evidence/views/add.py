"""Adding documents: the form, which starts a job, and what came of each file."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import require_somewhere
from marsad.accounts.roles import Action
from marsad.evidence import queries, waiting
from marsad.evidence.cards import DocumentCard
from marsad.evidence.forms import AddForm
from marsad.evidence.views.found import asker
from marsad.jobs import actions as jobs
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.queries import job


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: HttpRequest) -> HttpResponse:
    """Take the chosen files and an address, and lead to the job that reads them in."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if not (form.is_bound and form.is_valid()):
        return render(request, "evidence/add.html", {"form": form})
    who = asker(request)
    require_somewhere(who, Action.ADD)  # before anything is kept
    identifier = uuid4()
    names = waiting.keep(identifier, form.cleaned_data["files"])
    jobs.start("upload", who=who, identifier=identifier, names=names, address=form.cleaned_data["address"])
    return redirect("jobs:job", identifier)


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
    return [queries.document_card(identifier, who=who) for identifier in dict.fromkeys(documents)]
