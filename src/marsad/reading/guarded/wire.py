"""How the two processes speak: frames of a length and JSON, so that nothing that arrives is ever executed.

A request is a line (the original without its bytes) and the bytes; a reply is one of: a document, a refusal
(a ReadingError), a limit that was reached, a fault of ours. The reading process may have been taken over by what it
read: the other side takes nothing from it that it cannot check.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import IO, Any

from marsad.reading import errors
from marsad.reading.publishers import publisher_for
from marsad.records import Block, BlockKind, Declared, Document, Original, Skipped, document_id

READ, SHOW = "read", "show"  # what the reading process may be asked to do with an original
_LENGTH = 8  # bytes
_PLAIN = ("media_type", "text", "language", "title", "published", "author", "publisher", "reader")


class TooLongError(ValueError):
    """A frame that is longer than the receiver takes."""


def send(stream: IO[bytes], content: bytes) -> None:
    """Send one frame."""
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> bytes:
    """Receive one frame.

    Raises:
        EOFError: the other side has ended.
        TooLongError: it announces more than `most` bytes; they stay in the pipe.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if length > most:
        raise TooLongError(str(length))
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def dumped(value: Any) -> bytes:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loaded(content: bytes) -> Any:
    """A value from JSON; lone surrogates come back as the mark of what cannot be shown."""
    return json.loads(content.decode("utf-8", "replace"))


def request(original: Original, task: str) -> bytes:
    """An original as the reading process gets it: where and when it came from does not change how its text is read."""
    return dumped([task, original.file, original.media_type, asdict(original.declared)]) + b"\n" + original.content


def original_from(content: bytes) -> tuple[str, Original]:
    """The task and the original of a request."""
    said, _, content = content.partition(b"\n")  # JSON writes a line end as two characters
    task, file, media_type, declared = loaded(said)
    when = datetime.fromtimestamp(0, UTC)
    original = Original(
        content=content,
        file=file,
        address="",
        retrieved=when,
        media_type=media_type,
        declared=Declared(**declared),
    )
    return task, original


def document_reply(document: Document) -> dict[str, Any]:
    """A document as a reply, without what the other side knows better."""
    return {
        "document": {name: getattr(document, name) for name in _PLAIN},
        "blocks": [[b.kind, b.start, b.end, b.page, b.level, b.language] for b in document.blocks],
        "skipped": [[part.text, part.reason] for part in document.skipped],
        "warnings": document.warnings,
    }


def document_from(reply: Mapping[str, Any], original: Original) -> Document:
    """A document from a reply and its original.

    Raises:
        ValueError, TypeError, KeyError: not a sound document.
    """
    plain = {name: str(reply["document"][name]) for name in _PLAIN}
    # the other side does not know the address, which may tell who published
    plain["publisher"] = publisher_for(plain["publisher"], original.address, plain["language"])
    document = Document(
        **plain,
        id=document_id(original.content),
        sha256=hashlib.sha256(original.content).hexdigest(),
        file=original.file,
        address=original.address,
        retrieved=original.retrieved,
        blocks=tuple(_block(*parts) for parts in reply["blocks"]),
        skipped=tuple(Skipped(text=text, reason=reason) for text, reason in reply["skipped"]),
        warnings=tuple(map(str, reply["warnings"])),
    )
    if not document.text or any(not 0 <= b.start < b.end <= len(document.text) for b in document.blocks):
        raise ValueError("a block outside the text")
    return document


def _block(kind: str, start: int, end: int, page: int | None, level: int | None, language: str | None) -> Block:  # noqa: PLR0913, PLR0917 - a block in the order in which it is sent
    return Block(kind=BlockKind(kind), start=start, end=end, page=page, level=level, language=language)


def refusal_reply(error: errors.ReadingError) -> dict[str, Any]:
    """A refusal as a reply."""
    return {"refusal": type(error).__name__, "reason": str(error)}


def refusal_from(told: Mapping[str, Any]) -> errors.ReadingError:
    """A refusal from a reply, of the same class."""
    kind = getattr(errors, str(told["refusal"]), errors.ReadingError)
    is_known = isinstance(kind, type) and issubclass(kind, errors.ReadingError)
    refusal: errors.ReadingError = (kind if is_known else errors.ReadingError)(str(told["reason"]))
    return refusal
