"""Changing many recommendations at once: choose, see what will change, then do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from marsad.accounts.actions import digest
from marsad.evidence.views.found import asker
from marsad.followup import actions, labels, queries
from marsad.followup.cards import RecommendationCard
from marsad.followup.forms import BulkForm
from marsad.followup.kinds import TagKind
from marsad.followup.templatetags.followup import day
from marsad.followup.views.asked import attempted, back, found
from marsad.followup.vocabulary import tag_name

ISOLATE, END = "\u2068", "\u2069"
MOST = 500  # at once: what a person can still look through
ADDED: Mapping[str, Any] = {
    "addressees": _lazy("Addressed to"),
    "themes": _lazy("Themes"),
    "target_groups": _lazy("Target groups"),
    "pillars": _lazy("Pillars of the UN strategy"),
    "sdgs": _lazy("SDG targets"),
}
TAGS = {
    "themes": TagKind.THEME,
    "target_groups": TagKind.TARGET_GROUP,
    "pillars": TagKind.PILLAR,
    "sdgs": TagKind.SDG,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would change in one recommendation."""

    card: RecommendationCard
    changes: tuple[tuple[str, str, str], ...]  # name, before, after


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """The form, the preview, and the change: the same address, a step further each time."""
    who = asker(request)
    codes = list(dict.fromkeys(request.POST.getlist("code")))[:MOST]
    if not codes:
        messages.warning(request, _("Choose one or more recommendations first."))
        return back(request, reverse("followup:register"))
    cards = [found(queries.recommendation, code, who=who).card for code in codes]
    step = request.POST.get("step", "")
    form = BulkForm(request.POST if step else None, auto_id="bulk-%s")
    valid = bool(step) and form.is_valid()
    planned = plan(cards, form.cleaned_data) if valid else ()
    is_as_seen = request.POST.get("seen", "") in ("", digest_of(planned))
    if (
        step == "change"
        and planned
        and is_as_seen
        and changed(request, [one.card.code for one in planned], form.cleaned_data)
    ):
        return back(request, reverse("followup:register"))
    context = {
        "cards": cards,
        "form": form,
        "step": step if valid else "",
        "planned": planned,
        "seen": digest_of(planned),
        "is_overtaken": step == "change" and not is_as_seen,
        "next": request.POST.get("next", ""),
    }
    overtaken = 409 if context["is_overtaken"] else 200
    return render(request, "followup/bulk.html", context, status=422 if step and not valid else overtaken)


def digest_of(planned: Sequence[Change]) -> str:
    """What a preview showed, in short: the change is done only where it would still do the same."""
    return digest(repr([(one.card.code, one.changes) for one in planned]))


def plan(cards: Sequence[RecommendationCard], wanted: Mapping[str, Any]) -> tuple[Change, ...]:
    """What would change, without what stays."""
    planned = (Change(card=card, changes=tuple(_changes(card, wanted))) for card in cards)
    return tuple(one for one in planned if one.changes)


def _changes(card: RecommendationCard, wanted: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    found = [
        _added(card, name, wanted[name]) for name in ADDED if wanted[name] and wanted[name] not in _here(card, name)
    ]
    if wanted["strength"] and wanted["strength"] != card.strength:
        names = labels.STRENGTHS
        found.append((_("Strength"), str(names.get(card.strength, "—")), str(names[wanted["strength"]])))
    if wanted["level"] and wanted["level"] != card.level:
        before = str(labels.LEVELS[str(card.level)]) if card.level else "—"
        found.append((_("Level of action"), before, str(labels.LEVELS[str(wanted["level"])])))
    if wanted["due"] and wanted["due"] != card.due:
        found.append((_("Due date"), day(card.due) or "—", day(wanted["due"])))
    return found


def _here(card: RecommendationCard, name: str) -> tuple[str, ...]:
    if name == "addressees":
        return tuple(one.name for one in card.addressees)
    values: tuple[str, ...] = getattr(card, name)
    return values


def _added(card: RecommendationCard, name: str, more: str) -> tuple[str, str, str]:
    """What a list of a recommendation says now, and with one more."""
    values = [tag_name(TAGS[name], value) if name in TAGS else value for value in (*_here(card, name), more)]
    said = [f"{ISOLATE}{value}{END}" for value in values]  # each keeps its own direction
    return str(ADDED[name]), _("; ").join(said[:-1]) or "—", _("; ").join(said)


def changed(request: HttpRequest, codes: Sequence[str], wanted: Mapping[str, Any]) -> bool:
    """Do it, all or nothing."""
    who = asker(request)
    values = {name: wanted[name] for name in ("strength", "level") if wanted[name]}
    more = {name: [wanted[name]] for name in ADDED if wanted[name]}
    done = ngettext(
        "%(number)s recommendation has been changed.", "%(number)s recommendations have been changed.", len(codes)
    ) % {"number": len(codes)}
    return attempted(
        request,
        lambda: actions.change_many(codes, who=who, values=values, due=wanted["due"], add=more),
        done,
    )
