import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from marsad.pipeline.engines import ray as engine
from marsad.pipeline.engines.ray_start import joined_ray, name_ports, show_token
from marsad.pipeline.errors import EngineNotReadyError

# Ray leaves processes to be waited for, and speaks over sockets of its own: it has a process to itself.
RUN = """
import json, os, signal, sys
from pathlib import Path
from marsad.pipeline.run import run
from marsad.pipeline.tests.made import original, worker
from marsad.records import Unread

MARKER = Path(sys.argv[1])

def dies_once(item):
    if b"Sixth" in item.content and not MARKER.exists():
        MARKER.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return worker(item)

texts = ["One", "Two", "BUG", "Four", "CRASH", "Sixth", "Seven", "Eight"]
items = [original(text, f"{number}.txt") for number, text in enumerate(texts)]
for one in run(items, engine="ray", workers=2, worker=dies_once):
    told = [one.file, one.reason] if isinstance(one, Unread) else [one.original.file, ""]
    print(json.dumps(told))
"""


@pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed")
def test_nothing_is_lost_or_doubled_when_one_of_two_workers_is_killed(tmp_path) -> None:
    script, marker = tmp_path / "ray_run.py", tmp_path / "died"
    script.write_text(RUN)
    # The tools of development bring a grammar of addresses, which each of Ray's processes would build for seconds.
    (tmp_path / "rfc3987_syntax.py").write_text("raise ImportError")
    environment = {name: value for name, value in os.environ.items() if name != "RAY_ADDRESS"}
    environment["PYTHONPATH"] = os.pathsep.join((str(tmp_path), *filter(None, sys.path)))
    ran = subprocess.run(
        [sys.executable, script, marker], env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.returncode == 0, ran.stderr
    outcomes = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("[")]
    assert marker.exists()
    assert [file for file, _ in outcomes] == [f"{number}.txt" for number in range(8)]
    reasons = {file: reason for file, reason in outcomes if reason}
    assert set(reasons) == {"2.txt", "4.txt"}
    assert "died, twice" in reasons["4.txt"]


def test_a_node_is_told_ports_once_and_what_its_helpers_said_stays(tmp_path) -> None:
    first, said = tmp_path / "gcs_server_port_ab12", tmp_path / "metrics_agent_port_ab12"
    first.write_text("7")
    said.write_text("8")
    name_ports(first)
    assert said.read_text() == "8"
    assert (tmp_path / "dashboard_agent_listen_port_ab12").read_text() == "-1"
    assert len(list(tmp_path.iterdir())) == 5


def test_without_ray_the_error_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    with pytest.raises(EngineNotReadyError, match="marsad\\[ray\\]"):
        engine.run([], lambda _item: None, 2)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize(
    ("has_token", "asked", "mode"), [(True, "", "token"), (False, "", None), (True, "disabled", "disabled")]
)
def test_a_token_is_shown_where_there_is_one_and_nobody_forbids_it(
    monkeypatch, tmp_path, has_token, asked, mode
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"):
        monkeypatch.setenv(name, "")  # so that what is set below is taken back
        monkeypatch.delenv(name)
    if asked:
        monkeypatch.setenv("RAY_AUTH_MODE", asked)
    if has_token:
        (tmp_path / ".ray").mkdir()
        (tmp_path / ".ray" / "auth_token").write_text("made up")
    show_token()
    assert os.environ.get("RAY_AUTH_MODE") == mode


def test_a_cluster_that_cannot_be_joined_says_where_its_token_is() -> None:
    class Refusing:
        def init(self, **_options: object) -> None:
            raise ConnectionError("Failed to connect.")

    with pytest.raises(EngineNotReadyError, match="auth_token"), joined_ray(Refusing()):
        pass
