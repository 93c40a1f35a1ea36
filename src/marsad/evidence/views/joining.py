"""Merging and splitting entities: choose, look at what would come of it, decide; and take a decision back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marsad.accounts.models import Person
from marsad.accounts.returning import page_to_return_to
from marsad.evidence import actions, queries
from marsad.evidence.cards import EntityCard, EntityPage
from marsad.evidence.errors import ReviewError
from marsad.evidence.logic.joining import JOINED_BY_PEOPLE
from marsad.evidence.views.found import asker, found

SHOWN = 20  # entities that a search lists; more words find the right one


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, identifier: str) -> HttpResponse:
    """Look for another entity, see what both together would hold, and make them one, or never one."""
    who = asker(request)
    shown = found(queries.entity, identifier, who=who)
    if request.method == "POST":
        return _decided(request, shown, who)
    text, other = request.GET.get("text", "").strip(), request.GET.get("other", "")
    second = found(queries.entity, other, who=who) if other else None
    context = {
        "shown": shown,
        "text": text,
        "results": candidates(shown, text, who) if text else [],
        "other": second,
        "held": queries.merge_preview(identifier, other, who=who) if second and can_join(shown, second) else None,
    }
    return render(request, "evidence/merge.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, identifier: str) -> HttpResponse:
    """Choose the facts to part, see what each half would hold, and part them."""
    who = asker(request)
    shown = found(queries.entity, identifier, who=who)
    if request.method == "POST":
        try:
            actions.split_entity(identifier, request.POST.getlist("facts"), who=who)
        except ReviewError as error:
            messages.error(request, str(error))
            return redirect("evidence:split", identifier)
        messages.success(request, _("Parted. The decision can be taken back below."))
        return redirect("evidence:entity", holder(shown, who))
    chosen = [fact for fact in request.GET.getlist("facts") if fact in shown.entity.facts]
    halves = queries.split_preview(identifier, chosen, who=who) if 0 < len(chosen) < len(shown.entity.facts) else None
    return render(request, "evidence/split.html", {"shown": shown, "chosen": chosen, "halves": halves})


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a merge, a split or a "never one" back, and return to the entity of a fact."""
    who = asker(request)
    try:
        actions.undo_act(request.POST.get("act", ""), who=who)
    except ReviewError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The decision has been taken back."))
    if wanted := page_to_return_to(request, ""):
        return HttpResponseRedirect(wanted)
    refs = [
        ref for ref in queries.entity_of_fact(request.POST.get("fact", ""), who=who) if ref.kind in JOINED_BY_PEOPLE
    ]
    return redirect("evidence:entity", refs[0].id) if refs else redirect("evidence:entities")


def _decided(request: HttpRequest, shown: EntityPage, who: Person) -> HttpResponse:
    other = found(queries.entity, request.POST.get("other", ""), who=who)
    try:
        if request.POST.get("decision") == "apart":
            actions.never_merge(shown.entity.id, other.entity.id, who=who)
            messages.success(request, _("They will never be held to be one. The decision can be taken back below."))
        else:
            actions.merge_entities(shown.entity.id, other.entity.id, who=who)
            messages.success(request, _("They are one now. The decision can be taken back below."))
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("evidence:merge", shown.entity.id)
    return redirect("evidence:entity", holder(shown, who))


def candidates(shown: EntityPage, text: str, who: Person) -> list[EntityCard]:
    """Entities of the same kind by any of their names, without the one that is shown."""
    cards = queries.entities(who=who, kind=str(shown.entity.kind), text=text, limit=SHOWN)
    return [card for card in cards if card.id != shown.entity.id]


def can_join(one: EntityPage, other: EntityPage) -> bool:
    """Whether two entities may be decided about: two of one kind that people join."""
    is_pair = one.entity.id != other.entity.id and one.entity.kind == other.entity.kind
    return is_pair and one.entity.kind in JOINED_BY_PEOPLE


def holder(shown: EntityPage, who: Person) -> str:
    """The id of the entity that holds the first fact of the one shown before: decisions may change ids."""
    refs = queries.entity_of_fact(min(shown.entity.facts), who=who)
    return next(ref.id for ref in refs if ref.kind == shown.entity.kind)
