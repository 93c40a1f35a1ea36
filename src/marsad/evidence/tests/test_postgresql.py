import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.evidence.tests.postgresql import Cluster

HERE = Path(__file__).parent
ROOMS = [HERE, HERE.parent.parent / "accounts" / "tests"]


@pytest.mark.postgresql
def test_all_that_holds_on_sqlite_holds_on_postgresql(postgresql: Cluster, tmp_path: Path) -> None:
    """The same tests again, on the other database."""
    files = [str(file) for room in ROOMS for file in sorted(room.glob("test_*.py")) if "django_db" in file.read_text()]
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-m",
            "not postgresql and not browser",
            *files,
        ],
        env={**os.environ, "DATABASE_URL": postgresql.address, "MARSAD_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
