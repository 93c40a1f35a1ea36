"""`marsad mark`: how a document is to be handled."""

import click

from marsad.accounts.collecting import collection_named
from marsad.accounts.people import person_named
from marsad.accounts.roles import Mark
from marsad.evidence import actions


@click.command()
@click.argument("document")
@click.argument("mark", type=click.Choice([str(one) for one in Mark]))
@click.option("--collection", default="", metavar="NAME", help="In which collection it stands; without it, in none.")
@click.option("--for", "recipients", multiple=True, metavar="PERSON", help="For whom a red document is.")
def mark(document: str, mark: str, collection: str, recipients: tuple[str, ...]) -> None:
    """Give DOCUMENT (an id) a handling mark of the Traffic Light Protocol 2.0."""
    actions.mark_document(
        document,
        Mark(mark),
        who=None,
        collection=collection_named(collection) if collection else None,
        recipients=map(person_named, recipients),
    )
    click.echo(f"{document}: {mark}")
