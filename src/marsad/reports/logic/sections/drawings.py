"""Figures of reports, drawn by the chart room from the same facts that the report cites."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.authority import organisations, places
from marsad.charts import bars, drawing, editions, partners
from marsad.charts.chart import Chart
from marsad.evidence import labels
from marsad.evidence.cards import FactCard
from marsad.followup.vocabulary import tag_name
from marsad.language.normalise import fold
from marsad.records import FactKind
from marsad.reports.grammar import dates
from marsad.reports.grammar.lists import joined
from marsad.reports.grammar.numbers import number
from marsad.reports.grammar.places import city_name, country_name
from marsad.reports.logic.finishing import unbroken
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import capital, lower
from marsad.reports.logic.material import Material, ToldEdition
from marsad.reports.logic.report import Block, Figure, Line, Place, Table, Words
from marsad.reports.logic.sections import event, findings
from marsad.reports.logic.sentences import sentence

MOST_TOLD = 3  # themes in the sentence above their picture
FEWEST = 2  # bars, countries or editions: one alone is no picture
COLOURS = {"formal": "main", "commitment": "second", "call": "third", "soft": "fourth"}


def figure_of(chart: Chart, writer: Writer, *, with_data: bool = True) -> Figure:
    """A chart as a report carries it."""
    rows = [[_cell(str(cell), writer) for cell in row] for row in chart.rows] if with_data else []
    filled = [place for place, _column in enumerate(chart.columns) if any(row[place] for row in rows)]
    return Figure(
        caption=chart.title,
        alt=chart.text,
        svg=drawing.svg(chart, face="serif"),
        columns=tuple(_heading(chart.columns[place]) for place in filled),
        rows=tuple(tuple(row[place] for place in filled) for row in rows),
        note=chart.note,
    )


def _cell(text: str, writer: Writer) -> str:
    """A cell of a drawing's data; days, and stretches between two days, in words."""
    start, _slash, end = text.partition("/")
    is_dated = dates.moment(start) and not start.isdigit() and (not end or dates.moment(end))
    return unbroken(dates.span(writer.language, start, end, writer.months)) if is_dated else text


def _heading(label: str) -> str:
    return label[:1].upper() + label[1:]


def by_theme(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Recommendations by theme, split by strength; nothing where each theme has one."""
    groups = findings.threads(material, writer)
    told = [(theme, findings.strength(g)) for g in groups for theme in findings.themes(g) if theme != material.theme]
    themes = Counter(theme for theme, _strength in told).most_common()
    if len(themes) < FEWEST or themes[0][1] < FEWEST:
        return ()
    counts = Counter(told)
    strengths = [one for one in COLOURS if any(strength == one for _theme, strength in counts)]
    made = [_bar(theme, counts, strengths, writer.language) for theme, _count in themes]
    chart = bars.draw(
        made,
        title=_("Recommendations by theme and strength"),
        noun="recommendation",
        language=writer.language,
        heading=_("Theme"),
        total=sum(1 for group in groups if {*findings.themes(group)} - {material.theme}),
        whole=len(groups),
    )
    places = [(findings.themes(group), findings.place(group[0])) for group in groups]
    told_first = themes_told(themes, places, writer, are_others=bool(material.theme))
    return (*told_first, Block(layout="figure", figure=figure_of(chart, writer)))


def themes_told(
    themes: Sequence[tuple[str, int]],
    places: Iterable[tuple[Sequence[str], Place]],
    writer: Writer,
    *,
    are_others: bool = False,
) -> tuple[Block, ...]:
    """A sentence on the themes named most often, if some are: `themes` with their counts, the largest first.

    `places` are the themes of each recommendation with where its words stand. In a brief on a theme, which all have,
    they are the others.
    """
    themes = [pair for pair in themes if pair[1] >= FEWEST]
    fewest = themes[:MOST_TOLD][-1][1] if themes else FEWEST
    most = [pair for pair in themes if pair[1] >= fewest]
    most = most if len(most) <= MOST_TOLD else [pair for pair in themes if pair[1] > fewest]
    if not most:
        return ()
    shown = [
        f"{lower(tag_name('theme', theme, writer.language))} ({number(writer.language, count)})"
        for theme, count in most
    ]
    names = {theme for theme, _count in most}
    number_of = "one" if len(most) == 1 else "many"
    name = "themes_most_others" if are_others else "themes_most"
    words = sentence(writer.language, name, gender=number_of, themes=joined(writer.language, shown, heavy=True))
    line = Line(words=words, counted=tuple(place for told, place in places if not names.isdisjoint(told)))
    return (Block(layout="prose", lines=(line,)),)


def _bar(theme: str, counts: Counter[tuple[str, str]], strengths: Iterable[str], language: str) -> bars.Bar:
    """A theme with its parts, those of no length too: the legend has them in one order in every report."""
    parts = tuple(
        bars.Part(label=labels.value("strength", one), value=counts[theme, one], colour=COLOURS[one])
        for one in strengths
    )
    return bars.Bar(label=tag_name("theme", theme, language), value=sum(part.value for part in parts), parts=parts)


def series(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The editions of the series in time, with a table that cites each."""
    if len(material.editions) < FEWEST:
        return ()
    drawn = [_edition(one, writer) for one in material.editions]
    chart = editions.draw(drawn, series=material.series, language=writer.language)
    table = Table(
        caption=_("The editions and their sources"),
        columns=(_("Edition"), _("Name"), pgettext("a column", "Place"), _("Dates")),
        rows=tuple(_row(one, shown, writer) for one, shown in zip(material.editions, drawn, strict=True)),
        widths=(12, 44, 18, 26),
    )
    told = Block(layout="table", table=table)
    if chart.is_empty:
        return (told,)
    return (Block(layout="figure", figure=figure_of(chart, writer, with_data=False)), told)


def _edition(one: ToldEdition, writer: Writer) -> editions.Edition:
    start, _end, _dated = event.when(one.events)
    return editions.Edition(
        name=one.name, date=start, number=_told_first(one.events, "edition"), place=_city(one.events, writer)
    )


def _row(one: ToldEdition, shown: editions.Edition, writer: Writer) -> tuple[Line, ...]:
    start, end, dated = event.when(one.events)
    cards = dated or list(one.events[:1])
    name = Words(text=capital(one.name), language=one.language, references=writer.references(cards))
    return (
        Line(words=(Words(text=shown.number),)),
        writer.line([name], cards),
        Line(words=(Words(text=shown.place),)),
        Line(words=(Words(text=event.span(writer, start, end)),)),
    )


def _told_first(cards: Sequence[FactCard], name: str) -> str:
    told = Counter(str(card.fact.fields[name]) for card in cards if card.fact.fields.get(name))
    return told.most_common(1)[0][0] if told else ""


def _city(cards: Sequence[FactCard], writer: Writer) -> str:
    cities = [city_name(writer.language, str(c.fact.fields["city"])) for c in cards if c.fact.fields.get("city")]
    return Counter(cities).most_common(1)[0][0] if cities else ""


def partners_map(material: Material, writer: Writer) -> tuple[Block, ...]:
    """From which countries those come who organise, carry and take part, on a map."""
    bodies = {fold(name): name for name in _bodies(material)}
    countries = Counter(code for name in bodies.values() if (code := _country(name)))
    if len(countries) < FEWEST:
        return ()
    chart = partners.draw(
        [partners.Country(code=c, name=country_name(writer.language, c), value=n) for c, n in countries.items()],
        title=_("Organisers, partners and participants by country"),
        noun="partner",
        language=writer.language,
    )
    return (Block(layout="figure", figure=figure_of(chart, writer)),)


def _bodies(material: Material) -> Iterable[str]:
    for card in material.events:
        for name in ("organisers", "partners"):
            yield from card.fact.fields.get(name) or ()
    for card in material.facts:
        if card.fact.kind is FactKind.PARTICIPATION:
            yield str(card.fact.fields["participant"])


def _country(name: str) -> str:
    """The country of a body: its seat where the tables know it, else the country that its name names."""
    known = organisations.find(name)
    if known and (code := organisations.by_id(known[0].id).country):
        return code
    named = places.find(name)
    return places.by_id(named[0].id).country if named else ""
