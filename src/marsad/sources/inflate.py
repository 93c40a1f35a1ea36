"""Undoes what servers do to a body on its way (gzip, deflate, chunks), never giving more than it is allowed to."""

import re
import zlib
from collections.abc import Iterable, Iterator

_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})(?:;[^\r\n]*)?\r\n")
KNOWN = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PIECE = 1024 * 1024


class TooMuchError(ValueError):
    """More comes out than is allowed."""


class BadBodyError(ValueError):
    """It is not packed as it says, or breaks off."""


def inflated(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces of a body as they were before packing.

    Raises:
        TooMuchError: more than `most` bytes.
        BadBodyError: it is not packed as `encoding` says.
    """
    total = 0
    for piece in pieces if encoding in {"", "identity"} else _unpacked(pieces, encoding):
        total += len(piece)
        if total > most:
            raise TooMuchError(str(most))
        yield piece


def whole(content: bytes, encoding: str, most: int) -> bytes:
    """A body that is here already, as it was before packing; raises as `inflated`."""
    return b"".join(inflated([content], encoding, most))


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding not in KNOWN:
        raise BadBodyError(encoding)
    unpacker, is_first = zlib.decompressobj(_GZIP_OR_ZLIB), True
    try:
        for packed in pieces:
            rest = packed
            if is_first and encoding == "deflate" and packed[:1] and packed[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # bare, as some servers send it
            is_first = False
            while rest:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        while piece := unpacker.decompress(unpacker.unconsumed_tail, _PIECE):
            yield piece
    except zlib.error as error:
        raise BadBodyError(encoding) from error
    if not is_first and not unpacker.eof:
        raise BadBodyError(encoding)


def joined_chunks(content: bytes) -> bytes:
    """A body sent in chunks as one; one that is in one piece already, as many archives keep it, stays as it is."""
    parts: list[bytes] = []
    place = 0
    while match := _CHUNK.match(content, place):
        length = int(match[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(content[match.end() : match.end() + length])
        place = match.end() + length + 2
    return content
