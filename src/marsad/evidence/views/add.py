"""Adding documents: the form, and what came of each file."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from marsad.accounts.models import Person
from marsad.evidence import actions, queries
from marsad.evidence.cards import DocumentCard
from marsad.evidence.forms import AddForm
from marsad.evidence.views.found import asker


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: HttpRequest) -> HttpResponse:
    """Read the chosen files in, and list what entered and what could not, with the reason."""
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if not (form.is_bound and form.is_valid()):
        return render(request, "evidence/add.html", {"form": form})
    who = asker(request)
    summary = actions.add_uploads(form.cleaned_data["files"], who=who)
    context = {
        "added": cards([one.document for one in summary.entered], who),
        "known": cards([one.document for one in summary.known], who),
        "refused": summary.unread,
    }
    return render(request, "evidence/added.html", context)


def cards(documents: Iterable[str], who: Person) -> list[DocumentCard]:
    """Show documents as lists do, each once: the same file may have been sent twice."""
    return [queries.document_card(identifier, who=who) for identifier in dict.fromkeys(documents)]
