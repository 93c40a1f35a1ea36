"""What a backup says of itself: each file with its SHA-256, the version, the head of the audit trail."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from marsad.backup.errors import BrokenBackupError

NAME = "manifest.json"
FORM = "marsad backup 1"
DATABASE = "marsad.sqlite3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The first member of a backup."""

    form: str
    version: str  # of the program that made it
    made_at: str
    head: Mapping[str, Any]  # of the audit trail, signed
    files: Mapping[str, str]  # SHA-256 by path

    def as_bytes(self) -> bytes:
        """As it stands in the backup."""
        return json.dumps(asdict(self), indent=1).encode()


def read_manifest(content: bytes) -> Manifest:
    """Read a manifest; raises BrokenBackupError, also where a path would leave the home."""
    try:
        manifest = Manifest(**json.loads(content))
        is_sound = manifest.form == FORM and all(map(stays_inside, manifest.files))
    except (ValueError, TypeError, AttributeError) as error:
        raise BrokenBackupError("its list of contents cannot be read") from error
    if not is_sound:
        raise BrokenBackupError("its list of contents is of another form, or names files outside of the home")
    return manifest


def stays_inside(name: str) -> bool:
    """Whether a path is one below the home."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def sha256_of(path: Path) -> str:
    """The digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
