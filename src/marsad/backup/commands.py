"""`marsad backup` and `marsad restore`."""

import os
from pathlib import Path

import click

from marsad.backup.restoring import restore_backup
from marsad.backup.sealing import is_sealed

WORDS = "MARSAD_BACKUP_WORDS"


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--encrypt", is_flag=True, help="Ask for words that seal it; or take them from MARSAD_BACKUP_WORDS.")
@click.option("--force", is_flag=True, help="Write over a file of that name.")
def backup(file: Path, *, encrypt: bool, force: bool) -> None:
    """Write everything of this data folder into FILE, while people work; the backup is read again and checked.

    It holds the keys of this home too: keep it like them, or seal it with --encrypt.
    """
    from marsad.backup.making import make_backup  # noqa: PLC0415 - restoring must not open the store

    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already: choose another name, or say --force.")
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {file.absolute().parent}: make it first.")
    words = (
        (os.environ.get(WORDS) or click.prompt("Words", hide_input=True, confirmation_prompt=True)) if encrypt else ""
    )
    manifest = make_backup(file.absolute(), words=words)
    sealed = "sealed, " if encrypt else ""
    click.echo(f"{file}: {len(manifest.files)} files, {sealed}each checked. Its audit head: {manifest.head['root']}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Move what is in the data folder aside first.")
def restore(file: Path, *, force: bool) -> None:
    """Put a backup into a new data folder (--home); the search index is rebuilt at the first search."""
    home = Path(os.environ.get("MARSAD_HOME", "marsad-home")).absolute()
    words = (os.environ.get(WORDS) or click.prompt("Words", hide_input=True)) if is_sealed(file) else ""
    manifest = restore_backup(file, home, words=words, force=force)
    click.echo(f"{home}: {len(manifest.files)} files as of {manifest.made_at}. Now: marsad audit verify")
