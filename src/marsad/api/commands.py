"""`marsad token`: keys with which programs use the interface at /api/v1/."""

import click

from marsad.accounts.models import Person
from marsad.api import actions, queries
from marsad.api.scopes import Scope


@click.group()
def token() -> None:
    """Make, list and revoke the tokens of programs that use /api/v1/."""


@token.command()
@click.argument("name")
@click.option("--person", required=True, metavar="NAME", help="As whom the program acts.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([str(scope) for scope in Scope]),
    default=(str(Scope.READ),),
    show_default=True,
    help="What it may do; may be given several times.",
)
def make(name: str, person: str, scopes: tuple[str, ...]) -> None:
    """Make a token called NAME and print it; it is shown this once."""
    found = Person.objects.filter(username=person).first()
    if found is None:
        raise click.BadParameter(f"There is nobody called {person!r}.", param_hint="--person")
    click.echo(actions.make_token(name, scopes, person=found, who=None))


@token.command("list")
def list_tokens() -> None:
    """List the tokens: key, whose, for what, last used."""
    for card in queries.tokens(who=None):
        state = "revoked" if card.is_revoked else f"used {card.used_on}" if card.used_on else "never used"
        click.echo(f"{card.key:>4}  {card.person}  {card.name}  {', '.join(card.scopes)}  {state}")


@token.command()
@click.argument("key", type=click.IntRange(1, 2**62))
def revoke(key: int) -> None:
    """Close the token KEY for ever."""
    actions.revoke_token(key, who=None)
    click.echo(f"Token {key} opens nothing any more.")
