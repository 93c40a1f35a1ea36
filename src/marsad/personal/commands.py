"""`marsad personal`: what is held about somebody, erasing it, and how long documents are kept."""

import json

import click

from marsad.accounts.collecting import collection_named
from marsad.personal import actions, labels, queries, retention
from marsad.personal.models import Rule

names_argument = click.argument("names", nargs=-1, required=True, metavar="NAME...")


@click.group()
def personal() -> None:
    """See, take out and erase what is held about a person; rules for keeping documents.

    Give each NAME in quotation marks, as documents write it: "Samia Belkhodja".
    """


@personal.command()
@names_argument
def held(names: tuple[str, ...]) -> None:
    """Write all that is held about a person as JSON, to be handed to them."""
    told = queries.held(queries.subject(names, who=None), who=None)
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))


@personal.command()
@names_argument
@click.option("--yes", is_flag=True, help="Do it; without it only the effect is shown.")
@click.option("--accounts", is_flag=True, help="Erase accounts of that name too.")
def erase(names: tuple[str, ...], *, yes: bool, accounts: bool) -> None:
    """Show what erasing a person would do; with --yes do it. It cannot be undone."""
    about = queries.subject(names, who=None)
    plan = queries.plan(about, who=None)
    click.echo(f"Names: {', '.join(about.names)}")
    if about.is_public:
        click.echo(f"A public figure ({about.office}): what documents say of the office is kept.")
    for sentence in labels.effects(plan.effect):
        click.echo(f"  {sentence}")
    for account in plan.accounts:
        click.echo(f"  Account {account.username}: {'erased' if accounts else 'kept; --accounts erases it'}")
    if not yes:
        click.echo("Nothing was done. With --yes it is done, and cannot be undone.")
        return
    actions.erase(about, who=None, confirmed=True, accounts=accounts)
    click.echo("Erased. Backups made before still hold it: delete them, or restore none.")


@personal.command(name="retention")
@click.option("--apply", "is_applied", is_flag=True, help="Take the documents out; without it they are only listed.")
def apply_retention(*, is_applied: bool) -> None:
    """List which documents the rules for keeping would take out today."""
    rules = retention.rules(who=None)
    if not rules:
        click.echo("There is no rule: documents are kept without limit. Set one with `marsad personal keep`.")
    for rule in rules:
        click.echo(f"{rule.name or '(no collection)'}: {rule.days} days, {rule.since}: {len(rule.due)} due")
        for identifier in rule.due:
            click.echo(f"  {identifier}  {rule.names.get(identifier, '')}")
    if is_applied:
        click.echo(f"{retention.apply_rules(who=None)} documents were taken out.")


@personal.command()
@click.argument("collection", required=False)
@click.option("--days", type=click.IntRange(1), default=None, help="Without it they are kept without limit.")
@click.option("--since", type=click.Choice(Rule.Since.values), default=Rule.Since.ADDED.value, show_default=True)
def keep(collection: str | None, days: int | None, since: str) -> None:
    """Set how long the documents of COLLECTION are kept; without it, those that stand in none."""
    chosen = collection_named(collection) if collection else None
    retention.set_rule(chosen, days, since, who=None)
    click.echo(f"{collection or '(no collection)'}: {f'{days} days, {since}' if days else 'without limit'}")
