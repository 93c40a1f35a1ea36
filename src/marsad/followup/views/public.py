"""What everybody may read of a register that its owner has opened: no names of people, nothing to change.

The asker is always an anonymous visitor, even for one who is signed in: the page shows what the public sees.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marsad.evidence.views.found import asker
from marsad.followup import actions, drawings, queries
from marsad.followup.cards import RegisterCard
from marsad.followup.facets import chosen_of, facets_of
from marsad.followup.views.asked import Asked, asked, attempted, found, reading_language
from marsad.followup.views.register import page_of

ANYBODY = AnonymousUser()
# Only these narrow the public list: the others ask about people and about what only colleagues see.
OPEN = ("text", "status", "addressee", "theme", "year", "series", "pillar", "sdg", "language", "order")


def anybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page of an open register be read without an account; search engines leave it out unless both say so."""

    @wraps(view)
    def shown(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        card = opened(slug)
        response = view(request, card, **kwargs)
        if not is_indexed(card):
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return login_not_required(require_safe(shown))


def is_indexed(card: RegisterCard) -> bool:
    """Whether search engines may list a register: its owner and the server must both want it."""
    return card.is_indexed and bool(settings.MARSAD_PUBLIC_INDEXED)


@anybody
def register(request: HttpRequest, card: RegisterCard) -> HttpResponse:
    """Show an open register."""
    now = asked(request)
    filters = replace(type(now.filters)(), **{name: getattr(now.filters, name) for name in OPEN}, register=card.slug)
    groups = [group for group in facets_of(queries.facets(filters, who=ANYBODY), filters) if group.name in OPEN]
    context = {
        "register": card,
        "indexed": is_indexed(card),
        "asked": Asked(filters=filters, layout="table"),
        "page": page_of(filters, ANYBODY, request.GET.get("page")),
        "facets": groups,
        "chosen": chosen_of(groups, ()),
        "chart": drawings.by_status(queries.overview(filters, who=ANYBODY).by_status, reading_language()),
    }
    return render(request, "followup/public_register.html", context)


def opened(slug: str) -> RegisterCard:
    """The card of an open register; any other does not exist here."""
    card = next((one for one in queries.registers(who=ANYBODY) if one.slug == slug), None)
    if card is None:
        raise Http404
    return card


@anybody
def recommendation(request: HttpRequest, card: RegisterCard, code: str) -> HttpResponse:
    """Show one recommendation of an open register."""
    page = found(queries.recommendation, code, who=ANYBODY)
    if page.card.register != card.slug:
        raise Http404
    if page.merged_into:
        return redirect("followup:public-recommendation", card.slug, page.merged_into)
    life = queries.life(code, who=ANYBODY)
    language = reading_language()
    context = {
        "register": card,
        "indexed": is_indexed(card),
        "page": page,
        "card": page.card,
        "life": life,
        "life_chart": drawings.life(life, timezone.localdate().isoformat(), language),
        "measured": [(one, drawings.measured(one, language)) for one in page.indicators],
    }
    return render(request, "followup/public_recommendation.html", context)


@require_safe
def sharing(request: HttpRequest) -> HttpResponse:
    """Show the registers with the switch that lets everybody read one."""
    context = {"registers": queries.registers(who=asker(request)), "allowed": settings.MARSAD_PUBLIC_INDEXED}
    return render(request, "followup/sharing.html", context)


@require_POST
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a register to everybody, or close it again."""
    who, is_public = asker(request), request.POST.get("open") == "1"
    done = _("Everybody may read this register now.") if is_public else _("The register is closed again.")
    attempted(request, lambda: actions.open_register(slug, who=who, is_public=is_public), done)
    return redirect(reverse("followup:sharing"))


@require_POST
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Let search engines list an open register, or keep them away again."""
    who, wanted = asker(request), request.POST.get("index") == "1"
    done = _("Search engines may list this register now.") if wanted else _("Search engines are asked to stay away.")
    attempted(request, lambda: actions.index_register(slug, who=who, is_indexed=wanted), done)
    return redirect(reverse("followup:sharing"))
