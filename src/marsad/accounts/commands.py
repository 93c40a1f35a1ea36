"""`marsad people` and `marsad collections`: who works here, and for whom which documents are."""

import json
from dataclasses import asdict

import click
from django.conf import settings
from django.urls import reverse

from marsad.accounts import collecting, people, queries, quotas, teams
from marsad.accounts.models import Person
from marsad.accounts.roles import Mark, Role

ROLES = click.Choice([str(role) for role in Role])
MARKS = click.Choice([str(mark) for mark in Mark])
LIMIT = click.IntRange(min=0, max=2**31 - 1)
as_json_lines = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one thing a line.")


def reached() -> str:
    """Where people reach this house, as far as the settings tell."""
    return f"https://{settings.ALLOWED_HOSTS[0]}" if settings.MARSAD_TLS else "http://localhost:8000"


site = click.option(
    "--site",
    default=reached,
    show_default="http://localhost:8000; with MARSAD_TLS the first of MARSAD_HOSTS",
    help="Where the observatory is reached, for the link.",
)


@click.group(name="people")
def people_group() -> None:
    """List and invite people, give roles, close accounts, help those who cannot sign in."""


@people_group.command(name="list")
@as_json_lines
def list_people(*, as_json: bool) -> None:
    """List all accounts."""
    for card in queries.people_cards(who=None):
        told = {
            "name": card.username,
            "email": card.email,
            "role": card.role,
            "open": card.is_active,
            "second_factor": card.has_second_factor,
        }
        state = "" if card.is_active else "  closed"
        click.echo(json.dumps(told) if as_json else f"{card.username}  {card.role}  {card.email}{state}")


@people_group.command()
@click.argument("name")
@click.option("--role", type=ROLES, default=str(Role.READER), show_default=True, help="What they are in the house.")
@click.option("--email", default="", help="Where the link is mailed, where a mail server is set.")
@site
def invite(name: str, role: str, email: str, site: str) -> None:
    """Make an account and give the link by which NAME enters, once, within a week."""
    invited = people.invite(name, who=None, role=Role(role), email=email)
    _give(invited.person, invited.token, site)


@people_group.command()
@click.argument("name")
@click.argument("role", type=ROLES)
def role(name: str, role: str) -> None:
    """Give NAME another role in the house."""
    people.set_role(people.person_named(name), Role(role), who=None)
    click.echo(f"{name}: {role}")


@people_group.command()
@click.argument("name")
@click.option("--open", "reopened", is_flag=True, help="Open it again.")
def close(name: str, *, reopened: bool) -> None:
    """Close the account of NAME; its sessions end at once."""
    person = people.person_named(name)
    (people.reopen if reopened else people.close)(person, who=None)
    click.echo(f"{name}: {'open' if reopened else 'closed'}")


@people_group.command()
@click.argument("name")
@click.option("--second-factor", is_flag=True, help="Forget the second factor too: the telephone is lost.")
@site
def reset(name: str, site: str, *, second_factor: bool) -> None:
    """Forget the password of NAME and give a new link."""
    person = people.person_named(name)
    _give(person, people.new_link(person, who=None, without_second_factor=second_factor), site)


@people_group.command()
@click.option("--daily-files", type=LIMIT, help="Files that one person may send in a day.")
@click.option("--daily-megabytes", type=LIMIT, help="Megabytes that one person may send in a day.")
@click.option("--files", type=LIMIT, help="Files in all.")
@click.option("--megabytes", type=LIMIT, help="Megabytes in all.")
@click.option("--none", "nothing", is_flag=True, help="Take away the limits that are not named here.")
def limits(*, nothing: bool, **named: int | None) -> None:
    """Show how much each person may send through pages and programs, or set it."""
    given = {name: value for name, value in named.items() if value is not None}
    if given or nothing:
        kept = {} if nothing else asdict(quotas.limits())
        quotas.set_limits(quotas.Limits(**{**kept, **given}), who=None)
    for name, value in asdict(quotas.limits()).items():
        click.echo(f"{name.replace('_', ' ')}: {'no limit' if value is None else value}")


@click.group(name="collections")
def collections_group() -> None:
    """Sets of documents with their own members."""


@collections_group.command(name="list")
@as_json_lines
def list_collections(*, as_json: bool) -> None:
    """List the collections with their members."""
    for card in queries.collections(who=None):
        told = {"name": card.slug, "title": card.name, "mark": card.mark, "members": dict(card.members)}
        members = ", ".join(f"{name} ({role})" for name, role in card.members)
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else f"{card.slug}  {card.mark}  {members}")


@collections_group.command(name="add")
@click.argument("name")
@click.option("--mark", type=MARKS, default=str(Mark.CLEAR), show_default=True, help="What enters it is marked so.")
def add_collection(name: str, mark: str) -> None:
    """Make a collection."""
    click.echo(collecting.add_collection(name, who=None, mark=Mark(mark)).slug)


@collections_group.command()
@click.argument("collection")
@click.argument("name")
@click.option("--role", type=ROLES, default=str(Role.READER), show_default=True, help="What they are there.")
@click.option("--remove", is_flag=True, help="Take them out.")
def member(collection: str, name: str, role: str, *, remove: bool) -> None:
    """Give the person or team NAME a role in COLLECTION, or take them out."""
    row, named = collecting.collection_named(collection), collecting.member_named(name)
    if remove:
        collecting.remove_member(row, named, who=None)
    else:
        collecting.set_member(row, named, Role(role), who=None)
    click.echo(f"{row.slug}: {name} {'out' if remove else role}")


@collections_group.command()
@click.argument("name")
@click.argument("people_names", nargs=-1, metavar="PEOPLE...")
def team(name: str, people_names: tuple[str, ...]) -> None:
    """Make the team NAME of some people, or set who is in it."""
    teams.set_team(name, map(people.person_named, people_names), who=None)
    click.echo(f"{name}: {', '.join(people_names)}")


def _give(person: Person, token: str, site: str) -> None:
    address = site.rstrip("/") + reverse("accounts:enter", args=[token])
    if people.send_link(person, address):
        click.echo(f"The link was sent to {person.email} from {settings.DEFAULT_FROM_EMAIL}.")
    click.echo(f"{person.username} enters with this link; it works once, within a week:\n\n    {address}\n")
