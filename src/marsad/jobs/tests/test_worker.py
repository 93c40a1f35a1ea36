"""A worker that is killed in the middle: another goes on, nothing is lost, nothing is done twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

MARSAD = [sys.executable, "-c", "from marsad.cli.main import main; main()"]
START = """
from io import BytesIO
from uuid import uuid4
from django.core.files.uploadedfile import SimpleUploadedFile
from marsad.cli.store import open_store
open_store()
from marsad.evidence import waiting
from marsad.jobs import actions
job = uuid4()
text = "The council of the valley met on {} May 2021 in Rabat. It recommends that ministries open {} youth clubs."
files = [SimpleUploadedFile(f"{n}.txt", text.format(n + 1, n + 3).encode()) for n in range(6)]
actions.start("upload", who=None, identifier=job, names=waiting.keep(job, files), address="")
"""


def test_a_killed_workers_job_is_finished_by_another(tmp_path: Path) -> None:
    environment = {**os.environ, "MARSAD_HOME": str(tmp_path), "MARSAD_WORKER_SILENCE": "2"}
    subprocess.run([sys.executable, "-c", START], env=environment, check=True)
    first = subprocess.Popen([*MARSAD, "worker"], env=environment, start_new_session=True)
    try:
        until(lambda: job(environment)["done"] >= 1)
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
    assert job(environment)["state"] == "running"
    time.sleep(2.1)
    subprocess.run([*MARSAD, "worker", "--until-empty"], env=environment, check=True)
    assert (job(environment)["state"], job(environment)["done"]) == ("done", 6)
    listed = subprocess.run([*MARSAD, "documents", "--json"], env=environment, check=True, capture_output=True)
    assert len(listed.stdout.splitlines()) == 6
    assert not list((tmp_path / "waiting").iterdir())


def job(environment: dict[str, str]) -> dict[str, Any]:
    """As SQLite has it: quicker than a command."""
    code = "import sqlite3, json, sys; c = sqlite3.connect(sys.argv[1]).execute('SELECT state, done FROM jobs_job')"
    code += "; print(json.dumps(dict(zip(('state', 'done'), c.fetchone()))))"
    path = str(Path(environment["MARSAD_HOME"]) / "marsad.sqlite3")
    told = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True, text=True)
    return dict(json.loads(told.stdout))


def until(condition: Any, seconds: float = 120) -> None:
    start = time.monotonic()
    while not condition():
        assert time.monotonic() - start < seconds
        time.sleep(0.2)
