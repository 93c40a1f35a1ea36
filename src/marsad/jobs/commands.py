"""`marsad worker` and `marsad jobs`: who does the work in the background, and how far it is."""

import json

import click

from marsad.jobs import queries


@click.command()
@click.option("--until-empty", is_flag=True, help="End when nothing waits any more.")
@click.option("--parent", type=int, default=0, hidden=True)
def worker(parent: int, *, until_empty: bool) -> None:
    """Do jobs in the background until stopped: one at a time; start several for several at a time.

    `marsad serve` runs one already. A job whose worker was lost is begun again by another.
    """
    from marsad.jobs.worker import work  # noqa: PLC0415 - the queue's own command parser is large

    work(until_empty=until_empty, parent=parent)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The newest N.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines.")
def jobs(limit: int, *, as_json: bool) -> None:
    """List the jobs in the background, newest first: what, how far, what came of it."""
    for card in queries.jobs(who=None, limit=limit):
        if as_json:
            told = {"id": str(card.id), "kind": card.kind, "state": card.state, "done": card.done, "total": card.total}
            click.echo(json.dumps({**told, "asked_at": card.asked_at.isoformat(), "problem": card.problem}))
        else:
            total = f" of {card.total}" if card.total else ""
            click.echo(
                f"{card.asked_at:%Y-%m-%d %H:%M}  {card.state:<9}  {card.kind}  {card.done}{total}  {card.problem}"
            )
