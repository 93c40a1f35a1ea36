"""A home of the first shape is opened by this version, and nothing that was in it is lost.

`first/` is such a home: made by the program of 22 November 2026 (113d72b, when each room had its first migration and
the register three) from two invented texts, with facts accepted, corrected and rejected and a recommendation under way.
Its database is written out as statements of SQL. Homes of later releases join it here.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

FIRST = Path(__file__).parent / "first"
FACTS = 16
ACCEPTED, CORRECTED, REJECTED = "f379bcd5949e82773", "fdc4fca99f19e8226", "f12ded23978b5edd9"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home, as it was left."""
    folder = tmp_path_factory.mktemp("first") / "home"
    shutil.copytree(FIRST / "originals", folder / "originals")
    database = sqlite3.connect(folder / "marsad.sqlite3")
    database.executescript((FIRST / "marsad.sql").read_text(encoding="utf-8"))
    database.close()
    return folder


def marsad(home: Path, *words: str) -> list[dict[str, Any]]:
    """What a command says, line by line."""
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()", *words, "--json"]
    answer = subprocess.run(
        command, env={**os.environ, "MARSAD_HOME": str(home)}, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def reviews(home: Path) -> dict[str, str]:
    """What people decided about each fact of which they decided something."""
    decided = [
        fact for state in ("accepted", "corrected", "rejected") for fact in marsad(home, "facts", "--review", state)
    ]
    return {fact["id"]: fact["review"] for fact in decided}


def test_facts_decisions_register_and_trail_come_along(home: Path) -> None:
    texts = {document["id"]: document["text"] for document in marsad(home, "documents")}
    facts = marsad(home, "facts")
    assert len(texts) == 2
    assert len(facts) == FACTS - 1, "without the rejected one"
    assert all(texts[fact["document"]][fact["start"] : fact["end"]] == fact["quote"] for fact in facts)
    assert reviews(home) == {ACCEPTED: "accepted", CORRECTED: "corrected", REJECTED: "rejected"}
    assert next(fact for fact in facts if fact["id"] == CORRECTED)["fields"]["role"] == "director"
    under_way = next(one for one in marsad(home, "recommendations", "list") if one["code"] == "RABAT-2023-01")
    assert (under_way["status"], under_way["due"]) == ("in_progress", "2025-12-31")


def test_the_trail_of_before_there_was_a_tree_holds(home: Path) -> None:
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()", "audit", "verify"]
    subprocess.run(command, env={**os.environ, "MARSAD_HOME": str(home)}, check=True)


def test_reading_again_with_this_version_keeps_what_people_decided(home: Path) -> None:
    marsad(home, "reread")
    kept = reviews(home)
    assert {ACCEPTED, CORRECTED} <= kept.keys()
    assert (kept[ACCEPTED], kept[CORRECTED]) == ("accepted", "corrected")
    assert marsad(home, "recommendations", "list")[0]["status"] == "in_progress"


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("marsad.")]
    call_command("makemigrations", *ours, check_changes=True, dry_run=True, verbosity=0)
