"""The search command."""

import json
from typing import Any

import click

from marsad.records import FactKind, Language
from marsad.search import actions, queries
from marsad.search.results import Result


@click.command()
@click.argument("query")
@click.option(
    "--language",
    type=click.Choice([str(key) for key in Language]),
    default=None,
    help="Only passages in this language.",
)
@click.option(
    "--kind",
    type=click.Choice([str(key) for key in FactKind]),
    default=None,
    help="Only passages with a fact of this kind.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one passage a line.")
def search(*, query: str, language: str | None, kind: str | None, limit: int, as_json: bool) -> None:
    """Find the passages that answer QUERY, in Arabic, French and English at once, with the reason for each."""
    if not actions.is_up_to_date():
        actions.update_index()
    found = queries.search(query, who=None, language=language or "", kind=kind or "", limit=limit)
    for number, result in enumerate(found, start=1):
        click.echo(json.dumps(result_line(result), ensure_ascii=False) if as_json else _told(number, result))
    if not found and not as_json:
        click.echo("Nothing was found: try other words, or fewer filters; marsad documents lists what there is.")


def result_line(result: Result) -> dict[str, Any]:
    """A line of `marsad search --json`."""
    return {
        "document": result.document,
        "file": result.file,
        "title": result.title or None,
        "language": result.language,
        "start": result.start,
        "end": result.end,
        "quote": result.quote,
        "score": result.score,
        "why": result.why,
        "matched": [[span.start, span.end] for span in result.matched],
        "facts": [card.fact.id for card in result.facts],
    }


def _told(number: int, result: Result) -> str:
    """A passage for people: the words, where they stand, and why."""
    where = f"{result.file}:{result.start}–{result.end}"
    quote = " ".join(result.quote.split())
    return f"{number:>2}. {quote}\n    {where} ({result.language})\n    {result.why}\n"
