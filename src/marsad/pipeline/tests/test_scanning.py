"""A scanner's word: what it finds does not pass, and neither does anything while it is silent."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from marsad.reading.telling import told
from marsad.records import Arrival, Original, Unread
from marsad.sources.scanning import scanned

HARM = b"an invented pattern of harm"
LIMIT = 300_000


class Daemon(socketserver.StreamRequestHandler):
    """Speaks as clamd(8) says it does."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        judged = b"stream: Invented.Harm-1 FOUND\0" if HARM in content else b"stream: OK\0"
        self.wfile.write(judged if len(content) <= LIMIT else b"INSTREAM size limit exceeded. ERROR\0")


@pytest.fixture
def scanner() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def original(content: bytes) -> Original:
    return Original(content=content, file="a.txt", address="upload:a.txt", retrieved=datetime(2026, 1, 1, tzinfo=UTC))


def reasons(content: bytes, address: str) -> list[str]:
    return [one.reason for one in scanned([original(content)], address) if isinstance(one, Unread)]


def test_what_is_clean_passes_whole_and_in_order(scanner: str) -> None:
    sent: list[Arrival] = [
        original(b"one"),
        Unread(file="b", address="b", reason="gone"),
        original(b"x" * 200_000),
        original(b""),
    ]
    assert list(scanned(sent, scanner)) == sent


def test_what_is_harmful_is_named_and_does_not_pass(scanner: str) -> None:
    (reason,) = reasons(b"before " + HARM + b" behind", scanner)
    assert reason == (
        "The scanner for malware knows this file as harmful (Invented.Harm-1): it was neither read nor kept."
    )


def test_what_is_beyond_the_scanners_limits_does_not_pass(scanner: str) -> None:
    assert "could not judge this file (INSTREAM size limit exceeded. ERROR)" in reasons(b"x" * 5_000_000, scanner)[0]


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/no/such/socket", "nonsense"])
def test_nothing_passes_while_the_scanner_is_silent(address: str) -> None:
    assert "gave no answer" in reasons(b"one", address)[0]


def test_without_a_scanner_everything_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_SCANNER", raising=False)
    assert reasons(HARM, "") == []


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_its_sentences_are_told_in_every_language(scanner: str, language: str) -> None:
    for reason in (*reasons(HARM, scanner), *reasons(b"x" * 5_000_000, scanner), *reasons(b"x", "/no/such/socket")):
        assert told(reason, language) != reason
