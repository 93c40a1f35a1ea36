"""Facts: the list, and one fact with its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.accounts import queries as accounts
from marsad.accounts.permission import may_somewhere
from marsad.accounts.roles import Action
from marsad.evidence import labels, queries
from marsad.evidence.context import surroundings
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
