import gzip
import io
import zipfile
from datetime import UTC, datetime

import pytest

from marsad.records import Original, Unread
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened

WHEN = datetime(2023, 5, 1, tzinfo=UTC)
ONE = b"<html><body>one</body></html>"
TWO = b"<html><body>two " + b"words " * 200 + b"</body></html>"


def record(
    address: str, body: bytes, *, kind: str = "response", status: str = "200 OK", head: str = "text/html"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {head}\r\n\r\n".encode() + body
    said = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-03-04T05:06:07Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address))}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return said.encode() + http + b"\r\n\r\n"


RECORDS = [
    record("https://press.example/a", ONE),
    record("https://press.example/logo.png", b"\x89PNG", head="image/png"),
    record("https://press.example/style.css", b"a{}", head="text/css"),
    record("https://press.example/gone", b"none", status="404 Not Found"),
    record("https://press.example/again", b"", kind="revisit"),
    record("https://press.example/b", TWO),
]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(map(gzip.compress, RECORDS))


def given(content: bytes, name: str) -> tuple[list[Original], list[Unread]]:
    held = Holding(file=name, address=f"/x/{name}", retrieved=WHEN, content=content)
    items = list(opened(held))
    return [i for i in items if isinstance(i, Original)], [i for i in items if isinstance(i, Unread)]


def wacz() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", PACKED)
        archive.writestr("pages/pages.jsonl", "{}")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [(PLAIN, "press.warc"), (PACKED, "press.warc.gz"), (wacz(), "press.wacz")],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_pages_enter_with_their_address_and_day_and_the_rest_is_counted(content: bytes, name: str) -> None:
    found, left_out = given(content, name)
    assert [item.address for item in found] == ["https://press.example/a", "https://press.example/b"]
    assert [item.content for item in found] == [ONE, TWO]
    assert found[0].file == f"{name}/press.example/a.html"
    assert found[0].retrieved == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
    reasons = " ".join(item.reason for item in left_out)
    assert "2 × left out of this web archive: pictures, sound, styles and scripts" in reasons
    assert "1 × left out of this web archive: pages that had not changed" in reasons
    assert "answer 404" in reasons


@pytest.mark.parametrize(("content", "name"), [(PLAIN[:-300], "a.warc"), (PACKED[:-20], "a.warc.gz")])
def test_of_an_archive_that_breaks_off_whole_pages_enter_and_no_half_one(content: bytes, name: str) -> None:
    found, left_out = given(content, name)
    assert [item.content for item in found] == [ONE]
    assert any("breaks off" in item.reason for item in left_out)


def test_bodies_packed_or_in_chunks_are_undone() -> None:
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (ONE[:10], ONE[10:])) + b"0\r\n\r\n"
    content = record("https://a.example/1", gzip.compress(ONE), head="text/html\r\nContent-Encoding: gzip")
    content += record("https://a.example/2", chunked, head="text/html\r\nTransfer-Encoding: chunked")
    found, _ = given(content, "a.warc")
    assert [item.content for item in found] == [ONE, ONE]


def test_rubbish_is_no_archive() -> None:
    found, left_out = given(b"WARC/1.0\r\nrubbish", "a.warc")
    assert not found
    assert left_out
