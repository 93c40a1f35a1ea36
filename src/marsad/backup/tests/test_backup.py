"""A home with documents and decisions is backed up while in use, restored elsewhere, and compared in everything."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from marsad.backup.errors import BrokenBackupError, NotEmptyError
from marsad.backup.manifest import sha256_of, stays_inside
from marsad.backup.restoring import restore_backup

MAKE = """
from marsad.cli.store import open_store
open_store()
from marsad.evidence import actions
from marsad.evidence.tests.pages import sample
sample.fill()
actions.accept_fact(sample.TRAIN.id, who=None)
from pathlib import Path
from django.conf import settings
(Path(settings.HOME) / "index").mkdir(exist_ok=True)
(Path(settings.HOME) / "index" / "derived").write_text("x")
from marsad.backup.making import make_backup
target = Path(settings.HOME).parent
make_backup(target / "plain.tar")
make_backup(target / "sealed.tar", words="four plain words here")
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backups")
    subprocess.run([sys.executable, "-c", MAKE], env={**os.environ, "MARSAD_HOME": str(folder / "home")}, check=True)
    return folder


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    database = sqlite3.connect(home / "marsad.sqlite3")
    try:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}  # noqa: S608
    finally:
        database.close()


def files(home: Path) -> dict[str, str]:
    """Every file but the database and what is derived."""
    found = (path for path in home.rglob("*") if path.is_file())
    named = {path.relative_to(home).as_posix(): path for path in found}
    return {n: sha256_of(p) for n, p in named.items() if not n.startswith(("marsad.sqlite3", "index"))}


@pytest.mark.parametrize(("name", "words"), [("plain.tar", ""), ("sealed.tar", "four plain words here")])
def test_everything_comes_back(made: Path, tmp_path: Path, name: str, words: str) -> None:
    restore_backup(made / name, tmp_path / "new", words=words)
    assert content(tmp_path / "new") == content(made / "home")
    assert files(tmp_path / "new") == files(made / "home")
    assert {"audit-key", "audit-heads.jsonl"} < files(tmp_path / "new").keys()
    assert not (tmp_path / "new" / "index").exists()
    assert (tmp_path / "new" / "audit-key").stat().st_mode & 0o077 == 0


def test_the_words_are_needed(made: Path, tmp_path: Path) -> None:
    with pytest.raises(BrokenBackupError, match="words do not open it"):
        restore_backup(made / "sealed.tar", tmp_path / "new", words="other words")
    assert not (tmp_path / "new").exists()
    assert b"Sijilmassa" not in (made / "sealed.tar").read_bytes()
    assert b"Sijilmassa" in (made / "plain.tar").read_bytes()


def test_a_home_in_use_is_left_alone(made: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "mine").write_text("kept", encoding="ascii")
    with pytest.raises(NotEmptyError, match="--force"):
        restore_backup(made / "plain.tar", home)
    restore_backup(made / "plain.tar", home, force=True)
    (aside,) = tmp_path.glob("home.before-*")
    assert (aside / "mine").read_text(encoding="ascii") == "kept"


@pytest.mark.parametrize("where", [0.3, 0.9])
def test_a_changed_byte_is_found(made: Path, tmp_path: Path, where: float) -> None:
    whole = bytearray((made / "plain.tar").read_bytes())
    with tarfile.open(made / "plain.tar") as archive:
        members = [member for member in archive if member.name != "manifest.json"]
    member = members[0] if where < 0.5 else members[-1]
    whole[member.offset_data + member.size // 2] ^= 1
    (tmp_path / "changed.tar").write_bytes(whole)
    with pytest.raises(BrokenBackupError, match="not as it was"):
        restore_backup(tmp_path / "changed.tar", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("member", ["key.age", "backup.tar.age"])
@pytest.mark.parametrize("where", [0.0, 0.05, 0.5, 0.99])
def test_a_changed_byte_of_a_sealed_backup_is_told_in_a_sentence(
    made: Path, tmp_path: Path, member: str, where: float
) -> None:
    whole = bytearray((made / "sealed.tar").read_bytes())
    with tarfile.open(made / "sealed.tar") as archive:
        part = archive.getmember(member)
    whole[part.offset_data + int(part.size * where)] ^= 1
    (tmp_path / "changed.tar").write_bytes(whole)
    with pytest.raises(BrokenBackupError, match="it is damaged"):
        restore_backup(tmp_path / "changed.tar", tmp_path / "new", words="four plain words here")
    assert list(tmp_path.iterdir()) == [tmp_path / "changed.tar"]


@pytest.mark.parametrize("length", [100, 20_000])
def test_a_backup_that_is_cut_off_is_refused(made: Path, tmp_path: Path, length: int) -> None:
    (tmp_path / "cut.tar").write_bytes((made / "plain.tar").read_bytes()[:length])
    with pytest.raises(BrokenBackupError):
        restore_backup(tmp_path / "cut.tar", tmp_path / "new")
    assert list(tmp_path.iterdir()) == [tmp_path / "cut.tar"]


@pytest.mark.parametrize(
    ("name", "inside"),
    [("originals/ab/cd", True), ("../x", False), ("/etc/x", False), ("a/../../x", False), ("", False)],
)
def test_no_path_leads_out_of_the_home(name: str, inside: bool) -> None:
    assert stays_inside(name) is inside


@pytest.mark.parametrize("name", ["plain.tar", "sealed.tar"])
def test_the_command_restores_where_no_store_is_open(made: Path, tmp_path: Path, name: str) -> None:
    """By the command itself, in a process of its own: restoring opens no store, not even to load."""
    environment = {**os.environ, "MARSAD_HOME": str(tmp_path / "new"), "MARSAD_BACKUP_WORDS": "four plain words here"}
    for key in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        environment.pop(key, None)

    def marsad(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from marsad.cli.main import main; main()", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    told = marsad("restore", str(made / name))
    assert told.returncode == 0, told.stderr
    assert "Now: marsad audit verify" in told.stdout
    again = marsad("restore", str(made / name))
    assert (again.returncode, "Traceback" in again.stderr) == (2, False), "what is there is left alone"
    verified = marsad("audit", "verify")
    assert verified.returncode == 0, verified.stdout
    assert "each stands as it was written" in verified.stdout
    assert '"accepted"' in marsad("facts", "--review", "accepted", "--json").stdout
