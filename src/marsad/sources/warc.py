"""Web archives (WARC, plain or packed; WACZ): the documents that a crawler kept, with address and day of the visit.

What is no document (pictures, scripts, pages that were not there) is counted, a line for each reason. Of an archive
that breaks off, what stands before the break enters. Missing: revisits are not followed to what they repeat, since
that record, when it is in an archive, enters by itself.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO
from urllib.parse import unquote, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from marsad.records import Original, Unread
from marsad.sources.addresses import file_of
from marsad.sources.holding import LARGEST, Holding
from marsad.sources.inflate import BadBodyError, TooMuchError, joined_chunks, whole
from marsad.sources.media import is_document

PLAIN = b"WARC/"
_GZIP = b"\x1f\x8b"
_ENDINGS = (".warc", ".warc.gz")
_TAKEN = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.resource
_LARGE = f"files larger than {LARGEST // 1024**2} MB"
_FAILURES = (OSError, EOFError, ValueError, RuntimeError)


def recognises(holding: Holding) -> bool:
    """By its first words, or packed by its ending."""
    head = holding.head()
    return head.startswith(PLAIN) or (head.startswith(_GZIP) and holding.file.lower().endswith(_ENDINGS))


def records(holding: Holding) -> Iterator[Original | Unread]:
    """The documents of an archive, then what was left out."""
    with holding.opened() as stream:
        yield from _records(holding, stream)


def wacz_records(holding: Holding) -> Iterator[Original | Unread]:
    """The documents of each archive in a WACZ."""
    try:
        with holding.opened() as stream, zipfile.ZipFile(stream) as packed:
            for name in packed.namelist():
                if name.startswith("archive/") and name.lower().endswith(_ENDINGS):
                    with packed.open(name) as inner:
                        yield from _records(holding, inner)
    except (zipfile.BadZipFile, NotImplementedError, *_FAILURES):
        yield holding.unread("This web archive is broken (its parts cannot be read): download it again.")


def _records(holding: Holding, stream: IO[bytes]) -> Iterator[Original | Unread]:
    left_out: Counter[str] = Counter()
    seen = 0
    try:
        for record in ArchiveIterator(_Watched(stream), record_types=_TAKEN, parse_http=True):
            seen += 1
            reason, content = _judged(record)
            if reason:
                left_out[reason] += 1
            elif content:
                yield _original(holding, record, content)
    except _FAILURES as error:
        left_out[f"the archive breaks off or is damaged ({type(error).__name__}): download it again for the rest"] += 1
    if not seen and not left_out:
        yield holding.unread("This web archive holds no record that can be read: download it again.")
    for reason, count in sorted(left_out.items()):
        yield holding.unread(f"{count} × left out of this web archive: {reason}.", f"({reason})")


def _judged(record: WarcRecord) -> tuple[str, bytes]:
    """Why a record is no document, or its bytes."""
    if record.record_type == WarcRecordType.revisit:
        return "pages that had not changed since an earlier visit", b""
    http = record.http_headers
    if record.record_type == WarcRecordType.response and not record.is_http:
        return "answers of other services than the web", b""
    if http is not None and http.status_code != 200:
        return f"pages that were not there (answer {http.status_code})", b""
    if not is_document(_media_type(record)):
        return "pictures, sound, styles and scripts", b""
    if record.content_length > LARGEST:
        return _LARGE, b""
    return _body(record)


def _body(record: WarcRecord) -> tuple[str, bytes]:
    """The bytes of a document as they were before they were packed for the way."""
    content, http = record.reader.read(), record.http_headers
    if len(content) < record.content_length:
        return "the archive breaks off in the middle of a page: download it again for the rest", b""
    said = {name.lower(): value.lower().strip() for name, value in http.items()} if http is not None else {}
    if said.get("transfer-encoding") == "chunked":
        content = joined_chunks(content)
    encoding = said.get("content-encoding", "") if content.startswith(_GZIP) else ""
    try:
        content = whole(content, encoding, LARGEST)
    except TooMuchError:
        return _LARGE, b""
    except BadBodyError:
        return "pages that are packed in a way that cannot be undone", b""
    return ("", content) if content.strip() else ("empty pages", b"")


def _original(holding: Holding, record: WarcRecord, content: bytes) -> Original:
    address = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
    media_type = _media_type(record)
    return Original(
        content=content,
        file=f"{holding.file}/{file_of(address, media_type)}" if urlsplit(address).netloc else unquote(address),
        address=address or holding.address,
        retrieved=_day(record) or holding.retrieved,
        media_type=media_type,
    )


def _media_type(record: WarcRecord) -> str:
    said = record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type", "")
    return str(said or "").partition(";")[0].strip().lower()


def _day(record: WarcRecord) -> datetime | None:
    said = str(record.headers.get("WARC-Date", ""))
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


class _Watched:
    """A stream that fastwarc reads forwards; it needs no more than this of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._place += len(piece)
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        self._place = self._stream.seek(offset, whence)
        return self._place

    def tell(self) -> int:
        """Where it is."""
        return self._place

    def close(self) -> None:
        """Left to whoever opened it."""
