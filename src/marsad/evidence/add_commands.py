"""The commands that read documents in: add, reread, relink. They load the whole chain."""

import os
import sys
from collections.abc import Iterable

import click

from marsad.accounts.collecting import collection_named
from marsad.accounts.roles import Mark
from marsad.evidence import actions, printed, printed_learning, queries
from marsad.evidence.added import Added
from marsad.evidence.commands import as_json_lines
from marsad.evidence.handling import handling_of
from marsad.evidence.progress import followed, stopped
from marsad.pipeline.run import ENGINES
from marsad.sources.counting import total

with_engine = click.option(
    "--engine", type=click.Choice(list(ENGINES)), default="serial", show_default=True, help="What runs the chain."
)
with_address = click.option(
    "--address",
    default="",
    expose_value=False,
    callback=lambda _context, _option, value: _join(value),
    help="Ray cluster to work on, with --engine ray; without one, a Ray of this machine.",
)
with_workers = click.option("--workers", type=click.IntRange(0), default=0, help="Processes; 0 is one per core.")


def _join(address: str) -> None:
    """Name the cluster in the way that Ray itself reads."""
    if address:
        os.environ["RAY_ADDRESS"] = address


@click.command()
@click.argument("named", nargs=-1, metavar="PATH_OR_ADDRESS...")
@click.option("--collection", default="", metavar="NAME", help="In which collection they stand, marked as it says.")
@click.option("--mark", type=click.Choice([str(one) for one in Mark]), default=None, help="How they are to be handled.")
@click.option("--again", is_flag=True, help="Visit all web addresses again that were ever added, for what is new.")
@with_engine
@with_address
@with_workers
@as_json_lines
def add(  # noqa: PLR0913 - one parameter for each option
    named: tuple[str, ...],
    engine: str,
    workers: int,
    collection: str,
    mark: str | None,
    *,
    again: bool,
    as_json: bool,
) -> None:
    """Read files, folders, archives, lists of works and web addresses in.

    What is known already is skipped; stopped with Ctrl-C, run it again to go on. An address may be a page or file, a
    feed, a sitemap, a repository (OAI-PMH) or an answer of OpenAlex.
    """
    if not named and not again:
        raise click.UsageError("Name files, folders or web addresses, or say --again.")
    wanted = [*named, *(card.address for card in queries.sources(who=None) if again)]
    handling = handling_of(mark or "", collection_named(collection) if collection else None)
    added = actions.add_named(wanted, who=None, engine=engine, workers=workers, handling=handling)
    _show(followed(added, total=total(wanted), what="documents"), as_json=as_json)


@click.command()
@with_engine
@with_workers
@as_json_lines
def reread(engine: str, workers: int, *, as_json: bool) -> None:
    """Read all stored originals again, with the readers and extractors of this version. Decisions of people stay."""
    added = actions.reread(who=None, engine=engine, workers=workers)
    _show(followed(added, total=queries.count_documents(who=None), what="documents"), as_json=as_json)


@click.command()
@click.option("--learn", is_flag=True, help="First learn from the decisions about entities, and say what changed.")
@click.option("--forget", is_flag=True, help="First take back what was learned last.")
def relink(*, learn: bool, forget: bool) -> None:
    """Link all facts and mentions into entities again; decisions of people go above every score."""
    if learn and forget:
        raise click.UsageError("Say --learn or --forget, not both.")
    if learn:
        actions.learn_from_decisions(who=None)
        if told := queries.learning(who=None):
            printed_learning.learned(told)
        return
    if forget:
        click.echo(f"{actions.take_learning_back(who=None)} entities, with the weights that held before.")
        return
    count = actions.relink(who=None)
    click.echo(f"{count} entities.")


def _show(added: Iterable[Added], *, as_json: bool) -> None:
    """Print what became of each item, or the summary; ends the command with its exit code."""
    summary, is_stopped = stopped(printed.told(added) if as_json else added)
    if not as_json:
        printed.summary(summary, queries.counts(who=None))
    if is_stopped:
        click.echo("Stopped. What has entered stays; run the same command again to go on.", err=True)
        sys.exit(130)
    if summary.unread:
        sys.exit(1)
