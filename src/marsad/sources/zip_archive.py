"""ZIP archives: each member becomes an original, or is listed with the reason why it does not.

The sizes that an archive declares are checked before anything is unpacked, and what comes out is counted while it
comes. Files that are ZIP archives inside (DOCX, EPUB, …) are documents and are not opened here. Names never touch a
disk: nothing is written.
"""

import zipfile
import zlib
from collections.abc import Iterator

from marsad.records import Unread
from marsad.sources.holding import LARGEST, Holding

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
DEEPEST = 3  # archives in archives
MOST_MEMBERS = 20_000
MOST_UNPACKED = 2 * 1024**3  # bytes of one archive with all that lies in it
_MOST_TIMES = 300  # times its packed size that a member may have; text packs to a twentieth
_SMALL = 1024 * 1024  # bytes; below that a member may be as repetitive as it likes
_LOCKED = 0x1
_UTF8 = 0x800
_PIECE = 1024 * 1024
_FAILURES = (zipfile.BadZipFile, zlib.error, NotImplementedError, KeyError, ValueError, OSError, EOFError, RuntimeError)
_DAMAGED = "This file is damaged in its archive: pack or download the archive again."
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "Index/Document.iwa", "Index.zip", "META-INF/MANIFEST.MF")


class Budget:
    """How many bytes may still be unpacked from the archive that the user named, with all archives in it."""

    def __init__(self, left: int = MOST_UNPACKED) -> None:
        self.left = left


def recognises(holding: Holding) -> bool:
    """Whether it is an archive of files, and not a document that is a ZIP archive inside."""
    if not holding.head().startswith(SIGNATURES):
        return False
    names = _names(holding)
    return bool(names) and not any(name in _DOCUMENTS for name in names)


def is_wacz(holding: Holding) -> bool:
    """Whether it is a packed web archive."""
    names = _names(holding) if holding.head().startswith(SIGNATURES) else []
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def members(holding: Holding, budget: Budget) -> Iterator[Holding | Unread]:
    """The members in the order of the archive; hidden files and what systems leave behind are passed over."""
    if holding.depth >= DEEPEST:
        yield holding.unread(f"This archive lies in {DEEPEST} others: unpack it and add what it holds.")
        return
    try:
        with holding.opened() as stream, zipfile.ZipFile(stream) as archive:
            yield from _members(holding, archive, budget)
    except _FAILURES:
        yield holding.unread("This archive is broken (its list of files cannot be read): pack or download it again.")


def _members(holding: Holding, archive: zipfile.ZipFile, budget: Budget) -> Iterator[Holding | Unread]:
    listed = [info for info in archive.infolist() if not info.filename.endswith("/")]
    seen: set[str] = set()
    for info in listed[:MOST_MEMBERS]:
        name = readable_name(info)
        if _is_hidden(name):
            continue
        reason = "Two files of this archive have this name: rename one." if name in seen else _refusal(info, name)
        seen.add(name)
        yield holding.unread(reason, _shown(name)) if reason else _member(holding, archive, info, budget)
    if len(listed) > MOST_MEMBERS:
        left = len(listed) - MOST_MEMBERS
        yield holding.unread(
            f"{left} files of this archive were left out: it holds more than {MOST_MEMBERS}; split it."
        )


def _member(holding: Holding, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Holding | Unread:
    name = readable_name(info)
    if info.file_size > budget.left:
        return holding.unread(
            f"This archive unpacks to more than {MOST_UNPACKED // 1024**3} GB, and this file was left out: split it.",
            name,
        )
    try:
        content = unpacked(archive, info)
    except _FAILURES:
        return holding.unread(_DAMAGED, name)
    budget.left -= len(content)
    return holding.part(name, content)


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a member, never more than it declares.

    Raises:
        ValueError: it holds more.
    """
    parts: list[bytes] = []
    left = info.file_size
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise ValueError(info.filename)
            parts.append(piece)
    return b"".join(parts)


def readable_name(info: zipfile.ZipInfo) -> str:
    """The name with its letters: many programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _refusal(info: zipfile.ZipInfo, name: str) -> str:
    """Why a member is not unpacked, from what the archive says of it; "" when it may be."""
    if not name:
        return _DAMAGED
    if _leads_out(name):
        return "The name of this file leads out of its archive, as in archives made to do harm: it was not opened."
    if info.flag_bits & _LOCKED:
        return "This file is locked with a password: unpack the archive with its password and add what it holds."
    if info.file_size > LARGEST:
        return f"This file is larger than {LARGEST // 1024**2} MB: unpack the archive, split the file, add the parts."
    if info.file_size > _SMALL and info.file_size > _MOST_TIMES * max(info.compress_size, 1):
        return "This file unpacks to hundreds of times its size, as in archives made to do harm: it was not opened."
    return ""


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or parts[0].endswith(":") or any(not sign.isprintable() for sign in name)


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part != ".." for part in parts)


def _shown(name: str) -> str:
    """A name fit to be shown: signs that direct or hide text are written as marks."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _names(holding: Holding) -> list[str]:
    try:
        with holding.opened() as stream, zipfile.ZipFile(stream) as archive:
            return archive.namelist()
    except _FAILURES:
        return []
