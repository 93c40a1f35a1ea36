"""Sends logs to another machine as they are written: syslog over TLS (RFC 5425).

So whoever takes this machine over cannot take its past away. A thread of its own sends; nobody who asks for a page
waits for it. While the other machine is silent up to `MOST` lines are kept, then the oldest go, and how many went is
told once it answers again. Its certificate is checked.
"""

import contextlib
import logging
import os
import socket
import ssl
import threading
from collections import deque
from datetime import UTC, datetime
from urllib.parse import urlsplit

MOST = 10_000  # lines
PAUSE = 5.0  # seconds between two tries to reach it
PATIENCE = 10.0  # seconds for an answer
USUAL_PORT = 6514
SEVERITIES = {"DEBUG": 7, "INFO": 6, "WARNING": 4, "ERROR": 3, "CRITICAL": 2}
FACILITY = 1  # a program of a user


class TlsSyslog(logging.Handler):
    """Sends each record to `tls://host:port`; raises ValueError for any other address."""

    def __init__(self, address: str) -> None:
        super().__init__()
        parts = urlsplit(address)
        if parts.scheme != "tls" or not parts.hostname:
            raise ValueError(f"MARSAD_LOG_TO is {address!r}: write tls://host:6514.")
        self._place = (parts.hostname, parts.port or USUAL_PORT)
        self._lines: deque[bytes] = deque()
        self._lost = 0
        self._waiting = threading.Condition()
        threading.Thread(target=self._send_all, name="logs", daemon=True).start()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record until it is sent."""
        line = framed(record.levelname, self.format(record))
        with self._waiting:
            if len(self._lines) >= MOST:
                self._lines.popleft()
                self._lost += 1
            self._lines.append(line)
            self._waiting.notify()

    def _send_all(self) -> None:
        pause = threading.Event()
        while True:
            with contextlib.suppress(OSError), self._connected() as line:
                while True:
                    self._send_next(line)
            pause.wait(PAUSE)

    def _connected(self) -> ssl.SSLSocket:
        context = ssl.create_default_context()
        plain = socket.create_connection(self._place, PATIENCE)
        try:
            return context.wrap_socket(plain, server_hostname=self._place[0])
        except OSError:
            plain.close()
            raise

    def _send_next(self, line: ssl.SSLSocket) -> None:
        """Send what waits first; a line that could not be sent waits on."""
        with self._waiting:
            while not self._lines:
                self._waiting.wait()
            first, lost = self._lines[0], self._lost
        if lost:
            line.sendall(framed("WARNING", f'{{"message": "lines were lost", "lines": {lost}}}'))
        line.sendall(first)
        with self._waiting:
            self._lost -= lost
            if self._lines and self._lines[0] is first:
                self._lines.popleft()


def framed(level: str, text: str) -> bytes:
    """A line as RFC 5424 writes it, behind its length in bytes (RFC 6587, RFC 5425)."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    head = f"<{FACILITY * 8 + SEVERITIES.get(level, 6)}>1 {now} {socket.gethostname() or '-'} marsad {os.getpid()} - - "
    line = f"{head}{text}".encode()
    return f"{len(line)} ".encode() + line
