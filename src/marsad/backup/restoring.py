"""Puts a backup into a new home: everything is checked beside it first, and only then takes its place."""

import os
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from marsad.backup.errors import BrokenBackupError, NotEmptyError, OtherDatabaseError
from marsad.backup.manifest import DATABASE, Manifest
from marsad.backup.reading import extract
from marsad.backup.sealing import is_sealed, unseal


def restore_backup(backup: Path, home: Path, *, words: str = "", force: bool = False) -> Manifest:
    """Restore into a home that is not there or empty; with `force`, what is there is moved aside, never deleted."""
    if os.environ.get("DATABASE_URL"):
        raise OtherDatabaseError
    is_used = home.exists() and any(home.iterdir())
    if is_used and not force:
        raise NotEmptyError(home)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=".unfinished-") as folder:
        plain = backup
        if is_sealed(backup):
            plain = Path(folder) / "backup.tar"
            unseal(backup, plain, words)
        new = Path(folder) / "home"
        new.mkdir(mode=0o700)
        manifest = extract(plain, new)
        check_database(new / DATABASE)
        if is_used:
            home.rename(home.with_name(f"{home.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S}"))
        elif home.exists():
            home.rmdir()
        new.rename(home)
    return manifest


def check_database(path: Path) -> None:
    """Let SQLite look through the whole database."""
    try:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            (told,) = database.execute("PRAGMA integrity_check").fetchone()
        finally:
            database.close()
    except sqlite3.DatabaseError as error:
        raise BrokenBackupError(f"its database cannot be read ({error})") from error
    if told != "ok":
        raise BrokenBackupError(f"its database is damaged ({told})")
