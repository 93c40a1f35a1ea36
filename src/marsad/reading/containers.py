"""Opens files that are ZIP archives inside (DOCX, ODT, EPUB, PPTX, XLSX), refusing those made to unpack without end.

The sizes that an archive declares are checked before anything is unpacked; `part` never gives more than was declared.
"""

import io
import zipfile
import zlib
from collections.abc import Sequence

from lxml import etree

from marsad.reading.errors import BrokenFile, ReadingError, TooLarge

SIGNATURE = b"PK\x03\x04"
MOST_UNPACKED = 400 * 1024 * 1024  # bytes; no text needs more
MOST_PARTS = 20_000
_MOST_TIMES = 300  # how many times its packed size a part may have; XML packs to a twentieth, seldom to a hundredth
_SMALL = 10 * 1024 * 1024  # bytes; below that a part may be as repetitive as it likes
_LOCKED = 0x1  # flag of an entry that is encrypted
# What the libraries raise on damaged parts; RecursionError is asked for before these.
FAILURES: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, etree.LxmlError, SyntaxError, NotImplementedError, RuntimeError),
    *(LookupError, ValueError, TypeError, AttributeError, OSError, EOFError, ArithmeticError, AssertionError),
)


def part_names(content: bytes) -> Sequence[str]:
    """The names of an archive's parts; none when it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except FAILURES:
        return ()


def is_made_of(content: bytes, name: str, prefix: str, ending: str) -> bool:
    """Whether bytes are an archive with parts of a format; a damaged one, or none at all, goes by its ending."""
    if content.startswith(SIGNATURE):
        names = part_names(content)
        return any(part.startswith(prefix) for part in names) if names else name.endswith(ending)
    return name.endswith(ending) and not content.startswith((b"%PDF", b"<", b"{\\rtf", b"\xd0\xcf\x11\xe0"))


def declared_type(content: bytes) -> str:
    """The media type that OpenDocument files and EPUBs carry in their part "mimetype"; "" where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("mimetype").file_size > 200:
                return ""
            return archive.read("mimetype").decode("ascii", errors="replace").strip()
    except FAILURES:
        return ""


def opened(content: bytes, kind: str) -> zipfile.ZipFile:
    """The archive of a file, checked; `kind` is how people call the format.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: it declares more than a text can need.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except FAILURES as error:
        raise broken(kind) from error
    parts = archive.infolist()
    if any(part.flag_bits & _LOCKED for part in parts):
        raise locked(kind)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or _swells(parts):
        raise TooLarge(f"This {kind} unpacks to far more than a text can hold: save it again without its pictures.")
    return archive


def part(archive: zipfile.ZipFile, name: str, kind: str) -> bytes:
    """The bytes of one part.

    Raises:
        BrokenFile: it is not there, or damaged.
    """
    try:
        return archive.read(name)
    except FAILURES as error:
        raise broken(kind) from error


def broken(kind: str) -> ReadingError:
    """The error of a file of which the parts cannot be read."""
    return BrokenFile(
        f"This {kind} is broken (its parts cannot be read): open it in the program that made it and save it again."
    )


def locked(kind: str) -> ReadingError:
    """The error of a file that asks for a password."""
    return BrokenFile(f"This {kind} is locked with a password: save it without the password and add that copy.")


def _swells(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a part unpacks to so many times its size that it must be made to do harm."""
    return any(part.file_size > _SMALL and part.file_size > _MOST_TIMES * max(part.compress_size, 1) for part in parts)
