"""A web site on this machine for the tests: pages by path, and what was asked of it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from marsad.sources.web.settings import WebSettings

HTML = "text/html; charset=utf-8"


@dataclass
class Answer:
    body: bytes | str = b""
    status: int = 200
    media_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None  # sends the body in its own way


Page = Answer | str | Callable[["Asked"], Answer]


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    base: str = ""

    @property
    def paths(self) -> list[str]:
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        page = self.pages.get(asked.path, self.pages.get(asked.path.partition("?")[0], Answer("none", 404)))
        found = page(asked) if callable(page) else page
        return Answer(found) if isinstance(found, str) else found


def settings(**other: object) -> WebSettings:
    usual = {"private_hosts": frozenset({"127.0.0.1"}), "delay": 0.0, "patience": 2.0, "seconds": 5.0}
    return WebSettings(**{**usual, **other})  # type: ignore[arg-type]


@contextmanager
def served() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = site.answer(Asked(self.path, {name.lower(): value for name, value in self.headers.items()}))
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.write is None:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if answer.write is None:
                self.wfile.write(body)
            else:
                self.close_connection = True
                answer.write(self)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            with suppress(OSError):  # the client has had enough
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
