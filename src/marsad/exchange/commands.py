"""`marsad export`, `marsad import`, `marsad imports`: entities to other tools and back."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from marsad.exchange import actions, queries
from marsad.exchange.cards import ImportCard
from marsad.exchange.formats import FORMATS, NAMES, format_in
from marsad.exchange.labelling import export_labels
from marsad.exchange.logic.parcel import LeftOut
from marsad.records import EntityKind
from marsad.reports.commands import verify as verify_reports

TOLD_ONE_BY_ONE = 10
ENDINGS = tuple(ending for known in FORMATS for ending in known.endings)
format_option = click.option("--format", "form", type=click.Choice(NAMES), default=None, help="Else by the ending.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@format_option
@click.option("--labels", is_flag=True, help="What people reviewed, as labelled data: FILE is a folder.")
@click.option("--kind", type=click.Choice([str(kind) for kind in EntityKind]), default=None, help="Only this kind.")
@click.option("--pseudonyms", is_flag=True, help="Replace the names of private persons, each by the same word.")
def export(file: Path, form: str | None, kind: str | None, *, labels: bool, pseudonyms: bool) -> None:
    """Write the entities with their names, links and citations for other tools.

    FollowTheMoney (.ftm.json), its statements (.csv) or JSON-LD (.jsonld). For the register of recommendations as a
    table: `marsad recommendations export`; for reports: `marsad report`.
    """
    if labels:
        documents, count = export_labels(file, who=None)
        click.echo(f"{file}: {count} labels in {documents} documents; measure with marsad evaluate --gold {file}")
        return
    count, left_out = actions.export(file, who=None, form=form or "", kind=kind or "", pseudonyms=pseudonyms)
    click.echo(f"{file}: {count} entities")
    _tell(left_out)


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@format_option
@click.option("--source", default="", metavar="NAME", help="Who stands behind it; else the name of the file.")
@click.option("--undo", is_flag=True, help="Take back what this file brought.")
@click.pass_context
def import_(context: click.Context, file: Path, form: str | None, source: str, *, undo: bool) -> None:
    """Read in what others say: each thing waits, with its source, for a person's decision."""
    card = actions.import_file(file, who=None, form=form or "", source=source)
    if undo:
        actions.undo_import(card.id, who=None)
        click.echo(f"{file}: taken back.")
        return
    matched = queries.count_imported(who=None, came_with=card.id, matched=True)
    click.echo(f"{file}: {card.things} things, {matched} of them seem to be known here, {len(card.left_out)} left out")
    _tell(card.left_out)
    if card.left_out:
        context.exit(1)


@click.command()
@click.argument("import_id", required=False)
@click.option("--accept", type=int, default=None, metavar="NUMBER", help="It is the entity that it was proposed for.")
@click.option("--refuse", type=int, default=None, metavar="NUMBER", help="It is something else.")
@click.option("--undo", type=int, default=None, metavar="NUMBER", help="Take a decision back.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one thing a line.")
def imports(import_id: str | None, accept: int | None, refuse: int | None, undo: int | None, *, as_json: bool) -> None:
    """List what came from elsewhere, or the things of one import, and decide about them."""
    decisions = ((accept, actions.accept), (refuse, actions.refuse), (undo, actions.reconsider))
    for number, decide in decisions:
        if number is not None:
            decide(number, who=None)
    if import_id:
        _things(import_id, as_json=as_json)
    else:
        _imports(queries.imports(who=None), as_json=as_json)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def verify(context: click.Context, files: tuple[Path, ...]) -> None:
    """Re-read every citation of a report or an export against the stored texts; exit code 1 when one does not hold."""
    exports = [file for file in files if file.name.lower().endswith(ENDINGS)]
    holds = [_holds(file) for file in exports]
    if reports := [file for file in files if file not in exports]:
        context.invoke(verify_reports, files=tuple(reports))
    if not all(holds):
        context.exit(1)


def _holds(file: Path) -> bool:
    found = queries.check(actions.read(file, format_in(file)), who=None)
    for one in found.broken[:TOLD_ONE_BY_ONE]:
        click.echo(f"{file}: {one.item}: {one.reason}.", err=True)
    if found.holds:
        click.echo(f"{file}: all {found.checked} citations hold.")
    else:
        click.echo(f"{file}: {len(found.broken)} of {found.checked} citations do not hold.", err=True)
    return found.holds


def _imports(cards: Sequence[ImportCard], *, as_json: bool) -> None:
    if not cards and not as_json:
        click.echo("Nothing has been imported yet: marsad import FILE")
    for card in cards:
        counts = {"things": card.things, "accepted": card.accepted, "refused": card.refused}
        about = {"id": card.id, "file": card.file, "source": card.source, **counts, "left_out": len(card.left_out)}
        state = " (taken back)" if card.is_undone else ""
        line = f"{card.id}  {card.things} things, {card.accepted} accepted, {card.refused} refused  {card.file}{state}"
        click.echo(json.dumps(about, ensure_ascii=False) if as_json else line)


def _things(import_id: str, *, as_json: bool) -> None:
    queries.import_named(import_id, who=None)
    for card in queries.imported(who=None, came_with=import_id):
        here = card.entity.id if card.entity else None
        about = {
            "number": card.number,
            "kind": str(card.thing.entity.kind),
            "name": card.thing.entity.label,
            "entity": here,
            "probability": card.probability,
            "rule": card.rule or None,
            "state": card.state,
            "source": card.source,
        }
        seems = f"{card.probability:.2f} {here} ({card.rule})" if here else "not known here"
        line = f"{card.number}  {card.state}  {card.thing.entity.kind}  {seems}  {card.thing.entity.label}"
        click.echo(json.dumps(about, ensure_ascii=False) if as_json else line)


def _tell(left_out: Sequence[LeftOut]) -> None:
    """What does not travel, each with its reason."""
    for one in left_out[:TOLD_ONE_BY_ONE]:
        click.echo(f"  {one.item}: {one.reason}", err=True)
    if len(left_out) > TOLD_ONE_BY_ONE:
        click.echo(f"  … and {len(left_out) - TOLD_ONE_BY_ONE} more", err=True)
