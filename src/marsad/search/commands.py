"""The search command."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import click

from marsad.records import FactKind, Language
from marsad.search import actions, queries
from marsad.search.filters import Filters, Order
from marsad.search.results import Found, Result

_NARROWING: tuple[tuple[str, Any, str], ...] = (
    ("language", click.Choice([str(key) for key in Language]), "Only passages in this language."),
    ("kind", click.Choice([str(key) for key in FactKind]), "Only passages with a fact of this kind."),
    ("since", str, "Only documents published on this ISO date or later; 2023 and 2023-05 are dates too."),
    ("until", str, "Only documents published on this ISO date or earlier."),
    ("place", str, "Only documents that mention this place, by a name in any language."),
    ("organisation", str, "Only documents that mention this organisation, by a name in any language."),
    ("source", str, "Only documents with this in their address, file name or publisher."),
    ("document", str, "Only the document of this id."),
)


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each filter."""
    for name, kind, told in reversed(_NARROWING):
        command = click.option(f"--{name}", type=kind, default=None, help=told)(command)
    return command


def narrowed_filters(narrowed: Mapping[str, str | None], *, order: Order = Order.BEST) -> Filters:
    """The filters that the options of a command say."""
    return Filters(**{name: value or "" for name, value in narrowed.items()}, order=order)


@click.command()
@click.argument("query")
@narrowing
@click.option(
    "--order",
    type=click.Choice([str(key) for key in Order]),
    default=str(Order.BEST),
    show_default=True,
    help="Order of the best passages.",
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many passages.")
@click.option("--facets", is_flag=True, help="Count the best 100 passages by language, kind, year, place and source.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one passage a line.")
def search(*, query: str, limit: int, facets: bool, as_json: bool, order: str, **narrowed: str | None) -> None:
    """Find the passages that answer QUERY, in Arabic, French and English at once, with the reason for each.

    Words in quotation marks must stand in the passage as they are.
    """
    actions.bring_up_to_date()
    filters = narrowed_filters(narrowed, order=Order(order))
    found = queries.found(query, who=None, filters=filters, limit=limit, counted=facets)
    for number, result in enumerate(found.results, start=1):
        click.echo(json.dumps(result_line(result), ensure_ascii=False) if as_json else _told(number, result))
    if facets:
        _tell_facets(found, as_json=as_json)
    if not found.results and not as_json:
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
        "facts": [fact.id for fact in result.facts],
        "copies": [{"document": copy.document, "start": copy.start} for copy in result.copies],
    }


def _told(number: int, result: Result) -> str:
    """A passage for people: the words, where they stand, and why."""
    where = f"{result.file}:{result.start}–{result.end}"
    quote = " ".join(result.quote.split())
    return f"{number:>2}. {quote}\n    {where} ({result.language})\n    {result.why}\n"


def _tell_facets(found: Found, *, as_json: bool) -> None:
    """The facets, and another spelling where one is likely."""
    if as_json:
        counted = {facet.name: {str(value.label): value.count for value in facet.values} for facet in found.facets}
        click.echo(json.dumps({"facets": counted, "did_you_mean": found.respelled or None}, ensure_ascii=False))
        return
    if found.respelled:
        click.echo(f"Did you mean: {found.respelled}?")
    for facet in found.facets:
        click.echo(f"{facet.label}: " + ", ".join(f"{value.label} ({value.count})" for value in facet.values))
