"""Files and folders of this machine, for the chain that reads them.

The order is that of the paths, so the same folder gives the same sequence everywhere. Hidden files and
folders (a leading dot) are left out. A file that cannot be opened becomes an `Unread` with its reason, and
the others go on.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from marsad.records import Original, Unread
from marsad.sources.addresses import is_address
from marsad.sources.errors import MissingSource, NotAPath
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened


def originals(path: str | Path) -> Iterator[Original | Unread]:
    """Give the originals at a path: of the file itself, or of every file below the folder, sorted by path.

    Raises:
        SourceError: nothing stands at the path, or it is a web address. Raised at once, not at the first item.
    """
    if is_address(str(path)):
        raise NotAPath(str(path))
    root = Path(path).expanduser()
    if root.is_dir():
        return _folder(root)
    if not os.path.lexists(root):
        raise MissingSource(str(path))
    return _items(root, root.name)


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
        if reason:
            yield _unread(root / file, file, reason)
        else:
            yield from _items(paths[file], file)


def _closed(root: Path, error: OSError) -> tuple[str, str]:
    """Name a folder that could not be listed, so that its files are not missed in silence."""
    folder = Path(error.filename)
    return folder.relative_to(
        root
    ).as_posix(), f"This folder cannot be opened ({error.strerror}): check who may read it."


def _items(path: Path, file: str) -> Iterator[Original | Unread]:
    """What a file holds: itself, or the members of an archive, the records of a list."""
    try:
        about = path.stat()
    except FileNotFoundError:
        reason = "This link points to a file that does not exist: restore the file or remove the link."
        yield _unread(path, file, reason)
        return
    except OSError as error:
        yield _unread(path, file, f"This file cannot be opened ({error.strerror}): check who may read it.")
        return
    if not path.is_file():
        yield _unread(path, file, "This is not an ordinary file (a device or a pipe): add a copy of its content.")
        return
    retrieved = datetime.fromtimestamp(about.st_mtime, tz=UTC)
    yield from opened(Holding(file=file, address=_absolute(path), retrieved=retrieved, path=path))


def _unread(path: Path, file: str, reason: str) -> Unread:
    return Unread(file=file, address=_absolute(path), reason=reason)


def _absolute(path: Path) -> str:
    """The absolute path without following links: what the user would type to get there."""
    return str(Path(os.path.abspath(path)))  # noqa: PTH100 - resolve() would follow the link
