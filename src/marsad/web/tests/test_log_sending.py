import datetime as dt
import logging
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from marsad.web import log_sending
from marsad.web.log_sending import TlsSyslog
from marsad.web.logs import JsonLines

PATIENCE = 30  # seconds


class Collector:
    """A machine that gathers logs."""

    def __init__(self, folder: Path) -> None:
        self.certificate = certified(folder)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port, self.got = self._server.getsockname()[1], b""

    def gather(self) -> None:
        threading.Thread(target=self._gather, daemon=True).start()

    def _gather(self) -> None:
        while True:
            try:
                line, _ = self._server.accept()
                with self._context.wrap_socket(line, server_side=True) as safe:
                    while part := safe.recv(65536):
                        self.got += part
            except ssl.SSLError:
                continue
            except OSError:
                return

    def wait_for(self, words: bytes) -> bool:
        end = time.monotonic() + PATIENCE
        while words not in self.got and time.monotonic() < end:
            time.sleep(0.05)
        return words in self.got

    def close(self) -> None:
        self._server.close()


def certified(folder: Path) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    built = (
        built.serial_number(1).not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
    )
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    pem, path = serialization.Encoding.PEM, folder / "collector.pem"
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + built.sign(key, hashes.SHA256()).public_bytes(pem))
    return path


@pytest.fixture
def collector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    monkeypatch.setattr(log_sending, "PAUSE", 0.1)
    made = Collector(tmp_path)
    yield made
    made.close()


def sender(port: int) -> logging.Logger:
    handler = TlsSyslog(f"tls://localhost:{port}")
    handler.setFormatter(JsonLines())
    logger = logging.Logger("marsad.sent")  # noqa: LOG001 - of this test alone
    logger.addHandler(handler)
    return logger


def test_lines_reach_the_other_machine_framed_and_without_anybodys_words(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(collector.certificate))
    collector.gather()
    logger = sender(collector.port)
    logger.warning("refused %s", "Samia")
    assert collector.wait_for(b'"refused %s"}')
    length, _, line = collector.got.partition(b" ")
    assert len(line) == int(length)
    assert line.startswith(b"<12>1 ")
    assert b"Samia" not in line


def test_what_was_written_while_it_was_silent_comes_later_and_what_was_lost_is_told(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(collector.certificate))
    monkeypatch.setattr(log_sending, "MOST", 3)
    logger = sender(collector.port)
    for number in range(5):
        logger.info(f"line-{number}")  # noqa: G004 - the text tells them apart
    collector.gather()
    assert collector.wait_for(b"line-4")
    assert b'"lines": 2' in collector.got
    assert b"line-1" not in collector.got


def test_whoever_has_no_certificate_that_is_trusted_is_told_nothing(collector: Collector) -> None:
    collector.gather()
    sender(collector.port).error("secret-line")
    time.sleep(1)
    assert not collector.got


@pytest.mark.parametrize("address", ["logs.example.org", "udp://logs.example.org", "tls://"])
def test_no_other_address_is_taken(address: str) -> None:
    with pytest.raises(ValueError, match="tls://host:6514"):
        TlsSyslog(address)
