"""A real server of object storage on this machine (moto's), in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection

import pytest

PATIENCE = 60  # seconds for the server to start


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(number)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + PATIENCE
        while not made_bucket(number):
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.1)
        yield number
    finally:
        server.kill()
        server.wait()


def made_bucket(port: int) -> bool:
    with suppress(OSError), closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("PUT", "/observatory")
        return connection.getresponse().status == 200
    return False


@pytest.fixture
def bucket(port, monkeypatch) -> str:
    keys = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
    address = f"http://127.0.0.1:{port}"
    for name, value in {**keys, "AWS_ENDPOINT": address, "AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true"}.items():
        monkeypatch.setenv(name, value)
    return "s3://observatory"
