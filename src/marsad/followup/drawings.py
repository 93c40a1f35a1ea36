"""The register as charts: cards in, drawings out. The same functions serve pages, downloads and reports."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.charts import ageing, bars, indicator, life_line
from marsad.charts.bars import Bar, Part
from marsad.charts.chart import Chart
from marsad.charts.indicator import Value
from marsad.charts.life_line import Happening, Silence
from marsad.followup.cards import IndicatorCard, Life, RecommendationCard, Tally
from marsad.followup.cards import Silence as Silent
from marsad.followup.kinds import Status
from marsad.followup.labels import STATUSES, status_of

MOST = 12  # bars of one drawing; the table below it has them all
KINDS = {  # moments of a life that are drawn, as charts name them
    "made": "made",
    "told_again": "restated",
    "evidence": "evidence",
    "status": "status",
    "due": "due",
}
SHORT = 90  # characters of a wording in the text and the table


def by_status(counts: Mapping[Status, int], language: str) -> Chart:
    """How many recommendations stand where."""
    shown = [
        Bar(label=str(STATUSES[status]), value=counts[status], colour=str(status))
        for status in Status
        if counts.get(status)
    ]
    return bars.draw(
        shown,
        title=_("Recommendations by status"),
        noun="recommendation",
        language=language,
        heading=pgettext("of a recommendation", "Status"),
    )


def by_group(tallies: Iterable[Tally], title: str, heading: str, language: str) -> Chart:
    """How many recommendations of each addressee, theme or year stand where."""
    shown = [
        Bar(
            label=tally.label or pgettext("a value of a filter", "not given"),
            value=tally.total,
            parts=tuple(
                Part(label=str(STATUSES[status]), value=tally.by_status.get(status, 0), colour=str(status))
                for status in Status
            ),
        )
        for tally in list(tallies)[:MOST]
    ]
    kept = [status for status in Status if any(_part(bar, status) for bar in shown)]
    slim = [
        Bar(label=bar.label, value=bar.value, parts=tuple(part for part in bar.parts if part.colour in kept))
        for bar in shown
    ]
    return bars.draw(slim, title=title, noun="recommendation", language=language, heading=heading)


def _part(bar: Bar, status: Status) -> int:
    return sum(part.value for part in bar.parts if part.colour == status)


def by_age(cards: Iterable[RecommendationCard], today: str, language: str) -> Chart:
    """For how long open recommendations have been waiting."""
    return ageing.draw([card.made_on for card in cards if not card.is_closed], today=today, language=language)


def life(told: Life, today: str, language: str) -> Chart:
    """The life of one recommendation."""
    happened = [
        Happening(
            kind=KINDS[moment.kind],  # type: ignore[arg-type]  # the keys of KINDS are all that pass below
            date=moment.on,
            label=status_of(moment.status, told.card.strength) if moment.status and moment.kind == "status" else "",
            detail=_short(moment.label) if moment.kind != "status" else "",
        )
        for moment in told.moments
        if moment.kind in KINDS
    ]
    return life_line.draw(happened, silences(told), title=told.card.code, language=language, today=today)


def silences(told: Life) -> list[Silence]:
    """Editions that said nothing, joined to stretches between the wordings around them."""
    spoken = sorted(wording.source.said_on for wording in told.wordings if wording.source.said_on)
    stretches: dict[tuple[str, str], list[Silent]] = {}
    for one in told.silences:
        before = max((day for day in spoken if day <= one.on), default="")
        after = min((day for day in spoken if day > one.on), default="")
        stretches.setdefault((before, after), []).append(one)
    return [
        Silence(
            start=before or group[0].on,
            end=after or group[-1].on,
            label=_(", ").join(_capital(one.event_name) for one in group),
        )
        for (before, after), group in stretches.items()
    ]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def measured(card: IndicatorCard, language: str) -> Chart:
    """An indicator over time."""
    return indicator.draw(
        [Value(date=value.on.isoformat(), value=value.value) for value in card.values],
        name=card.name,
        unit=card.unit,
        language=language,
        baseline=card.baseline,
        target=card.target,
        target_date=card.target_on.isoformat() if card.target_on else "",
    )


def _short(label: str) -> str:
    return label if len(label) <= SHORT else label[: SHORT - 1].rsplit(" ", 1)[0] + "…"
