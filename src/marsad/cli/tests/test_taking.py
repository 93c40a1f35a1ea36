import socket
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from waitress import wasyncore

from marsad.cli import taking

PATIENCE = 60  # seconds
QUESTION = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


class Slow:
    """An application that answers when it is told to."""

    def __init__(self) -> None:
        self.is_asked, self.may_answer = Event(), Event()

    def __call__(self, _environment: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        self.is_asked.set()
        assert self.may_answer.wait(PATIENCE)
        start("200 OK", [("Content-Length", "5")])
        return [b"there"]


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def doors(slow: Slow) -> Iterator[dict[int, Any]]:
    """A server with one thread, that looks at its sockets when the test says so."""
    listeners: dict[int, Any] = {}
    server = taking.server(slow, listeners, listen="127.0.0.1:0", threads=1)
    yield listeners
    slow.may_answer.set()
    server.close()


def door_of(listeners: dict[int, Any]) -> taking.Door:
    return next(one for one in listeners.values() if isinstance(one, taking.Door))


def asked(door: taking.Door) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", int(door.effective_port)), timeout=PATIENCE)
    client.sendall(QUESTION)
    return client


def look_until(done: Callable[[], bool], listeners: dict[int, Any]) -> None:
    for _ in range(20 * PATIENCE):
        if done():
            return
        wasyncore.poll2(0.05, listeners)
    raise AssertionError("it did not come about")


def answer_to(client: socket.socket, listeners: dict[int, Any]) -> bytes:
    """All that comes until the server ends the connection."""
    received = [b""]
    client.setblocking(False)

    def is_over() -> bool:
        try:
            received.append(client.recv(65536))
        except BlockingIOError:
            return False
        return received[-1] == b""

    look_until(is_over, listeners)
    client.close()
    return b"".join(received)


def test_a_process_with_no_free_thread_leaves_the_next_connection_to_others(slow: Slow, doors: dict[int, Any]) -> None:
    door = door_of(doors)
    first = asked(door)
    look_until(slow.is_asked.is_set, doors)
    second = asked(door)
    for _ in range(3):
        wasyncore.poll2(0.05, doors)
    assert not door.readable()
    assert len(door.active_channels) == 1, "the second waits at the socket, where other processes look"
    slow.may_answer.set()
    assert answer_to(first, doors).endswith(b"there")
    assert answer_to(second, doors).endswith(b"there")


def test_a_connection_ends_with_its_answer(slow: Slow, doors: dict[int, Any]) -> None:
    slow.may_answer.set()
    told = answer_to(asked(door_of(doors)), doors)
    assert b"Connection: close\r\n" in told
    assert told.endswith(b"there")
