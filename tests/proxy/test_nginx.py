"""The proxy of docs/nginx.conf, with a certificate of its own: what it lets through, and what it tells Marsad."""

import datetime as dt
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (scripts/test-services.sh)")
CONF = (Path(__file__).parents[2] / "docs" / "nginx.conf").read_text("utf-8")
HOST = "evidence.example.org"
PATIENCE = 60  # seconds
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)


def made(name: str, key: Any, issuer: tuple[Any, Any] | None = None, *, responder: str = "") -> x509.Certificate:
    """A certificate; without an issuer its own."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    built = built.issuer_name(issuer[0].subject if issuer else subject).serial_number(x509.random_serial_number())
    built = built.not_valid_before(NOW - DAY).not_valid_after(NOW + DAY)
    built = built.add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    if responder:
        at = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(responder))
        built = built.add_extension(x509.AuthorityInformationAccess([at]), critical=False)
        built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return built.sign(issuer[1] if issuer else key, hashes.SHA256())


class Repeating(BaseHTTPRequestHandler):
    """Marsad's stand-in: repeats what it was told."""

    def do_GET(self) -> None:
        self.answer(str(dict(self.headers)).encode(), "text/plain")

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""


class Authority(Repeating):
    """Says that the certificate is good (RFC 6960)."""

    said: bytes = b""

    def do_GET(self) -> None:
        self.answer(self.said, "application/ocsp-response")


def served(handler: type[Repeating]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    port: int
    plain: int
    authority: Path

    def shaken(self, *, name: str = HOST, **wanted: Any) -> ssl.SSLSocket:
        context = ssl.create_default_context(cafile=str(self.authority))
        context.set_ciphers(wanted.pop("ciphers", "DEFAULT") + ":@SECLEVEL=0")
        for attribute, value in wanted.items():
            setattr(context, attribute, value)
        line = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        try:
            return context.wrap_socket(line, server_hostname=name)
        finally:
            line.close()  # what was wrapped has taken it over

    def asked(self, path: str, **headers: str) -> tuple[int, str, str]:
        """Status, the server's name, and what Marsad was told."""
        connection = http.client.HTTPSConnection(HOST, self.port, timeout=PATIENCE)
        connection.sock = self.shaken()
        connection.request("GET", path, headers={"Host": HOST, "Connection": "close", **headers})
        with connection.getresponse() as answer:
            told = answer.status, answer.headers["Server"], answer.read().decode()
        connection.close()
        return told


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    folder, behind, authority = tmp_path_factory.mktemp("proxy"), served(Repeating), served(Authority)
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = made("authority", root_key)
    own = made(HOST, key, (root, root_key), responder=f"http://127.0.0.1:{authority.server_port}/")
    good = ocsp.OCSPResponseBuilder().add_response(
        cert=own, issuer=root, algorithm=hashes.SHA1(), cert_status=ocsp.OCSPCertStatus.GOOD,  # noqa: S303 - OCSP's own
        this_update=NOW - DAY, next_update=NOW + DAY, revocation_time=None, revocation_reason=None,
    )  # fmt: skip
    signed = good.responder_id(ocsp.OCSPResponderEncoding.HASH, root).sign(root_key, hashes.SHA256())
    Authority.said = signed.public_bytes(serialization.Encoding.DER)
    pem = serialization.Encoding.PEM
    (folder / "root.pem").write_bytes(root.public_bytes(pem))
    (folder / "fullchain.pem").write_bytes(own.public_bytes(pem) + root.public_bytes(pem))
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "privkey.pem").write_bytes(key.private_bytes(pem, *plain))
    yield from running(folder, behind.server_port)
    for server in (behind, authority):
        server.shutdown()
        server.server_close()


def running(folder: Path, behind: int) -> Iterator[Proxy]:
    """Start it as the file says, at free ports and with the certificates of a folder."""
    found = Proxy(port=free_port(), plain=free_port(), authority=folder / "root.pem")
    conf = CONF.replace(f"/etc/letsencrypt/live/{HOST}", str(folder)).replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    conf = conf.replace("listen 443", f"listen 127.0.0.1:{found.port}")
    conf = conf.replace("listen 80;", f"listen 127.0.0.1:{found.plain};")
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    head = f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} http {{ {kept}\n"
    (folder / "nginx.conf").write_text(f"{head}{conf}}}\n", encoding="utf-8")
    (folder / "here").mkdir()
    command = [
        str(NGINX),
        "-c",
        str(folder / "nginx.conf"),
        "-p",
        str(folder / "here"),
        "-e",
        str(folder / "error.log"),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"}) as process:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", found.port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        yield found
        process.terminate()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_current_versions_are_spoken(proxy: Proxy, version: ssl.TLSVersion) -> None:
    with proxy.shaken(minimum_version=version, maximum_version=version) as line:
        assert line.version() == version.name.replace("_", ".")


@pytest.mark.filterwarnings("ignore:.*TLSv1.*:DeprecationWarning")
@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_old_versions_are_refused(proxy: Proxy, version: ssl.TLSVersion) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)):
        proxy.shaken(minimum_version=version, maximum_version=version)


@pytest.mark.parametrize("ciphers", ["AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "NULL"])
def test_weak_ciphers_are_refused(proxy: Proxy, ciphers: str) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)):
        proxy.shaken(ciphers=ciphers, maximum_version=ssl.TLSVersion.TLSv1_2)


def test_another_name_is_told_nothing(proxy: Proxy) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)):
        proxy.shaken(name="other.example.org", check_hostname=False)


def test_what_came_through_it_is_its_own_word(proxy: Proxy) -> None:
    forged = {"X-Forwarded-For": "10.0.0.1", "X-Forwarded-Host": "other.example.org", "X-Forwarded-Proto": "http"}
    status, server, told = proxy.asked("/sign-in/", **forged)
    assert status == 200
    assert "10.0.0.1" not in told
    assert "other.example.org" not in told
    assert "'X-Forwarded-Proto': 'https'" in told
    assert "'X-Forwarded-For': '127.0.0.1'" in told
    assert not re.search(r"\d", server), "no version is told"


def test_figures_stay_inside_and_plain_requests_are_led_to_tls(proxy: Proxy) -> None:
    assert proxy.asked("/metrics")[0] == 404
    plain = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=PATIENCE)
    plain.request("GET", "/facts/", headers={"Host": HOST})
    with plain.getresponse() as answer:
        assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/facts/")
    plain.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_whether_the_certificate_was_revoked_comes_with_the_greeting(proxy: Proxy) -> None:
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{proxy.port}", "-servername", HOST, "-status"]
    end = time.monotonic() + PATIENCE
    told = ""
    while time.monotonic() < end and "Cert Status: good" not in told:  # it asks the authority at the first greeting
        done = subprocess.run(command, input="", capture_output=True, text=True, check=False, timeout=PATIENCE)
        told = done.stdout
        time.sleep(0.2)
    assert "Cert Status: good" in told
