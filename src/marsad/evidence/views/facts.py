"""Facts: the list, one fact with its history, and the review."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts import queries as accounts
from marsad.accounts.permission import may_somewhere
from marsad.accounts.roles import Action
from marsad.evidence import actions, labels, queries
from marsad.evidence.cards import FactCard
from marsad.evidence.context import surroundings
from marsad.evidence.errors import ChangedMeanwhileError, ReviewError
from marsad.evidence.forms import as_text, corrected_fields, correction_form
from marsad.evidence.pages import Asked, page_of
from marsad.evidence.views.found import asker, found

FILTERS = ("kind", "language", "review", "document", "text")


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """List facts, with filters."""
    who = asker(request)
    chosen = {name: request.GET.get(name, "").strip() for name in FILTERS}
    matching = Asked(queries.facts, queries.count_facts, who=who, **chosen)
    document = found(queries.document_card, chosen["document"], who=who) if chosen["document"] else None
    context = {
        "page": page_of(matching, request.GET.get("page")),
        "chosen": chosen,
        "document": document,
        "kinds": labels.FACT_KINDS_MANY.items(),
        "states": labels.REVIEW_STATES.items(),
        "choices": labels.LANGUAGES.items(),
        "may_review": may_somewhere(who, Action.REVIEW),
    }
    return render(request, "evidence/facts.html", context)


@require_safe
def fact(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show one fact: its words in their context, its fields, its history."""
    who = asker(request)
    card = found(queries.fact, identifier, who=who)
    document = queries.document(card.fact.citation.document, who=who)
    context = {
        "card": card,
        "context": surroundings(document, card.fact.citation.start, card.fact.citation.end),
        "history": accounts.audit_trail(item=f"fact:{identifier}", who=who),
    }
    return render(request, "evidence/fact.html", context)


@require_safe
def card(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show a fact's card alone: what comes back when a correction is given up."""
    return shown(request, identifier)


@require_POST
def accept(request: HttpRequest, identifier: str) -> HttpResponse:
    """Hold a fact to be right."""
    return reviewed(request, identifier, actions.accept_fact)


@require_POST
def reject(request: HttpRequest, identifier: str) -> HttpResponse:
    """Hold a fact to be wrong; it stays in the store, out of counts and reports."""
    return reviewed(request, identifier, actions.reject_fact)


@require_POST
def undo(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take the latest decision back; a second press, when there is none left, changes nothing."""
    return reviewed(request, identifier, actions.undo_review)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, identifier: str) -> HttpResponse:
    """Correct a fact's fields; its words in the document stay as they are."""
    who = asker(request)
    card = found(queries.fact, identifier, who=who)
    form = correction_form(card.fact, request.POST if request.method == "POST" else None)
    theirs: list[tuple[str, str]] = []
    if form.is_bound and form.is_valid():
        try:
            version = request.POST.get("version", "")
            actions.correct_fact(identifier, who=who, fields=corrected_fields(form), version=version)
        except ChangedMeanwhileError as error:
            form.add_error(None, str(error))
            theirs = differences(card, form)
        except ReviewError as error:
            form.add_error(None, str(error))
        else:
            return answered(request, identifier, _("The fact has been corrected."))
    template = "evidence/correct_form.html" if request.htmx else "evidence/correct.html"  # type: ignore[attr-defined]
    context = {"card": card, "form": form, "next": back(request, identifier), "theirs": theirs}
    return render(request, template, context)


def differences(card: FactCard, form: Form) -> list[tuple[str, str]]:
    """What the fact says now where this person wrote something else: the other's values by the fields' names."""
    mine = corrected_fields(form)
    named = {name: str(field.label) for name, field in form.fields.items()}
    return [
        (label, str(as_text(card.fact.fields.get(name, ""))))
        for name, label in named.items()
        if card.fact.fields.get(name) != mine.get(name)
    ]


def reviewed(request: HttpRequest, identifier: str, action: Callable[..., object]) -> HttpResponse:
    """Take one decision and show what came of it."""
    who = asker(request)
    found(queries.fact, identifier, who=who)
    try:
        action(identifier, who=who, version=request.POST.get("version", ""))
    except ReviewError as error:
        return answered(request, identifier, str(error), is_refused=True)
    return answered(request, identifier, _("Your decision has been recorded."))


def answered(request: HttpRequest, identifier: str, message: str, *, is_refused: bool = False) -> HttpResponse:
    """Answer htmx with the new card, and a plain form with the page that it came from."""
    if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        return shown(request, identifier, notice=message if is_refused else "")
    (messages.error if is_refused else messages.success)(request, message)
    return redirect(back(request, identifier))


def shown(request: HttpRequest, identifier: str, notice: str = "") -> HttpResponse:
    """Lay out one card."""
    card = found(queries.fact, identifier, who=asker(request))
    return render(request, "evidence/card.html", {"card": card, "next": back(request, identifier), "notice": notice})


def back(request: HttpRequest, identifier: str) -> str:
    """Give the page to return to: the one that the form names if it is ours, else the fact's own."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("evidence:fact", args=[identifier])
