"""The container file says what is true of the program: its files are there, its command exists, its user has no rights.

Whether it builds and runs is tried by `make image`, where podman or docker is.
"""

import json
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest
from django.test import Client

from marsad.cli.main import COMMANDS

TOP = Path(__file__).parents[2]
LINES = re.sub(r"\\\n", " ", (TOP / "Containerfile").read_text("utf-8")).splitlines()
STEPS = [line.split(maxsplit=1) for line in LINES if line and not line.startswith("#")]
LAST = STEPS[max(place for place, (word, _) in enumerate(STEPS) if word == "FROM") :]


def told(word: str) -> str:
    """What the last stage says after a word, once."""
    (rest,) = [rest for one, rest in LAST if one == word]
    return rest


def copied() -> list[str]:
    """What comes from this folder."""
    return [source for word, rest in STEPS if word == "COPY" and "--from" not in rest for source in rest.split()[:-1]]


def test_all_that_is_copied_is_here_and_reaches_the_builder() -> None:
    let_through = [line[1:] for line in (TOP / ".dockerignore").read_text("utf-8").splitlines() if line[:1] == "!"]
    assert set(copied()) == set(let_through)
    assert all((TOP / source).exists() for source in copied())


def test_nothing_else_reaches_the_builder() -> None:
    assert "*" in (TOP / ".dockerignore").read_text("utf-8").splitlines(), "a data folder or a key could"


def test_every_library_is_pinned_with_hashes() -> None:
    for rest in (rest for word, rest in STEPS if word == "RUN" and "pip install" in rest):
        asked = shlex.split(rest.partition("pip install")[2])
        files = [TOP / word for word in asked if word.startswith("requirements/")]
        assert "--no-deps" in asked or ("--require-hashes" in asked and files)
        assert all(file.is_file() for file in files)


def test_it_runs_without_rights_in_a_folder_of_its_own() -> None:
    user = told("USER")
    made = next(rest for word, rest in LAST if word == "RUN" and "useradd" in rest)
    assert re.search(rf"useradd --uid [1-9]\d{{3,}} .*\b{user}\b", made)
    words = [word for word, _ in LAST]
    assert words.index("USER") < words.index("CMD")
    assert f"MARSAD_HOME={told('VOLUME')}" in told("ENV").split()


def test_its_settings_are_settings() -> None:
    page = (TOP / "docs" / "settings.md").read_text("utf-8")
    names = re.findall(r"(MARSAD_\w+)=", told("ENV"))
    assert names
    assert all(f"`{name}`" in page for name in names)


def test_its_command_exists_with_its_options() -> None:
    program, name, *options = json.loads(told("CMD"))
    assert program == "marsad"
    module, _, function = next(entry.where for entry in COMMANDS if entry.name == name).partition(":")
    command = getattr(import_module(module), function)
    with command.make_context(name, options) as context:
        assert context.params["host"] == "0.0.0.0"  # noqa: S104 - a container's own
        assert str(context.params["port"]) == told("EXPOSE")


@pytest.mark.django_db
def test_its_health_check_asks_what_answers(settings, tmp_path: Path) -> None:
    settings.HOME, settings.ALLOWED_HOSTS = tmp_path, ["evidence.example.org"]
    command = json.loads(told("HEALTHCHECK").partition("CMD ")[2])
    found = re.search(r"http://(?P<host>[\d.:]+)(?P<path>/\w+)", command[-1])
    assert found
    assert found["host"].endswith(f":{told('EXPOSE')}")
    assert Client().get(found["path"], headers={"Host": found["host"]}).status_code == 200
    compile(command[-1], "the health check", "exec")


def test_the_picture_reader_is_the_one_that_is_tested() -> None:
    pins = {
        name: dict(re.findall(r"^([\w.-]+)==(\S+)", (TOP / "requirements" / name).read_text("utf-8"), re.MULTILINE))
        for name in ("ocr.txt", "run.txt", "dev.txt")
    }
    assert "tesserocr" in pins["ocr.txt"]
    for other in ("run.txt", "dev.txt"):
        assert {name: pins[other][name] for name in pins["ocr.txt"] if name in pins[other]}.items() <= pins[
            "ocr.txt"
        ].items()
