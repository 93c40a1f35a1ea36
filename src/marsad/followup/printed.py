"""How the register looks on a terminal; what may be Arabic stands last, so that it reads well."""

import json
import sys
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from marsad.followup.actions import Imported
from marsad.followup.cards import CandidateCard, Life, RecommendationCard, RecommendationPage, TaskCard
from marsad.followup.labels import STATUSES
from marsad.followup.lines import as_json as plain
from marsad.followup.queries.importing import ImportPreview

PIPE_WIDTH = 200  # columns where the terminal has no width: a file or a pipe


def lines(items: Iterable[object]) -> None:
    """Print things as JSON Lines, with their letters as they are."""
    for item in items:
        click.echo(json.dumps(plain(item), ensure_ascii=False))


def cards(found: Sequence[RecommendationCard], *, as_json: bool) -> None:
    """A table of recommendations."""
    if as_json:
        lines(found)
        return
    rows = [
        (card.code, str(STATUSES[card.status]), card.due.isoformat() if card.due else "–", _owed(card), card.text)
        for card in found
    ]
    table(
        ("code", "status", "due", "addressed to", "text"), rows, "No such recommendations: marsad add PATH finds them."
    )


def page(found: RecommendationPage, life: Life, *, as_json: bool) -> None:
    """One recommendation, part after part."""
    if as_json:
        lines([{**plain(found), "life": plain(life.moments)}])
        return
    card = found.card
    click.echo(f"{card.code} · {STATUSES[card.status]} · {card.made_on or '–'} · {card.event_name}")
    click.echo(card.text)
    for source in found.sources:
        click.echo(f"  {source.said_on or '–'} {source.document_name} {source.start}–{source.end}: {source.quote}")
    for moment in life.moments:
        click.echo(f"  {moment.on} {moment.kind} {moment.label} {moment.detail}".rstrip())


def table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], empty: str) -> None:
    """Rows under their heads, or a sentence where there are none."""
    if not rows:
        click.echo(empty)
        return
    laid = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for column in laid.columns[:-1]:
        column.no_wrap, column.overflow, column.max_width = True, "ellipsis", 40
    for row in rows:
        laid.add_row(*map(escape, row))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(laid)


def _owed(card: RecommendationCard) -> str:
    return ", ".join(one.name for one in card.addressees) or "–"


def days(found: Sequence[RecommendationCard], tasks: Sequence[TaskCard], *, as_json: bool) -> None:
    """What is due, the soonest first."""
    if as_json:
        lines([*found, *tasks])
        return
    rows = [(str(card.due), card.code, card.text) for card in found]
    rows += [(str(task.due), task.code, f"{task.title} {task.assignee}".strip()) for task in tasks]
    table(
        ("due", "code", "what"), sorted(rows), "Nothing is due: set a day with `marsad recommendations due CODE DATE`."
    )


def candidates(found: Sequence[CandidateCard], *, as_json: bool) -> None:
    """Passages that may show progress."""
    if as_json:
        lines(found)
        return
    rows = [(str(one.id), one.code, f"{one.confidence:.2f}", one.document_name, one.quote) for one in found]
    table(("number", "code", "sure", "document", "passage"), rows, "No such passages: --find looks for them.")


def preview(found: ImportPreview, *, as_json: bool) -> None:
    """What a file would become."""
    if as_json:
        lines([found])
        return
    for column, target in found.mapping.items():
        click.echo(f"{column} → {target or '(left out)'}")
    rows = [(str(row.number), "; ".join(row.errors) or "–", str(row.values.get("text", ""))) for row in found.rows]
    table(("row", "wrong", "text"), rows, "The file has no rows.")
    click.echo(f"{found.total} rows, {len(found.failing)} of them cannot be taken.")


def imported(done: Imported, *, as_json: bool) -> None:
    """What became of a file's rows."""
    if as_json:
        lines([done])
        return
    click.echo(f"Added: {len(done.added)} · changed: {len(done.changed)} · unchanged: {done.unchanged}")
    for number, reasons in done.failed:
        click.echo(f"  row {number}: {' '.join(reasons)}")
