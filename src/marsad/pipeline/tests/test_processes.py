import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from marsad.pipeline.engines import processes
from marsad.pipeline.tests.made import original, worker
from marsad.records import Unread


def test_a_document_that_kills_its_process_costs_only_itself() -> None:
    items = [original(text, f"{n}.txt") for n, text in enumerate(["One", "CRASH", "Two"])]
    outcomes = list(processes.run(items, worker, 2))
    assert [item.file for item, _ in outcomes] == [f"{n}.txt" for n in range(3)]
    bad = [result for _, result in outcomes if isinstance(result, Unread)]
    assert [item.file for item in bad] == ["1.txt"]
    assert all("died" in item.reason for item in bad)


def test_threads_are_shared_out_and_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "7")
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    with processes.few_threads(4):
        assert os.environ["OMP_NUM_THREADS"] == "2"
        assert os.environ["MKL_NUM_THREADS"] == "7"
    assert "OMP_NUM_THREADS" not in os.environ
    assert os.environ["MKL_NUM_THREADS"] == "7"


LONG_RUN = """
import itertools
from marsad.pipeline.run import run
from marsad.pipeline.tests.made import original, worker
if __name__ == "__main__":
    items = (original(f"Document {number}") for number in itertools.count())
    try:
        for number, outcome in enumerate(run(items, engine="processes", workers=2, worker=worker)):
            if number == 0:
                print("begun", flush=True)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.mark.parametrize(("how", "said"), [(signal.SIGINT, "stopped\n"), (signal.SIGKILL, "")])
def test_no_process_stays_behind_when_the_run_is_stopped_or_killed(how: signal.Signals, said: str, tmp_path) -> None:
    script = tmp_path / "long_run.py"
    script.write_text(LONG_RUN)
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        os.kill(running.pid, how)
        assert running.stdout.read() == said  # ends only when every process that holds the pipe has ended
        session = running.pid
    deadline = time.monotonic() + 5
    while members(session) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert members(session) == []


def members(session: int) -> list[Path]:
    """The processes of a session that still run."""
    return [stat for stat in Path("/proc").glob("[0-9]*/stat") if session_of(stat) == session]


def session_of(stat: Path) -> int:
    """The session of a process, or 0 when it has ended."""
    try:
        state, _parent, _group, session = stat.read_text().rpartition(")")[2].split()[:4]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return 0 if state == "Z" else int(session)
