"""Importing a register: choose a file, say what its columns mean, see what would be taken in, take it in."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from marsad.evidence.views.found import asker
from marsad.followup import actions, queries
from marsad.followup.actions import Imported
from marsad.followup.cards import RegisterCard
from marsad.followup.errors import RegisterFileError
from marsad.followup.forms import DefaultsForm, UploadForm
from marsad.followup.labels import STATUSES
from marsad.followup.templatetags.followup import register_title
from marsad.followup.views.asked import attempted, found

FIELDS: Mapping[str, str | Promise] = {
    "code": _("Code"),
    "reference": _("Number in its document"),
    "text": _("Text"),
    "language": _("Language"),
    "strength": _("Strength"),
    "issuer": _("Issued by"),
    "addressees": _("Addressed to"),
    "level": _("Level of action"),
    "themes": _("Themes"),
    "target_groups": _("Target groups"),
    "pillars": _("Pillars of the UN strategy"),
    "sdgs": _("SDG targets"),
    "event_name": _("Event"),
    "made_on": _("Made on"),
    "status": pgettext_lazy("of a recommendation", "Status"),
    "status_reason": _("Reason"),
    "due": _("Due date"),
    "response": _("Answer"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a file; it waits until its columns are mapped."""
    who = asker(request)
    is_sent = request.method == "POST"
    form = UploadForm(request.POST if is_sent else None, request.FILES if is_sent else None, auto_id="upload-%s")
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            key = actions.keep_draft(sent.read(), sent.name, who=who)
        except RegisterFileError as error:
            form.add_error("file", str(error))
        else:
            return redirect("followup:mapping", key)
    return render(request, "followup/import.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, key: int) -> HttpResponse:
    """Show what each column means and what its rows would become; when asked, take them in."""
    who = asker(request)
    file, content = found(queries.draft, key, who=who)
    registers = queries.registers(who=who)
    defaults = DefaultsForm(request.POST or None, registers=choices(registers), auto_id="default-%s")
    given = {name: value for name, value in defaults.cleaned_data.items() if value} if defaults.is_valid() else {}
    into = given.pop("register", "main")
    chosen, statuses = mapped(request), explained(request)
    preview = queries.preview_import(content, file, who=who, mapping=chosen, defaults=given, statuses=statuses)
    if request.POST.get("step") == "import":
        done: list[Imported] = []

        def take() -> None:
            done.append(
                actions.import_register(
                    content, file, who=who, register=into, mapping=preview.mapping, defaults=given, statuses=statuses
                )
            )
            actions.drop_draft(key, who=who)

        if attempted(request, take, ""):
            messages.success(request, told(done[0]))
            return redirect(listing(done[0].added))
    context = {
        "key": key,
        "preview": preview,
        "columns": [(place, column, preview.mapping[column]) for place, column in enumerate(preview.columns)],
        "fields": [(name, FIELDS.get(name, name)) for name in preview.fields],
        "words": [(place, word, statuses.get(word, "")) for place, word in enumerate(preview.statuses)],
        "statuses": [(str(status), label) for status, label in STATUSES.items()],
        "defaults": defaults,
        "good": preview.total - len(preview.failing),
    }
    return render(request, "followup/mapping.html", context)


def listing(added: Sequence[str]) -> str:
    """The register where it shows what came in: by what the new codes begin with, where that is one series."""
    address = reverse("followup:register")
    series = {code.rpartition("-")[0] for code in added}
    return f"{address}?{urlencode({'text': f'{series.pop()}-'})}" if len(series) == 1 else address


def mapped(request: HttpRequest) -> dict[str, str] | None:
    """The field for each column as the form says; None at first, so that it is guessed."""
    if request.method != "POST":
        return None
    heads, fields = request.POST.getlist("column"), request.POST.getlist("field")
    return {head: name for head, name in zip(heads, fields, strict=False) if name}


def explained(request: HttpRequest) -> dict[str, str]:
    """What the form says of words for a status that are not known here."""
    words, statuses = request.POST.getlist("word"), request.POST.getlist("status")
    return {word: status for word, status in zip(words, statuses, strict=False) if status}


def choices(registers: tuple[RegisterCard, ...]) -> list[tuple[str, str]]:
    """Where the rows may go."""
    return [(register.slug, register_title(register)) for register in registers] or [("main", str(_("Register")))]


def told(done: Imported) -> str:
    """What became of the rows, in a sentence each."""
    added = ngettext(
        "%(number)s recommendation has been added.", "%(number)s recommendations have been added.", len(done.added)
    ) % {"number": len(done.added)}
    changed = ngettext(
        "%(number)s has been brought up to date.", "%(number)s have been brought up to date.", len(done.changed)
    ) % {"number": len(done.changed)}
    same = ngettext(
        "%(number)s stands there already and has not changed.",
        "%(number)s stand there already and have not changed.",
        done.unchanged,
    ) % {"number": done.unchanged}
    failed = ngettext("%(number)s row has been left out.", "%(number)s rows have been left out.", len(done.failed)) % {
        "number": len(done.failed)
    }
    parts = [
        added if done.added or not (done.changed or done.unchanged) else "",
        changed if done.changed else "",
        same if done.unchanged else "",
        failed if done.failed else "",
    ]
    return " ".join(part for part in parts if part)


@require_POST
def drop(request: HttpRequest, key: int) -> HttpResponse:
    """Forget the file."""
    who = asker(request)
    attempted(
        request, lambda: actions.drop_draft(key, who=who), _("The file has been forgotten; nothing was taken in.")
    )
    return redirect("followup:import")
