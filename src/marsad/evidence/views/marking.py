"""Marking a document on its page: how it is to be handled, in which collection, for whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from marsad.accounts.collecting import collection_named
from marsad.accounts.errors import UnknownNameError
from marsad.accounts.people import person_named
from marsad.accounts.roles import Mark
from marsad.evidence import actions
from marsad.evidence.views.found import asker, found


@require_POST
def mark_document(request: HttpRequest, identifier: str) -> HttpResponse:
    """Give a document the chosen mark; names are one per line."""
    who, mark, slug = asker(request), request.POST.get("mark", ""), request.POST.get("collection", "")
    names = [name.strip() for name in request.POST.get("names", "").splitlines() if name.strip()]
    try:
        found(
            actions.mark_document,
            identifier,
            Mark(mark if mark in set(Mark) else Mark.CLEAR),
            who=who,
            collection=collection_named(slug) if slug else None,
            recipients=[person_named(name) for name in names],
        )
    except UnknownNameError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The mark has been changed."))
    return redirect("evidence:document", identifier)
