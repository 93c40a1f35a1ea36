"""The main job, as a person does it on the command line: add, look, search, report, verify; good files and bad ones."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).parents[1]
EXAMPLES = TOP / "examples" / "documents"
# The same conference told in two languages, its outcome document, and a programme sheet: enough for every step.
CHOSEN = [
    "fr_presse_forum_tunis_2019.html",
    "en_press_release_tunis_2019.html",
    "ar_bayan_khitami_rabat_2023.pdf",
    "en_programme_sheet_bridges.docx",
    "ar_salama_raqamiya_khalij_2023.txt",
]


def marsad(home: Path, *words: object, code: int = 0) -> str:
    """Run the command in a process of its own and give what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", "from marsad.cli.main import main; main()", *map(str, words)],
        env={**os.environ, "MARSAD_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, f"{words}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good documents and every kind of bad one."""
    made = tmp_path_factory.mktemp("documents")
    for name in CHOSEN:
        (made / name).write_bytes((EXAMPLES / name).read_bytes())
    (made / "empty.txt").write_bytes(b"")
    (made / "broken.pdf").write_bytes(b"%PDF-1.7\n%broken")
    (made / "nothing.docx").write_bytes(b"")
    (made / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (made / "deutsch.txt").write_text(
        "Die Behörden haben am Montag in einer gemeinsamen Erklärung mitgeteilt, dass die Beratungsstellen für "
        "Jugendliche ausgebaut werden. Die Arbeit mit den Schulen soll im nächsten Jahr fortgesetzt werden.",
        encoding="utf-8",
    )
    (made / "gone.txt").symlink_to(made / "nowhere.txt")
    return made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Path:
    """A home into which the folder has been read."""
    made = tmp_path_factory.mktemp("home")
    printed = marsad(made, "add", folder, code=1)
    for name in ("empty.txt", "broken.pdf", "nothing.docx", "picture.txt", "deutsch.txt", "gone.txt"):
        assert name in printed, f"{name} must be listed with its reason"
    return made


def test_good_documents_enter_and_know_themselves(home):
    documents = {line["file"]: line for line in lines(marsad(home, "documents", "--json"))}
    assert sorted(documents) == sorted(CHOSEN)
    assert {name: line["language"] for name, line in documents.items()} == {name: name[:2] for name in CHOSEN}
    assert all(line["title"] for line in documents.values())


def test_every_quote_stands_in_its_document(home):
    texts = {line["id"]: line["text"] for line in lines(marsad(home, "documents", "--json"))}
    facts = lines(marsad(home, "facts", "--json"))
    assert {fact["kind"] for fact in facts} >= {"event", "organisation", "person", "recommendation", "statement"}
    assert all(texts[fact["document"]][fact["start"] : fact["end"]] == fact["quote"] for fact in facts)
    assert all(0 < fact["confidence"] <= 1 and fact["reason"] for fact in facts)


def test_one_event_told_in_two_languages_is_one(home):
    events = lines(marsad(home, "entities", "--kind", "event", "--json"))
    told = [{mention["file"] for mention in event["mentions"]} for event in events]
    assert any({"fr_presse_forum_tunis_2019.html", "en_press_release_tunis_2019.html"} <= files for files in told)


def test_adding_again_changes_nothing_and_says_so(home, folder):
    before = marsad(home, "facts", "--json")
    printed = marsad(home, "add", folder, code=1)
    assert f"known already: {len(CHOSEN)}" in printed
    assert marsad(home, "facts", "--json") == before


def test_both_engines_find_the_same(home, folder, tmp_path):
    marsad(tmp_path, "add", folder, "--engine", "processes", "--workers", 2, code=1)
    for listing in ("documents", "facts", "entities"):
        assert marsad(tmp_path, listing, "--json") == marsad(home, listing, "--json")


def test_a_question_finds_answers_in_another_language_and_says_why(home):
    found = lines(marsad(home, "search", "quelles recommandations pour la réinsertion des détenus", "--json"))
    assert any(result["language"] == "ar" for result in found)
    assert all(result["why"] for result in found)


@pytest.mark.parametrize("ending", ["pdf", "html", "docx"])
def test_a_brief_is_written_and_verified(home, tmp_path, ending):
    path = tmp_path / f"brief.{ending}"
    marsad(home, "report", "brief", "--latest-event", "--language", "ar", "-o", path)
    assert "citations hold" in marsad(home, "verify", path)


def test_wrong_use_is_one_sentence_and_exit_code_2(home):
    assert "There is no command" in marsad(home, "fly", code=2)
    marsad(home, "add", home / "nowhere", code=2)
