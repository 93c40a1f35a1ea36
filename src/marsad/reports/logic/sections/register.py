"""Sections on the follow-up register: how many stand where, the table, the evidence, what has gone silent.

Status, days and people come from the register, where people set them; the words of recommendations and of evidence are
cited from their documents.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.charts import bars
from marsad.charts.chart import Chart
from marsad.followup import drawings
from marsad.followup.cards import RecommendationCard, UpdateCard
from marsad.followup.kinds import Status
from marsad.followup.labels import STATUSES
from marsad.followup.vocabulary import tag_name
from marsad.reports.grammar import dates
from marsad.reports.grammar.lists import joined
from marsad.reports.grammar.numbers import counted, number
from marsad.reports.logic.lines import Writer, may_stand_unmarked
from marsad.reports.logic.marks import capital, colon, lower
from marsad.reports.logic.material import Followed, Material
from marsad.reports.logic.report import BREAK, Block, Figure, Line, Table, Words
from marsad.reports.logic.sections import parties, thread
from marsad.reports.logic.sections.drawings import FEWEST, figure_of, themes_told
from marsad.reports.logic.sentences import quoted, sentence

CODE_SHARE = 1.3  # percent of a table's width that a letter of a code takes


def summary(material: Material, writer: Writer) -> tuple[Block, ...]:
    """How many recommendations the choice has, by status, and how many are overdue."""
    if not material.register:
        return ()
    return (Block(layout="prose", lines=tuple(_sentences(material, writer))),)


def by_status(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Recommendations by status, drawn where there is more than one."""
    counts = Counter(one.card.status for one in material.register)
    return (_figure(drawings.by_status(counts, writer.language), writer),) if len(counts) >= FEWEST else ()


def by_theme(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Recommendations by theme, split by status, drawn."""
    told = Counter((theme, one.card.status) for one in material.register for theme in one.card.themes)
    themes = Counter(theme for one in material.register for theme in one.card.themes).most_common(drawings.MOST)
    if len(themes) < FEWEST or themes[0][1] < FEWEST:
        return ()
    kept = [status for status in Status if any(told[theme, status] for theme, _count in themes)]
    made = [
        bars.Bar(
            label=tag_name("theme", theme, writer.language),
            value=count,
            parts=tuple(
                bars.Part(label=str(STATUSES[status]), value=told[theme, status], colour=str(status)) for status in kept
            ),
        )
        for theme, count in themes
    ]
    title = _("Recommendations by theme and status")
    chart = bars.draw(
        made,
        title=title,
        noun="recommendation",
        language=writer.language,
        heading=_("Theme"),
        total=sum(1 for one in material.register if one.card.themes),
        whole=len(material.register),
    )
    places = [(one.card.themes, place) for one in material.register for place in one.places[:1]]
    return (*themes_told(themes, places, writer), _figure(chart, writer))


def table(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The recommendations line by line, a table for each occasion: code, words, addressees, status and day."""
    occasions = groupby(material.register, key=lambda one: (one.card.series, one.card.year))
    return tuple(Block(layout="table", table=_table(list(told), writer)) for _occasion, told in occasions)


def _table(told: Sequence[Followed], writer: Writer) -> Table:
    """The table of an occasion: as wide for codes as its longest asks, of who is asked only where one is named."""
    named = parties.of_table([one.card for one in told], writer)
    heading = parties.heading(named)
    code = round(CODE_SHARE * max(len(one.card.code) for one in told)) + 3
    status = pgettext("of a recommendation", "Status")
    shares = {_("Code"): code, pgettext("a column", "Recommendation"): 66 - code, heading: 21, status: 13}
    who = [[Line(words=one.cell(heading))] if heading else [] for one in named]
    shown = {name: share for name, share in shares.items() if name}
    return Table(
        caption=_occasion(told),
        columns=tuple(shown),
        rows=tuple(_row(one, cells, writer) for one, cells in zip(told, who, strict=True)),
        widths=tuple(shown.values()),
    )


def _occasion(told: Sequence[Followed]) -> str:
    """What the codes of a table begin with, and the event or document where all of it was said, if not in several."""
    card = told[0].card
    code = f"{card.series}-{card.year}" if card.year else card.series
    names = {one.event_name or next((card.document_name for card in one.sources), "") for one in told}
    name = names.pop() if len(names) == 1 else _("several documents") if all(names) else ""
    joint = _(" – ")  # the caption has a colon before it
    return f"{code}{joint}\u2068{capital(name)}\u2069" if name else code


def progress(material: Material, writer: Writer) -> tuple[Block, ...]:
    """What was reported and shown, recommendation by recommendation; only those of which something is known."""
    lines = [
        _progress(one, writer) for one in material.register if one.life and (one.life.evidence or one.life.history)
    ]
    return (Block(layout="facts", lines=tuple(lines)),) if lines else ()


def overdue(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Those whose day has passed without their being closed."""
    late = [one for one in material.register if one.card.is_overdue(material.today)]
    lines = tuple(_late(one, writer) for one in late)
    return (Block(layout="list", lines=lines),) if lines else ()


def _sentences(material: Material, writer: Writer) -> Iterator[Line]:
    language = writer.language
    cards = [one.card for one in material.register]
    counts = Counter(card.status for card in cards)
    shown = [
        f"{lower(str(STATUSES[status]))} ({number(language, counts[status])})" for status in Status if counts[status]
    ]
    places = tuple(place for one in material.register for place in one.places[:1])
    total = counted(language, len(cards), "recommendation", oblique=True)
    yield Line(
        words=sentence(language, "register_holds", counted=total, statuses=joined(language, shown, heavy=True)),
        counted=places,
    )
    if period := dates.within(language, material.since, material.until, writer.months):
        yield Line(words=sentence(language, "register_period", period=period))
    late = [one for one in material.register if one.card.is_overdue(material.today)]
    if late:
        words = sentence(
            language, "register_overdue", counted=counted(language, len(late), "recommendation", oblique=True)
        )
        yield Line(words=words, counted=tuple(place for one in late for place in one.places[:1]))


def _figure(chart: Chart, writer: Writer) -> Block:
    figure: Figure = figure_of(chart, writer)
    return Block(layout="figure", figure=figure)


def _row(one: Followed, who: Sequence[Line], writer: Writer) -> tuple[Line, ...]:
    return (
        Line(words=(Words(text=one.card.code, language="en"),)),
        Line(words=thread.worded_whole(one, writer), is_reviewed=may_stand_unmarked(one.sources)),
        *who,
        Line(words=tuple(_status(one.card, writer))),
    )


def _status(card: RecommendationCard, writer: Writer) -> Iterator[Words]:
    yield Words(text=str(STATUSES[card.status]))
    if card.due:
        yield BREAK
        yield Words(text=_("by %(day)s") % {"day": writer.date(card.due.isoformat())})


def _progress(one: Followed, writer: Writer) -> Line:
    words: list[Words] = []
    for update in one.life.history if one.life else ():
        day = writer.date((update.decided_at or update.submitted_at).date().isoformat())
        shown = str(STATUSES[update.status]) if update.status else ""
        words += [Words(text=f"{day}{colon()}{shown}"), *_said(update, writer), BREAK]
    for cited in one.life.evidence if one.life else ():
        quote = Words(
            text=cited.quote,
            language=one.language_of(cited.document),
            references=(writer.cited(cited, one.documents[cited.document]),),
        )
        words += [quote, BREAK]
    return Line(words=tuple(words[:-1]), label=one.card.code)


def _said(update: UpdateCard, writer: Writer) -> Iterator[Words]:
    """What people wrote beside a status, as their words."""
    for text in filter(None, (update.reason, update.text)):
        yield Words(text=" – ")
        yield from quoted(writer.language, writer.free(text, update.language))


def _late(one: Followed, writer: Writer) -> Line:
    day = writer.date(one.card.due.isoformat()) if one.card.due else ""
    words = (Words(text=f"{one.card.code} ({day}){colon()}"), thread.worded(one, writer))
    return Line(words=words, is_reviewed=may_stand_unmarked(one.sources))
