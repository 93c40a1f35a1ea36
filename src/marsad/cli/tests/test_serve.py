import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.cli.serve import EVERYWHERE, address, warn_about

ALL_V4, ALL_V6 = EVERYWHERE
PATIENCE = 120  # seconds: the machine may have much else to do
SERVE = [sys.executable, "-c", "from marsad.cli.main import main; main()"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all tests here: making its tables takes longer than what they look at."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def server(home: Path) -> Iterator["subprocess.Popen[str]"]:
    """The real server, on a free port."""
    command = [*SERVE, "--home", str(home), "serve", "--port", "0", "--no-browser", "--processes", "2"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["PYTHONUNBUFFERED"] = "1"
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


def printed_link(server: "subprocess.Popen[str]") -> tuple[int, str]:
    assert server.stdout is not None
    for line in server.stdout:
        if found := re.search(r"http://localhost:(\d+)(/\S+)", line):
            return int(found[1]), found[2]
    raise AssertionError("no link was printed")


def ask(port: int, path: str, cookie: str = "") -> http.client.HTTPResponse:
    """Ask for a page; the answer's status and headers stay readable after the connection is closed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": f"localhost:{port}", "Cookie": cookie})
    answer = connection.getresponse()
    answer.read()
    answer.close()
    connection.close()
    return answer


def siblings_of(process: int) -> list[int]:
    """The further processes that a server has begun."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process)], capture_output=True, text=True, check=False
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "marsad.cli.siblings" in line]


def next_siblings(process: int, before: list[int]) -> list[int]:
    """Wait for siblings that are others than before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (found := siblings_of(process)) not in ([], before):
            return found
        time.sleep(0.1)
    raise AssertionError("no sibling was begun")


def test_the_link_signs_in_once_a_sibling_answers_for_a_busy_server_and_ctrl_c_ends_all(
    server: "subprocess.Popen[str]",
) -> None:
    port, path = printed_link(server)
    first = next_siblings(server.pid, [])
    server.send_signal(signal.SIGSTOP)
    answer = ask(port, path)
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    cookie = "; ".join(value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie", []))
    assert ask(port, "/", cookie).status == 200, "who is signed in is known to all processes"
    assert ask(port, "/").status == 302, "without signing in, the way leads to the sign-in page"
    server.send_signal(signal.SIGCONT)
    os.kill(first[0], signal.SIGKILL)
    assert ask(port, path).headers["Location"] == "/sign-in/"
    last = next_siblings(server.pid, first)
    server.send_signal(signal.SIGINT)
    assert server.wait(PATIENCE) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(last[0], 0)


def test_a_port_that_is_taken_is_named_and_nothing_is_left_where_it_was_called(home: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [*SERVE, "--home", str(home), "serve", "--port", port, "--no-browser"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1
    assert not list(tmp_path.iterdir())
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("names", "tls", "host", "told"),
    [
        (["localhost"], False, "127.0.0.1", "http://localhost:8000"),
        (["localhost"], False, ALL_V4, "http://localhost:8000"),
        (["evidence.example.org"], False, ALL_V4, "http://evidence.example.org:8000"),
        ([".example.org", "evidence.example.org"], False, ALL_V6, "http://evidence.example.org:8000"),
        (["10.0.0.7"], False, "10.0.0.7", "http://10.0.0.7:8000"),
        (["evidence.example.org"], True, ALL_V4, "https://evidence.example.org"),
    ],
)
def test_the_link_leads_to_where_browsers_are_answered(
    settings, names: list[str], tls: bool, host: str, told: str
) -> None:
    settings.ALLOWED_HOSTS, settings.MARSAD_TLS = names, tls
    assert address(host, 8000) == told


@pytest.mark.parametrize(
    ("names", "host", "warned"),
    [
        (["localhost", "127.0.0.1", "[::1]"], ALL_V4, True),
        (["localhost", "127.0.0.1", "[::1]"], "127.0.0.1", False),
        (["evidence.example.org"], ALL_V4, False),
        (["evidence.example.org"], "10.0.0.7", True),
    ],
)
def test_who_opens_it_to_others_is_told_what_names_it_needs(
    settings, capsys: pytest.CaptureFixture[str], names: list[str], host: str, warned: bool
) -> None:
    settings.ALLOWED_HOSTS = names
    warn_about(host)
    assert ("MARSAD_HOSTS" in capsys.readouterr().err) is warned
