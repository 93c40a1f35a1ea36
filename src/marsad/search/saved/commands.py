"""The command for saved searches."""

import json

import click

from marsad.search import actions as index
from marsad.search.commands import narrowed_filters, narrowing
from marsad.search.errors import SearchError
from marsad.search.saved import actions, queries
from marsad.search.saved.cards import SavedCard


@click.group()
def searches() -> None:
    """Keep searches under a name, and see what they find anew."""


@searches.command("save")
@click.argument("name")
@click.argument("query")
@narrowing
def save(*, name: str, query: str, **narrowed: str | None) -> None:
    """Keep QUERY with its filters under NAME; what it finds now counts as seen."""
    index.bring_up_to_date()
    try:
        actions.save_search(name, query, narrowed_filters(narrowed), who=None)
    except SearchError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Saved: {name}")


@searches.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one search a line.")
def listed(*, as_json: bool) -> None:
    """List the saved searches, each with how many new passages it would bring."""
    index.bring_up_to_date()
    for card in queries.saved_searches(who=None):
        count = queries.count_new(card.id, who=None)
        line = {"name": card.name, "query": card.question, "filters": card.filters.as_json(), "new": count}
        told = f"{card.name}: {card.question} ({count} new)"
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else told)


@searches.command("run")
@click.argument("name")
def run(*, name: str) -> None:
    """Ask a saved search again; list the passages that its last run did not have."""
    index.bring_up_to_date()
    card = _named(name)
    count = actions.run_search(card.id, who=None)
    click.echo(f"{count} new passage{'' if count == 1 else 's'}")
    for quote in queries.new_quotes(card.id, who=None):
        click.echo(f"- {' '.join(quote.split())}")


@searches.command("remove")
@click.argument("name")
def remove(*, name: str) -> None:
    """Forget a saved search."""
    actions.remove_search(_named(name).id, who=None)
    click.echo(f"Removed: {name}")


def _named(name: str) -> SavedCard:
    cards = {card.name: card for card in queries.saved_searches(who=None)}
    if name not in cards:
        raise click.UsageError(f"There is no saved search {name!r}; there are: {', '.join(cards) or 'none'}.")
    return cards[name]
