"""`marsad recommendations`: the register from the command line."""

import click

from marsad.followup import printed, queries
from marsad.followup.filters import ORDERS, Filters
from marsad.followup.kinds import Status

as_json_lines = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one thing a line.")


@click.group()
def recommendations() -> None:
    """Follow recommendations: who owes what by when, and the evidence that it was done."""


@recommendations.command(name="list")
@click.option("--text", default="", help="Words that the text, a translation or the code has.")
@click.option("--status", type=click.Choice([str(s) for s in Status]), multiple=True, help="Only in this status.")
@click.option("--theme", multiple=True, metavar="CODE", help="Only on this theme.")
@click.option("--year", multiple=True, help="Only of this year.")
@click.option("--register", default="", metavar="NAME", help="Only of this register.")
@click.option("--overdue", is_flag=True, help="Only those whose day has passed.")
@click.option("--unowned", is_flag=True, help="Only those for which nobody is named.")
@click.option("--order", type=click.Choice(ORDERS), default="code", show_default=True, help="In which order.")
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="The first N only.")
@as_json_lines
def list_(limit: int | None, *, as_json: bool, **asked: object) -> None:
    """List the recommendations of the register."""
    found = queries.recommendations(Filters.from_mapping(asked), who=None, limit=limit)
    printed.cards(found, as_json=as_json)


@recommendations.command()
@click.argument("code")
@as_json_lines
def show(code: str, *, as_json: bool) -> None:
    """Show one recommendation with everything that belongs to it."""
    printed.page(queries.recommendation(code, who=None), queries.life(code, who=None), as_json=as_json)
