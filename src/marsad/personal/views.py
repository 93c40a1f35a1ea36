"""The pages of personal data, for owners: look somebody up, take out, erase; rules for keeping documents."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts.permission import require
from marsad.accounts.roles import Action
from marsad.evidence.views.found import asker
from marsad.jobs import actions as jobs
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.queries import job
from marsad.personal import labels, queries, retention
from marsad.personal.errors import NotConfirmedError, PersonalError
from marsad.personal.forms import NameForm, RuleForm

SHOWN = 20  # documents named on the page; the file has all


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def somebody(request: HttpRequest) -> HttpResponse:
    """Look a person up by name: all that is held, and what erasing would do.

    The name is posted, as it is when it is taken out: no name stands in an address, a history or a log.
    """
    who = asker(request)
    require(who, Action.ERASE)
    form = NameForm(request.POST or None)
    context = {"form": form, "shown": SHOWN}
    if form.is_valid():
        try:
            plan = queries.plan(queries.subject(request.POST.getlist("name"), who=who), who=who)
            context |= {"plan": plan, "subject": plan.subject, "effects": labels.effects(plan.effect)}
        except PersonalError as error:
            form.add_error("name", str(error))
    return render(request, "personal/somebody.html", context, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@require_POST
def held(request: HttpRequest) -> HttpResponse:
    """Give all that is held about somebody as JSON, to be handed to that person."""
    who = asker(request)
    try:
        told = queries.held(queries.subject(request.POST.getlist("name"), who=who), who=who)
    except PersonalError as error:
        messages.error(request, str(error))
        return redirect("personal:somebody")
    content = json.dumps(told, ensure_ascii=False, indent=1)
    disposition = 'attachment; filename="marsad-held.json"'
    return HttpResponse(content, content_type="application/json", headers={"Content-Disposition": disposition})


@sensitive_post_parameters()
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Have somebody erased in the background whose effect was shown and confirmed."""
    who, told = asker(request), request.POST
    try:
        names = list(queries.subject(told.getlist("name"), who=who).names)
        if not told.get("confirmed"):
            raise NotConfirmedError
    except PersonalError as error:
        messages.error(request, str(error))
        return redirect("personal:somebody")
    return redirect("jobs:job", jobs.start("erase", who=who, names=names, accounts=bool(told.get("accounts"))))


@never_cache
@require_safe
def erased(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Tell what an erasure did, without the words that are gone."""
    who = asker(request)
    require(who, Action.ERASE)
    try:
        result = job(identifier, who=who).result
    except UnknownJobError as unknown:
        raise Http404(str(unknown)) from unknown
    if not result or "effect" not in result:
        raise Http404
    return render(request, "personal/erased.html", {"effects": labels.effects(result["effect"])})


@require_http_methods(["GET", "HEAD", "POST"])
def keeping(request: HttpRequest) -> HttpResponse:
    """Show the rules for keeping documents with what each would take out today; set one."""
    who = asker(request)
    require(who, Action.MANAGE_COLLECTION)
    form = RuleForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        retention.set_rule(told["collection"], told["days"], told["since"], who=who)
        messages.success(request, _("The rule is set. Nothing was taken out yet."))
        return redirect("personal:retention")
    rules = [(rule, labels.SINCE[rule.since]) for rule in retention.rules(who=who)]
    context = {"form": form, "rules": rules, "due": sum(len(rule.due) for rule, _since in rules), "shown": SHOWN}
    return render(request, "personal/retention.html", context, status=422 if form.errors else 200)


@require_POST
def apply(request: HttpRequest) -> HttpResponse:
    """Take out what the rules say."""
    count = retention.apply_rules(who=asker(request))
    told = ngettext("%(n)s document was taken out.", "%(n)s documents were taken out.", count)
    messages.success(request, told % {"n": count})
    return redirect("personal:retention")
