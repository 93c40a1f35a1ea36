import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import marsad
from marsad.cli.main import COMMANDS, group, is_for_people
from marsad.evidence.errors import UnknownItemError


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name not in {"MARSAD_HOME", "DATABASE_URL"}}
    return subprocess.run(
        [sys.executable, "-c", "from marsad.cli.main import main; main()", *arguments],
        env=environment,
        cwd=home.parent,
        capture_output=True,
        text=True,
        check=False,
    )


HELP = """
import sys
sys.argv = ["marsad", "--help"]
from marsad.cli.main import main
try:
    main()
finally:
    print("django" in sys.modules)
"""


def test_help_lists_every_command_without_loading_any() -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert all(entry.name in done.stdout for entry in COMMANDS)
    assert done.stdout.endswith("False\n")


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_is_where_the_list_says(entry) -> None:
    module, function = entry.where.split(":")
    assert find_spec(module), f"{module} is not written yet"
    command = getattr(import_module(module), function)
    assert isinstance(command, click.Command)
    assert command.name == entry.name


def test_the_version_is_told() -> None:
    assert marsad.__version__ in CliRunner().invoke(group, ["--version"]).stdout


def test_an_error_of_a_room_is_a_sentence_and_any_other_is_not_hidden() -> None:
    assert is_for_people(UnknownItemError("fact", "f0"))
    assert not is_for_people(ValueError("a fault of ours"))


def test_a_new_home_is_made_at_first_use(tmp_path: Path) -> None:
    home = tmp_path / "new"
    done = run("--home", str(home), "documents", home=home)
    assert done.returncode == 0, done.stderr
    assert "No documents yet" in done.stdout
    assert (home / "marsad.sqlite3").exists()


def test_asking_for_help_makes_no_home(tmp_path: Path) -> None:
    home = tmp_path / "new"
    done = run("--home", str(home), "documents", "--help", home=home)
    assert done.returncode == 0, done.stderr
    assert "--json" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = run("--home", str(file / "inside"), "documents", home=file)
    assert done.returncode == 2
    assert "file/inside" in done.stderr
    assert "Traceback" not in done.stderr
