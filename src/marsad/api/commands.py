"""`marsad token` and `marsad mcp`: what lets programs and assistants in."""

import click

from marsad.accounts.models import Person
from marsad.accounts.permission import PUBLIC
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
@click.option(
    "--days",
    type=click.IntRange(0),
    default=actions.USUAL_DAYS,
    show_default=True,
    help="How long it opens; 0: always.",
)
def make(name: str, person: str, scopes: tuple[str, ...], days: int) -> None:
    """Make a token called NAME and print it; it is shown this once."""
    click.echo(actions.make_token(name, scopes, person=person_called(person), who=None, days=days or None))


@token.command("list")
def list_tokens() -> None:
    """List the tokens: key, whose, for what, last used."""
    for card in queries.tokens(who=None):
        state = f"used {card.used_on}" if card.used_on else "never used"
        state = "revoked" if card.is_revoked else "expired" if card.is_expired else state
        click.echo(f"{card.key:>4}  {card.person}  {card.name}  {', '.join(card.scopes)}  {state}")


@token.command()
@click.argument("key", type=click.IntRange(1, 2**62))
def revoke(key: int) -> None:
    """Close the token KEY for ever."""
    actions.revoke_token(key, who=None)
    click.echo(f"Token {key} opens nothing any more.")


@click.command()
@click.option(
    "--person", default="", metavar="NAME", help="Show what this person sees; without it, only clear documents."
)
def mcp(person: str) -> None:
    """Let an assistant on this machine read the evidence base (Model Context Protocol, over standard input and output).

    It reads only. What it is shown may leave this machine with the assistant: choose the person with care.
    """
    from marsad.api.assistant import server  # noqa: PLC0415 - the protocol's library is large

    server(person_called(person) if person else PUBLIC).run("stdio")


def person_called(name: str) -> Person:
    """The person of that name, or wrong use."""
    found = Person.objects.filter(username=name).first()
    if found is None:
        raise click.BadParameter(f"There is nobody called {name!r}.", param_hint="--person")
    return found
