"""Files and folders of this machine as originals, for the chain that reads them.

The order is that of the paths, so the same folder gives the same sequence everywhere. Hidden files and
folders (a leading dot) are left out. A file that cannot be opened becomes an `Unread` with its reason, and
the others go on.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from marsad.records import Original, Unread
from marsad.sources.errors import AddressNotSupported, MissingSource

LARGEST = 50 * 1024 * 1024  # bytes; a longer file is named and not loaded into memory
WEB = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def originals(path: str | Path) -> Iterator[Original | Unread]:
    """Give the originals at a path: the file itself, or every file below the folder, sorted by path.

    Raises:
        SourceError: nothing stands at the path, or it is a web address. Raised at once, not at the first item.
    """
    if WEB.match(str(path)):
        raise AddressNotSupported(str(path))
    root = Path(path).expanduser()
    if root.is_dir():
        return _folder(root)
    if not os.path.lexists(root):
        raise MissingSource(str(path))
    return iter([_item(root, root.name)])


def _folder(root: Path) -> Iterator[Original | Unread]:
    unopened: list[OSError] = []
    found: list[tuple[str, Path]] = []
    for folder, folders, files in os.walk(root, onerror=unopened.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(folder)
        found += [((here / name).relative_to(root).as_posix(), here / name) for name in files if name[0] != "."]
    items = [(file, "") for file, _ in found] + [_closed(root, error) for error in unopened]
    paths = dict(found)
    for file, reason in sorted(items):
        yield _unread(root / file, file, reason) if reason else _item(paths[file], file)


def _closed(root: Path, error: OSError) -> tuple[str, str]:
    """Name a folder that could not be listed, so that its files are not missed in silence."""
    folder = Path(error.filename)
    return folder.relative_to(
        root
    ).as_posix(), f"This folder cannot be opened ({error.strerror}): check who may read it."


def _item(path: Path, file: str) -> Original | Unread:
    try:
        about = path.stat()
        if not path.is_file():
            return _unread(path, file, "This is not an ordinary file (a device or a pipe): add a copy of its content.")
        if about.st_size > LARGEST:
            limit = LARGEST // 1024**2
            return _unread(path, file, f"This file is larger than {limit} MB: split it and add the parts.")
        content = path.read_bytes()
    except FileNotFoundError:
        return _unread(
            path, file, "This link points to a file that does not exist: restore the file or remove the link."
        )
    except OSError as error:
        return _unread(path, file, f"This file cannot be opened ({error.strerror}): check who may read it.")
    retrieved = datetime.fromtimestamp(about.st_mtime, tz=UTC)
    return Original(content=content, file=file, address=_absolute(path), retrieved=retrieved)


def _unread(path: Path, file: str, reason: str) -> Unread:
    return Unread(file=file, address=_absolute(path), reason=reason)


def _absolute(path: Path) -> str:
    """The absolute path without following links: what the user would type to get there."""
    return str(Path(os.path.abspath(path)))  # noqa: PTH100 - resolve() would follow the link
