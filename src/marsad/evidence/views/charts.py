"""Charts to take away: the data behind a drawing, or the drawing."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from marsad.charts import drawing
from marsad.charts.chart import Chart
from marsad.evidence import drawings, queries
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.views.found import asker, moved

SHOWN = 40  # others named with an entity that a map counts, as on its page


@require_safe
def chart(request: HttpRequest, identifier: str, name: str, ending: str) -> HttpResponse:
    """Give a chart of an entity's page to take away."""
    who, language = asker(request), (get_language() or "en")[:2]
    try:
        shown = queries.entity(identifier, who=who)
    except UnknownItemError:
        return moved(identifier, who, "evidence:chart", name, ending)
    drawn: Chart | None = None
    if name == "editions" and shown.members:
        drawn = drawings.editions(queries.editions_of(shown.members, who=who), shown.name_in(language), language)
    elif name == "map":
        drawn = drawings.world(shown, queries.co_mentions(identifier, who=who, limit=SHOWN), language)
    if drawn is None:
        raise Http404
    return taken_away(drawn, f"{identifier}-{name}", ending)


def taken_away(chart: Chart, name: str, ending: str) -> HttpResponse:
    """A chart as a file (csv, svg or png), or as the drawing for a page that asks for it when somebody gets there."""
    if ending == "inline":
        return HttpResponse(drawing.inline_svg(chart))
    kinds: Mapping[str, tuple[str, Callable[[], bytes]]] = {
        "csv": ("text/csv; charset=utf-8", chart.csv),
        "svg": ("image/svg+xml", lambda: drawing.svg(chart).encode()),
        "png": ("image/png", lambda: drawing.png(chart)),
    }
    if ending not in kinds:
        raise Http404
    media, content = kinds[ending]
    file = f"marsad-{slugify(name) or 'chart'}.{ending}"
    return HttpResponse(
        content(), content_type=media, headers={"Content-Disposition": f'attachment; filename="{file}"'}
    )
