"""The register at a glance: figures, charts with their data, and what needs somebody's eye."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.accounts.permission import Asker
from marsad.charts.chart import Chart
from marsad.evidence.views.charts import taken_away
from marsad.evidence.views.found import asker
from marsad.followup import drawings, queries
from marsad.followup.views.asked import found, reading_language

SHOWN = 8  # of the longest waiting, of those that no one owns, of what was promised twice


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show where the recommendations stand."""
    who = asker(request)
    figures = queries.overview(who=who)
    context = {
        "figures": figures,
        "charts": [(name, draw(who), away(name)) for name, draw in CHARTS.items()] if figures.total else [],
        "ageing": queries.ageing(who=who, limit=SHOWN),
        "unowned": queries.unowned(who=who, limit=SHOWN),
        "twice": queries.promised_twice(who=who, limit=SHOWN),
    }
    return render(request, "followup/overview.html", context)


def away(name: str) -> str:
    """Where a chart can be taken away, without the ending."""
    return reverse("followup:chart", args=[name, "-"]).removesuffix("-")


def _status(who: Asker | None) -> Chart:
    return drawings.by_status(queries.overview(who=who).by_status, reading_language())


def _addressees(who: Asker | None) -> Chart:
    title, heading = _("Recommendations by addressee"), _("Addressed to")
    return drawings.by_group(queries.by_addressee(who=who), title, heading, reading_language())


def _themes(who: Asker | None) -> Chart:
    return drawings.by_group(queries.by_theme(who=who), _("Recommendations by theme"), _("Theme"), reading_language())


def _years(who: Asker | None) -> Chart:
    return drawings.by_group(queries.by_year(who=who), _("Recommendations by year"), _("Year"), reading_language())


def _age(who: Asker | None) -> Chart:
    cards = queries.recommendations(who=who)
    return drawings.by_age(cards, timezone.localdate().isoformat(), reading_language())


CHARTS: Mapping[str, Callable[[Asker | None], Chart]] = {
    "status": _status,
    "addressee": _addressees,
    "theme": _themes,
    "year": _years,
    "age": _age,
}


@require_safe
def chart(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """Give a chart of the overview to take away: its data, or its drawing."""
    if name not in CHARTS:
        raise Http404
    return taken_away(CHARTS[name](asker(request)), name, ending)


@require_safe
def life_chart(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """Give the life line of a recommendation to take away."""
    life = found(queries.life, code, who=asker(request))
    drawn = drawings.life(life, timezone.localdate().isoformat(), reading_language())
    return taken_away(drawn, code, ending)


@require_safe
def indicator_chart(request: HttpRequest, code: str, key: int, ending: str) -> HttpResponse:
    """Give an indicator to take away."""
    page = found(queries.recommendation, code, who=asker(request))
    card = next((one for one in page.indicators if one.id == key), None)
    if card is None:
        raise Http404
    return taken_away(drawings.measured(card, reading_language()), f"{code}-{key}", ending)
