"""`marsad audit`: who did what, proofs of it, and whether anybody changed the trail behind the program's back."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from marsad.accounts.audit import heads, keys, proofs, tree
from marsad.accounts.audit.checking import tampering
from marsad.accounts.queries import audit_trail
from marsad.certificates.handing import public

to_file = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write there instead of printing."
)


@click.group()
def audit() -> None:
    """Read the audit trail, prove what it says, and check that nobody changed it."""


@audit.command("list")
@click.option("--item", default="", metavar="ITEM", help="Only of this item, such as fact:f0123456789abcdef.")
@click.option("--action", default="", metavar="ACTION", help="Only of this kind, such as fact.accept.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="The newest N.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, with what was before and after.")
def list_entries(item: str, action: str, limit: int, *, as_json: bool) -> None:
    """List who did what to which item, newest first."""
    for entry in audit_trail(who=None, item=item, action=action, limit=limit):
        when = entry.when.isoformat(timespec="seconds")
        if as_json:
            told = {"position": entry.position, "when": when, "who": entry.who, "action": entry.action}
            told |= {"item": entry.item, "before": entry.before, "after": entry.after}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo(f"{entry.position:>7}  {when}  {entry.who or '–'}  {entry.action}  {entry.item}")


@audit.command()
@click.option(
    "--head",
    "files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A head that was handed out before (`marsad audit head -o FILE`); the trail must still lead to it.",
)
def verify(files: tuple[Path, ...]) -> None:
    """Find entries that were altered, removed, inserted or moved, also with every hash recomputed after it."""
    given = [head for file in files for head in heads.heads_in([file.read_text(encoding="utf-8")])]
    own = public(keys.signing_key())
    problems = list(tampering((*heads.kept(), *given), key=own, handovers=keys.handovers()))
    for found in problems:
        click.echo(found.problem)
    if problems:
        sys.exit(1)
    heads.keep(heads.current_head())
    click.echo(f"{tree.size()} entries; each stands as it was written.")


@audit.command()
@click.argument("position", type=click.IntRange(min=0), required=False)
@click.option("--from", "first", type=click.IntRange(min=1), help="Prove growth out of the first N entries instead.")
@to_file
def proof(position: int | None, first: int | None, output: Path | None) -> None:
    """Prove that the entry at POSITION stands in the trail, or with --from that the trail has only grown."""
    if (position is None) == (first is None):
        raise click.UsageError("Name either a position (see `marsad audit list`) or --from N.")
    give(proofs.entry_proof(position) if position is not None else proofs.growth_proof(first or 0), output)


@audit.command()
@to_file
def head(output: Path | None) -> None:
    """Give the signed head of the trail: kept elsewhere, it shows any later change of what stood before it."""
    give(proofs.kept_head().as_json(), output)


@audit.command()
def rotate() -> None:
    """Replace the key that signs heads and certificates; what the old one signed stays verifiable.

    Give audit-keys.jsonl of the data folder to whoever knows the old key: it says that the new one follows it, and
    `python -m marsad.certificates FILE --key KEY --handovers audit-keys.jsonl` takes it.
    """
    told = keys.rotate(who=None)
    heads.keep(heads.current_head())
    click.echo(f"The key {told.key} handed over to {told.following}, after {told.size} entries.")


def give(data: Mapping[str, Any], output: Path | None) -> None:
    """Print plain data on one line, or write it to a file."""
    text = json.dumps(data, ensure_ascii=False)
    if output is None:
        click.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")
        click.echo(f"Written to {output}.")
