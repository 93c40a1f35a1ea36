"""Reads a backup and holds every file to its digest: before it is trusted, and when it is restored."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from marsad.backup.errors import BrokenBackupError
from marsad.backup.manifest import NAME, Manifest, read_manifest

CHUNK = 1 << 20


def check(plain: Path) -> Manifest:
    """Read everything once; raises BrokenBackupError when a file is missing, changed or too many."""
    return extract(plain, None)


def extract(plain: Path, folder: Path | None) -> Manifest:
    """Write the files of a backup below a folder (or nowhere), each held to its digest."""
    try:
        with tarfile.open(plain, "r:") as archive:
            first = archive.next()
            listed = archive.extractfile(first) if first is not None and first.name == NAME else None
            if listed is None:
                raise BrokenBackupError("it does not begin with its list of contents")
            manifest = read_manifest(listed.read())
            seen = {member.name for member in _members(archive, manifest, folder)}
    except (tarfile.TarError, OSError) as error:
        raise BrokenBackupError(f"it cannot be read ({error})") from error
    if missing := manifest.files.keys() - seen:
        raise BrokenBackupError(f"it lacks {min(missing)}")
    return manifest


def _members(archive: tarfile.TarFile, manifest: Manifest, folder: Path | None) -> Iterator[tarfile.TarInfo]:
    while member := archive.next():
        content = archive.extractfile(member) if member.isfile() else None
        if content is None or member.name not in manifest.files:
            raise BrokenBackupError(f"it holds {member.name}, which its list of contents does not name")
        target = Path(os.devnull) if folder is None else folder / member.name
        if folder is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
        if _copied(content, target) != manifest.files[member.name]:
            raise BrokenBackupError(f"{member.name} is not as it was when the backup was made")
        if folder is not None:
            target.chmod(member.mode & 0o700 | 0o600)
        yield member


def _copied(content: IO[bytes], target: Path) -> str:
    """Write a member and give its digest."""
    digest = hashlib.sha256()
    with target.open("wb") as file:
        while part := content.read(CHUNK):
            digest.update(part)
            file.write(part)
    return digest.hexdigest()
