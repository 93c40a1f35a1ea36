"""The composer's pages: choose, order, leave out, write, look, keep versions and compare them."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts.permission import Asker
from marsad.reports import actions, queries
from marsad.reports.errors import ReportError, UnknownReportError
from marsad.reports.forms import ChoicesForm, StartForm
from marsad.reports.logic.catalogue import KINDS, SECTIONS
from marsad.reports.logic.plan import Plan, PlannedSection, changed, moved, planned, with_own_section, without
from marsad.reports.queries.compositions import CompositionCard
from marsad.reports.views import MEDIA_TYPES

CHOICES = ("title", "language", "months", "with_unreviewed", "pseudonyms", "since", "until")


@require_http_methods(["GET", "HEAD", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The list of reports, and the form that begins one."""
    form = StartForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        plan = planned(asked["kind"], asked["subject_kind"], asked["subject"].strip(), language=asked["language"])
        try:
            return redirect("reports:report", actions.start_composition(plan, who=_who(request)))
        except ReportError as error:
            form.add_error("subject", str(error))
    context = {
        "form": form,
        "reports": queries.compositions(who=_who(request)),
        "kinds": KINDS,
        "subjects": queries.subjects_offered(str(get_language() or "en"), who=_who(request)),
    }
    return render(request, "reports/list.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, identifier: int) -> HttpResponse:
    """One report: its choices, sections, preview and versions."""
    card = _card(request, identifier)
    form = ChoicesForm(request.POST or None, initial={name: getattr(card.plan, name) for name in CHOICES})
    if request.method == "POST" and form.is_valid():
        plan = replace(card.plan, **form.cleaned_data)
        actions.change_plan(identifier, plan, who=_who(request), doing="choices")
        return redirect("reports:report", identifier)
    return render(request, "reports/composer.html", _context(request, card, form), status=400 if form.errors else 200)


@require_POST
def section(request: HttpRequest, identifier: int, key: str) -> HttpResponse:
    """Move a section, leave it out or in, write at its end, or add and remove one's own.

    Words that somebody else has changed since the writer opened them are shown beside the writer's: nothing is lost.
    """
    card = _card(request, identifier)
    if both := _both(request, card.plan, key):
        form = ChoicesForm(initial={name: getattr(card.plan, name) for name in CHOICES})
        return render(request, "reports/composer.html", _context(request, card, form) | {"both": both}, status=409)
    plan = _section_changed(request, card.plan, key)
    actions.change_plan(identifier, plan, who=_who(request), doing=f"{request.POST.get('do', '')} {key}")
    return redirect(f"{reverse('reports:report', args=[identifier])}#row-{key}")


@require_POST
def versions(request: HttpRequest, identifier: int) -> HttpResponse:
    """Keep the report as it is now."""
    try:
        number = actions.save_version(identifier, who=_who(request), note=request.POST.get("note", "")[:300])
        messages.success(request, _("Version %(number)s is saved; it will not change.") % {"number": number})
    except UnknownReportError as error:
        raise Http404 from error
    except ReportError as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('reports:report', args=[identifier])}#versions")


@require_POST
def restore(request: HttpRequest, identifier: int, number: int) -> HttpResponse:
    """Work on with a version's plan."""
    try:
        actions.restore_version(identifier, number, who=_who(request))
    except UnknownReportError as error:
        raise Http404 from error
    messages.success(request, _("You work on from version %(number)s.") % {"number": number})
    return redirect("reports:report", identifier)


@require_safe
def compare(request: HttpRequest, identifier: int) -> HttpResponse:
    """What two versions say differently; without a second one, a version and the report as it is now."""
    card, who = _card(request, identifier), _who(request)
    try:
        before = queries.version(identifier, int(request.GET.get("one", "0")), who=who)
        other = request.GET.get("other", "")
        after = queries.version(identifier, int(other), who=who) if other else queries.composed(card.plan, who=who)
    except (ValueError, ReportError) as error:
        raise Http404 from error
    context = {"card": card, "changes": queries.changes(before, after), "one": request.GET["one"], "other": other}
    return render(request, "reports/compare.html", context)


def _section_changed(request: HttpRequest, plan: Plan, key: str) -> Plan:
    if request.POST.get("do") == "add":
        return with_own_section(plan, request.POST.get("heading", "").strip()[:200] or _("The author’s words"))
    found = next((one for one in plan.sections if one.key == key), None)
    if found is None:
        raise Http404
    paragraphs = _paragraphs(request.POST.get("paragraphs", ""))
    steps = {
        "up": lambda: moved(plan, key, -1),
        "down": lambda: moved(plan, key, 1),
        "toggle": lambda: changed(plan, key, is_included=not found.is_included),
        "write": lambda: changed(plan, key, paragraphs=paragraphs),
        "remove": lambda: without(plan, key),
    }
    step = steps.get(request.POST.get("do", ""))
    if step is None:
        raise Http404
    return step()


def _paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs with an empty line between them; browsers end lines with two characters."""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())


def _both(request: HttpRequest, plan: Plan, key: str) -> dict[str, str]:
    """The words that stand and those of the writer, where these were written upon others; else nothing."""
    found = next((one for one in plan.sections if one.key == key), None)
    mine, seen = request.POST.get("paragraphs", ""), request.POST.get("seen")
    if found is None or request.POST.get("do") != "write" or seen is None:
        return {}
    if found.paragraphs in (_paragraphs(seen), _paragraphs(mine)):
        return {}
    return {"key": key, "heading": _heading(found), "theirs": _text(found), "mine": mine}


def _heading(section: PlannedSection) -> str:
    return section.heading if section.is_own else str(SECTIONS[section.key].heading)


def _text(section: PlannedSection) -> str:
    return "\n\n".join(section.paragraphs)


def _context(request: HttpRequest, card: CompositionCard, form: ChoicesForm) -> dict[str, Any]:
    preview, problem = None, ""
    try:
        preview = queries.composed(card.plan, who=_who(request))
    except ReportError as error:
        problem = str(error)
    shown = {section.key for section in preview.sections} if preview else {one.key for one in card.plan.sections}
    rows = [
        {
            "section": one,
            "heading": _heading(one),
            "text": _text(one),
            "is_empty": one.key not in shown and not one.is_own,
        }
        for one in card.plan.sections
    ]
    kind = KINDS[card.plan.kind]
    return {
        "endings": tuple(MEDIA_TYPES),
        "card": card, "form": form, "rows": rows, "report": preview, "problem": problem, "kind": kind.label,
    }  # fmt: skip


def _card(request: HttpRequest, identifier: int) -> CompositionCard:
    try:
        return queries.composition(identifier, who=_who(request))
    except UnknownReportError as error:
        raise Http404 from error


def _who(request: HttpRequest) -> Asker:
    return request.user
