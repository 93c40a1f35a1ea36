"""The commands that list what the store holds: documents, facts, entities, unread. They load queries only: quick."""

from dataclasses import asdict
from itertools import islice

import click

from marsad.evidence import printed, queries
from marsad.extraction.reasons import reason
from marsad.records import EntityKind, FactKind, ReviewState
from marsad.records.lines import document_line, entity_line, fact_line

as_json_lines = click.option("--json", "as_json", is_flag=True, help="JSON Lines, one thing a line.")
at_most = click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="The first N only.")


@click.command()
@at_most
@as_json_lines
def documents(limit: int | None, *, as_json: bool) -> None:
    """List the documents; with --json also their texts."""
    if as_json:
        printed.lines(map(document_line, islice(queries.full_documents(who=None), limit)))
    else:
        printed.documents(queries.documents(who=None, limit=limit))


@click.command()
@click.option("--kind", type=click.Choice([str(kind) for kind in FactKind]), default=None, help="Only this kind.")
@click.option("--document", default="", metavar="ID", help="Only of this document.")
@click.option(
    "--review",
    type=click.Choice([str(state) for state in ReviewState]),
    default=None,
    help="Only in this state; without it, all but the rejected ones.",
)
@at_most
@as_json_lines
def facts(kind: str | None, document: str, review: str | None, limit: int | None, *, as_json: bool) -> None:
    """List the facts, each with its exact words and where they stand."""
    if document:
        queries.document_card(document, who=None)  # an unknown id is wrong use, not an empty list
    found = queries.facts(who=None, kind=kind or "", document=document, review=review or "", limit=limit)
    if as_json:
        printed.lines(fact_line(card.fact, file=card.file, reason=reason(card.fact)) for card in found)
    else:
        printed.facts(found)


@click.command()
@click.option("--kind", type=click.Choice([str(kind) for kind in EntityKind]), default=None, help="Only this kind.")
@at_most
@as_json_lines
def entities(kind: str | None, limit: int | None, *, as_json: bool) -> None:
    """List who and what the documents name, each with all its names; with --json every cited mention."""
    if as_json:
        files = {card.id: card.file for card in queries.documents(who=None)}
        found = islice(queries.full_entities(who=None, kind=kind or ""), limit)
        printed.lines(entity_line(entity, files=files) for entity in found)
    else:
        printed.entities(queries.entities(who=None, kind=kind or "", limit=limit))


@click.command()
@as_json_lines
def sources(*, as_json: bool) -> None:
    """List the web addresses that were added: last visit, and what it gave. `marsad add --again` visits all again."""
    found = queries.sources(who=None)
    if as_json:
        printed.lines({**asdict(card), "visited_at": card.visited_at.isoformat()} for card in found)
    else:
        printed.sources(found)


@click.command()
@as_json_lines
def unread(*, as_json: bool) -> None:
    """List what could not be read at its latest attempt, with the reasons."""
    found = queries.unread(who=None)
    if as_json:
        printed.lines({"file": item.file, "address": item.address, "reason": item.reason} for item in found)
    else:
        printed.unread(found)
