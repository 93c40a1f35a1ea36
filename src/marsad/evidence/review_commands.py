"""`marsad review`: people's decisions about facts, from the command line."""

import json
from typing import Any

import click

from marsad.evidence import actions, queries
from marsad.evidence.actions.reviews import REJECTIONS


@click.group()
def review() -> None:
    """Accept, correct or reject facts, or take a decision back. Each is kept for ever, with who and when."""


@review.command()
@click.argument("fact")
def accept(fact: str) -> None:
    """Say that a fact stands as it is."""
    click.echo(f"{fact}: {actions.accept_fact(fact, who=None)}")


@review.command()
@click.argument("fact")
@click.option("--reason", type=click.Choice(REJECTIONS), help="Why; or say it with --note.")
@click.option("--note", default="", help="Why, in your own words.")
def reject(fact: str, reason: str | None, note: str) -> None:
    """Say that a fact is wrong, and why; lists, entities and reports leave it out."""
    click.echo(f"{fact}: {actions.reject_fact(fact, who=None, reason=reason or '', note=note)}")


@review.command()
@click.argument("fact")
@click.option("--set", "changes", multiple=True, required=True, metavar="FIELD=VALUE", help="JSON, or plain text.")
def correct(fact: str, changes: tuple[str, ...]) -> None:
    """Give fields of a fact their right values; an empty value takes a field out."""
    fields = {**queries.fact(fact, who=None).fact.fields, **dict(map(_change, changes))}
    click.echo(f"{fact}: {actions.correct_fact(fact, who=None, fields=fields)}")


@review.command()
@click.argument("fact")
def undo(fact: str) -> None:
    """Take back the latest decision about a fact."""
    click.echo(f"{fact}: {actions.undo_review(fact, who=None)}")


def _change(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"{text!r} is not FIELD=VALUE, such as city=Rabat.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
