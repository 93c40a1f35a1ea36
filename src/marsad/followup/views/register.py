"""The register: as a table or a board, with facets; moving a card; views that people keep."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker
from marsad.evidence import pages
from marsad.evidence.views.found import asker
from marsad.followup import actions, facets, queries
from marsad.followup.actions import Report
from marsad.followup.cards import RecommendationCard, SavedViewCard
from marsad.followup.filters import Filters
from marsad.followup.kinds import Status
from marsad.followup.labels import STATUSES
from marsad.followup.views.asked import Asked, asked, attempted, back, found

ORDERS = (
    ("code", gettext_lazy("By code")),
    ("due", gettext_lazy("By due date")),
    ("-made", gettext_lazy("Newest first")),
    ("made", gettext_lazy("Oldest first")),
    ("status", gettext_lazy("By status")),
    ("changed", gettext_lazy("Latest change first")),
)


ENDINGS = (("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON"), ("ics", "iCalendar"))
PER_COLUMN = 20  # cards: further ones are found by narrowing


def saved_address(view: SavedViewCard) -> str:
    """Where a saved view leads."""
    return Asked(filters=Filters.from_mapping(view.filters), layout=view.layout).address()


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the recommendations that are asked for."""
    who, now = asker(request), asked(request)
    context = {
        "asked": now,
        "registers": queries.registers(who=who),
        "views": [(view, saved_address(view)) for view in queries.saved_views(who=who)],
        "orders": ORDERS,
        "statuses": [(str(status), label) for status, label in STATUSES.items()],
        "endings": ENDINGS,
        **narrowing(now.filters, who),
    }
    if now.layout == "board":
        columns = queries.board(now.filters, who=who, per_column=PER_COLUMN)
        context |= {"columns": columns, "total": sum(column.count for column in columns)}
    else:
        page = page_of(now.filters, who, request.GET.get("page"))
        context |= {"page": page, "total": page.paginator.count}
    return render(request, "followup/register.html", context)


def page_of(filters: Filters, who: Asker | None, number: str | None) -> Page[RecommendationCard]:
    """One page of the list; only what is shown is asked for."""

    def some(*, offset: int, limit: int) -> Sequence[RecommendationCard]:
        return queries.recommendations(filters, who=who, offset=offset, limit=limit)

    return pages.page_of(pages.Asked(some, lambda: queries.count_recommendations(filters, who=who)), number)


def narrowing(filters: Filters, who: Asker | None) -> dict[str, object]:
    """Facets, flags, and what is chosen of both."""
    groups = facets.facets_of(queries.facets(filters, who=who), filters)
    flags = facets.flags_of(filters, who.pk if isinstance(who, Person) else None)
    return {"facets": groups, "flags": flags, "chosen": facets.chosen_of(groups, flags)}


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move a card to another column: an update is submitted, and validated where this person may do so."""
    who, code = asker(request), request.POST.get("code", "")
    wanted = request.POST.get("status", "")
    if wanted not in set(Status):
        messages.error(request, _("Choose the column to move the card to."))
        return back(request, reverse("followup:register"))
    if moved := moved_meanwhile(request, code):
        messages.warning(request, moved)
        return back(request, reverse("followup:register"), at_its_place=False)
    report = Report(status=Status(wanted), reason=request.POST.get("reason", "").strip())
    said: list[str] = []

    def act() -> None:
        said.append(reported(code, report, who))

    if attempted(request, act, ""):
        messages.success(request, said[0])
    return back(request, reverse("followup:register"))


def moved_meanwhile(request: HttpRequest, code: str) -> str:
    """What to tell somebody who moves a card that stands in another column since their page was laid out; else ""."""
    seen, wanted = request.POST.get("seen", ""), request.POST.get("status", "")
    now = str(found(queries.recommendation, code, who=asker(request)).card.status)
    if seen in ("", now) or now == wanted or seen not in set(Status):
        return ""
    return _(
        "Somebody has moved %(code)s to “%(now)s” meanwhile; you were moving it from “%(seen)s” to “%(wanted)s”. "
        "Nothing was changed: move it again if that still holds."
    ) % {"code": code, **{name: STATUSES[Status(s)] for name, s in (("now", now), ("seen", seen), ("wanted", wanted))}}


def reported(code: str, report: Report, who: Asker | None) -> str:
    """Report, and validate too where this person may; says which of both was done."""
    if actions.report_as_may_be(code, report, who=who):
        return _("%(code)s: the update has been recorded and validated.") % {"code": code}
    return _("%(code)s: the update waits for the validating authority.") % {"code": code}


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep what is asked for under a name."""
    now, who = asked(request), asker(request)
    name, shared = request.POST.get("name", ""), bool(request.POST.get("shared"))
    attempted(
        request,
        lambda: actions.save_view(name, now.filters, who=who, layout=now.layout, is_shared=shared),
        _("The view has been saved."),
    )
    return back(request, reverse("followup:register"))


@require_POST
def remove_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget a view of one's own."""
    who = asker(request)
    attempted(request, lambda: actions.remove_view(key, who=who), _("The view has been removed."))
    return back(request, reverse("followup:register"))
