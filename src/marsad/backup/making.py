"""Makes a backup while people work: a consistent copy of the database first, then the files that it names.

Originals are written before the database knows of them and never changed, so the copy of the database names none that
is missing. The backup is written beside its name, checked, and renamed: a file of that name is whole.
"""

import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from marsad import __version__
from marsad.accounts.audit.proofs import kept_head
from marsad.backup.errors import OtherDatabaseError
from marsad.backup.manifest import DATABASE, FORM, NAME, Manifest, sha256_of
from marsad.backup.reading import check
from marsad.backup.sealing import seal

DERIVED = ("index", "packed", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")  # the database itself comes as a copy


def make_backup(target: Path, *, words: str = "") -> Manifest:
    """Write a backup of this home, sealed where there are words, and give what it holds."""
    if connection.vendor != "sqlite":
        raise OtherDatabaseError
    head = kept_head()
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".unfinished-") as folder:
        copy = Path(folder) / DATABASE
        copy_database(copy)
        files = {DATABASE: copy, **dict(kept_files(Path(settings.HOME), target))}
        manifest = Manifest(
            form=FORM,
            version=__version__,
            made_at=timezone.now().isoformat(),
            head=head.as_json(),
            files={name: sha256_of(path) for name, path in files.items()},
        )
        plain = Path(folder) / "backup.tar"
        write(plain, manifest, files)
        check(plain)
        finished = plain
        if words:
            finished = Path(folder) / "sealed.tar"
            seal(plain, finished, words)
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        finished.chmod(0o600)  # it holds keys
        finished.replace(target)
    return manifest


def copy_database(target: Path) -> None:
    """A consistent copy, through SQLite's own backup: writers go on meanwhile."""
    source = sqlite3.connect(
        connection.settings_dict["NAME"], uri=str(connection.settings_dict["NAME"]).startswith("file:")
    )
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
    finally:
        copy.close()
        source.close()


def kept_files(home: Path, target: Path) -> Iterator[tuple[str, Path]]:
    """The files of the home that cannot be derived; unfinished ones and the backup itself are passed over."""
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        is_ours = path.is_file() and not path.is_symlink() and name.split("/")[0] not in DERIVED
        if is_ours and not any(part.startswith(".unfinished-") for part in path.parts) and path != target.resolve():
            yield name, path


def write(plain: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    """The manifest first, then the files in its order."""
    with tarfile.open(plain, "w") as archive:
        member = tarfile.TarInfo(NAME)
        member.size = len(manifest.as_bytes())
        archive.addfile(member, BytesIO(manifest.as_bytes()))
        for name, path in files.items():
            archive.add(path, name, recursive=False)
