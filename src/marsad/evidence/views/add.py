"""Adding documents: the form, and what came of each file."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marsad.accounts.models import Person
from marsad.evidence import actions, queries
from marsad.evidence.added import Summary
from marsad.evidence.cards import DocumentCard
from marsad.evidence.forms import AddForm
from marsad.evidence.views.found import asker


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: HttpRequest) -> HttpResponse:
    """Read the chosen files and an address in, and list what entered and what could not, with the reason."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if not (form.is_bound and form.is_valid()):
        return render(request, "evidence/add.html", {"form": form})
    who = asker(request)
    address = form.cleaned_data["address"]
    summary = actions.add_uploads(form.cleaned_data["files"], who=who)
    visited = actions.add_address(address, who=who) if address else Summary()
    context = {
        "added": cards([one.document for one in (*summary.entered, *visited.entered)], who),
        "known": cards([one.document for one in (*summary.known, *visited.known) if one.document], who),
        "refused": (*summary.unread, *visited.unread),
    }
    return render(request, "evidence/added.html", context)


def cards(documents: Iterable[str], who: Person) -> list[DocumentCard]:
    """Show documents as lists do, each once: the same file may have been sent twice."""
    return [queries.document_card(identifier, who=who) for identifier in dict.fromkeys(documents)]
