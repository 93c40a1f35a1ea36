"""Something that may hold several originals: its bytes, or the file where they stand, with where it came from."""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from marsad.records import Declared, Original, Unread

NOTHING_DECLARED = Declared()

LARGEST = 50 * 1024 * 1024  # bytes of one original; more is named and not loaded into memory
HEAD = 8192  # bytes that tell what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Bytes with their provenance, not read before somebody wants them."""

    file: str
    address: str
    retrieved: datetime
    media_type: str = ""
    declared: Declared = NOTHING_DECLARED
    content: bytes = b""
    path: Path | None = None  # where the bytes stand, when they are not in `content`
    depth: int = 0  # how many archives it lies in

    def opened(self) -> IO[bytes]:
        """The bytes as a stream that can be searched; raises OSError."""
        return self.path.open("rb") if self.path else io.BytesIO(self.content)

    def head(self) -> bytes:
        """The first bytes; raises OSError."""
        with self.opened() as stream:
            return stream.read(HEAD)

    def whole(self) -> bytes:
        """All bytes; raises OSError."""
        return self.path.read_bytes() if self.path else self.content

    def size(self) -> int:
        """How many bytes it has; raises OSError."""
        return self.path.stat().st_size if self.path else len(self.content)

    def original(self) -> Original | Unread:
        """It as one original, or why it is too large for one."""
        if self.size() > LARGEST:
            return self.unread(f"This file is larger than {LARGEST // 1024**2} MB: split it and add the parts.")
        return Original(
            content=self.whole(),
            file=self.file,
            address=self.address,
            retrieved=self.retrieved,
            media_type=self.media_type,
            declared=self.declared,
        )

    def part(self, name: str, content: bytes, *, media_type: str = "") -> "Holding":
        """A part of it, one level deeper."""
        return Holding(
            file=f"{self.file}/{name}",
            address=f"{self.address}#{name}",
            retrieved=self.retrieved,
            media_type=media_type,
            content=content,
            depth=self.depth + 1,
        )

    def record(self, name: str, content: bytes) -> Original:
        """A bibliographic record of it; the name ends as files of that format do, the reader gives the media type."""
        part = self.part(name, content)
        return Original(
            content=content, file=part.file, address=part.address, retrieved=part.retrieved, declared=self.declared
        )

    def unread(self, reason: str, part: str = "") -> Unread:
        """It, or a part of it, with the reason why it does not become a document."""
        if not part:
            return Unread(file=self.file, address=self.address, reason=reason)
        return Unread(file=f"{self.file}/{part}", address=f"{self.address}#{part}", reason=reason)
