"""A server on this machine that speaks chat completions: it gives recorded answers and keeps what it was asked."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from marsad.suggesting.settings import ModelSettings


@dataclass(kw_only=True)
class Reply:
    body: Any = None  # JSON, or text as it is
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0  # before it answers


@dataclass
class Stub:
    replies: list[Reply]
    base: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def settings(self, **other: Any) -> ModelSettings:
        return ModelSettings(**{"address": self.base, "model": "stub-7b", "seconds": 5.0, **other})


def said(content: Any, tokens: int | None = 100) -> Reply:
    """A recorded answer: what the model wrote, in the frame of the protocol."""
    text = content if isinstance(content, str) else json.dumps({"facts": content}, ensure_ascii=False)
    usage = {} if tokens is None else {"usage": {"total_tokens": tokens}}
    return Reply(body={"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}], **usage})


@contextmanager
def answering(*replies: Reply) -> Iterator[Stub]:
    """Serve replies in order; the last one again and again."""
    stub = Stub(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            stub.asked.append(question)
            stub.keys.append(self.headers.get("Authorization", ""))
            reply = stub.replies[min(len(stub.asked), len(stub.replies)) - 1]
            time.sleep(reply.seconds)
            content = reply.body if isinstance(reply.body, str) else json.dumps(reply.body)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content.encode())))
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                """The one who asked has gone: that is what some tests are about."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    stub.base = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
