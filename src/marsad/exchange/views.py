"""The pages of exchange: take entities out, bring a file in, and decide about what came."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts import quotas
from marsad.accounts.errors import QuotaError
from marsad.accounts.permission import may
from marsad.accounts.roles import Action
from marsad.evidence.pages import Asked, page_of
from marsad.evidence.views.found import asker
from marsad.exchange import actions, labels, queries
from marsad.exchange.errors import ExchangeError, UnknownImportError
from marsad.exchange.formats import FORMATS, format_of
from marsad.exchange.forms import ImportForm

DECISIONS: dict[str, Callable[..., None]] = {
    "accept": actions.accept,
    "refuse": actions.refuse,
    "undo": actions.reconsider,
}


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Offer the formats, list what came in, and read a file in."""
    who = asker(request)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_bound and form.is_valid():
        try:
            quotas.take(who, files=1, size=form.cleaned_data["file"].size)
            card = _read(form.cleaned_data["file"], form.cleaned_data["source"], request)
            return redirect("exchange:import", card)
        except (ExchangeError, QuotaError) as error:
            form.add_error("file", str(error))
    context = {
        "form": form,
        "formats": [(known.name, labels.form(known.name), known.endings[0]) for known in FORMATS],
        "imports": [card for card in queries.imports(who=who) if not card.is_undone],
        "may_export": may(who, Action.EXPORT),
        "may_import": may(who, Action.IMPORT),
    }
    return render(request, "exchange/exchange.html", context)


@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse | FileResponse:
    """Give all entities that the asker may see, in one format."""
    try:
        chosen = format_of("", form)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"marsad{chosen.endings[0]}"
            actions.export(path, who=asker(request), form=form, pseudonyms=bool(request.GET.get("pseudonyms")))
            opened = path.open("rb")  # stays readable after the folder is gone
    except ExchangeError as error:
        messages.error(request, str(error))
        return redirect("exchange:exchange")
    return FileResponse(opened, as_attachment=True, filename=path.name, content_type=chosen.media_type)


@require_safe
def imported(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show what a file brought: what seems known here first, then the rest, then what was left out."""
    who = asker(request)
    try:
        card = queries.import_named(identifier, who=who)
    except UnknownImportError as error:
        raise Http404(str(error)) from error
    things = Asked(queries.imported, queries.count_imported, who=who, came_with=identifier)
    context = {
        "card": card,
        "page": page_of(things, request.GET.get("page")),
        "may_decide": may(who, Action.REVIEW),
        "may_import": may(who, Action.IMPORT),
    }
    return render(request, "exchange/import.html", context)


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Take one decision about an imported thing."""
    who = asker(request)
    try:
        DECISIONS.get(request.POST.get("decision", ""), actions.reconsider)(number, who=who)
        came_with = queries.imported_named(number, who=who).came_with
    except UnknownImportError as error:
        raise Http404(str(error)) from error
    except ExchangeError as error:
        messages.error(request, str(error))
        came_with = queries.imported_named(number, who=who).came_with
    return redirect("exchange:import", came_with)


@require_POST
def take_back(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take back an import with all that it brought."""
    try:
        actions.undo_import(identifier, who=asker(request))
    except UnknownImportError as error:
        raise Http404(str(error)) from error
    messages.success(request, _("The import has been taken back; the file can be read in again."))
    return redirect("exchange:exchange")


def _read(file: "UploadedFile[bytes]", source: str, request: HttpRequest) -> str:
    """Read an uploaded file in and give the id of its import."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name or "file").name
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        return actions.import_file(path, who=asker(request), source=source).id
