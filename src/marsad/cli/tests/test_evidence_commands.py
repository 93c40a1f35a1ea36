import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from marsad.cli.main import group
from marsad.evidence import queries
from marsad.evidence.tests.made import put_both

pytestmark = pytest.mark.django_db

ENGLISH = (
    "Schools and families\n\nThe observatory of a northern town held its second workshop in Rabat on 3 March 2023. "
    "The participants recommend that teachers receive training every year, and that parents be heard.\n"
)
FRENCH = (
    "L’école et la famille\n\nL’observatoire d’une ville du nord a tenu son deuxième atelier à Rabat le 3 mars 2023. "
    "Les participants recommandent de former les enseignants chaque année et d’écouter les parents.\n"
)
ARABIC = (
    "المدرسة والأسرة\n\nعقد مرصد إحدى مدن الشمال ورشته الثانية في الرباط يوم 3 مارس 2023. "
    "ويوصي المشاركون بتكوين المدرسين كل سنة وبالإصغاء إلى الآباء.\n"
)
GERMAN = (
    "Schule und Familie\n\nDie Beobachtungsstelle einer Stadt im Norden hielt am 3. März 2023 ihren Workshop ab. "
    "Die Teilnehmer empfehlen, Lehrkräfte jedes Jahr fortzubilden und den Eltern zuzuhören.\n"
)


def marsad(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def json_lines(*arguments: str | Path) -> list[dict[str, Any]]:
    done = marsad(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good files."""
    place = tmp_path / "documents"
    place.mkdir()
    for name, text in (("a.txt", ENGLISH), ("b.txt", FRENCH), ("c.txt", ARABIC)):
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def bad_ones(folder: Path) -> dict[str, str]:
    """Files that cannot become documents, and a word of the reason that each must get."""
    (folder / "empty.txt").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nnothing more")
    (folder / "zero.docx").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    closed = folder / "closed.txt"
    if os.geteuid() == 0:  # root opens every file: a link to nowhere cannot be opened either
        closed.symlink_to(folder / "nowhere.txt")
    else:
        closed.write_text(ENGLISH)
        closed.chmod(0)
    return {
        "empty.txt": "empty",
        "broken.pdf": "broken",
        "zero.docx": "empty",
        "binary.txt": "not text",
        "german.txt": "German",
        "closed.txt": "restore" if os.geteuid() == 0 else "opened",
    }


def test_good_files_enter_and_each_bad_one_is_listed_with_its_reason(folder: Path, bad_ones: dict[str, str]) -> None:
    done = marsad("add", folder)
    assert done.exit_code == 1
    assert "Read: 3 · known already: 0 · could not be read: 6" in done.stdout
    reasons = dict(line.strip().split(": ", 1) for line in done.stdout.splitlines() if line.startswith("  "))
    assert reasons.keys() == bad_ones.keys()
    for name, word in bad_ones.items():
        assert word.lower() in reasons[name].lower(), reasons[name]
        assert reasons[name].rstrip().endswith(".")
    assert {item["file"] for item in json_lines("unread")} == bad_ones.keys()


def test_adding_again_changes_nothing_and_says_so(folder: Path) -> None:
    first = marsad("add", folder)
    assert first.exit_code == 0, first.output
    assert "recommendation" in first.stdout
    before = (json_lines("documents"), json_lines("facts"), json_lines("entities"))
    again = marsad("add", folder)
    assert again.exit_code == 0
    assert "Read: 0 · known already: 3" in again.stdout
    assert "Nothing has changed." in again.stdout
    assert (json_lines("documents"), json_lines("facts"), json_lines("entities")) == before


def test_languages_and_quotes_are_right(folder: Path) -> None:
    marsad("add", folder)
    documents = {line["id"]: line for line in json_lines("documents")}
    assert {line["file"]: line["language"] for line in documents.values()} == {
        "a.txt": "en",
        "b.txt": "fr",
        "c.txt": "ar",
    }
    facts = json_lines("facts")
    assert facts
    for line in facts:
        assert documents[line["document"]]["text"][line["start"] : line["end"]] == line["quote"]
        assert line["reason"]


def test_adding_tells_each_item_as_a_json_line(folder: Path) -> None:
    (folder / "empty.txt").touch()
    done = marsad("add", folder / "a.txt", folder, "--json")
    assert done.exit_code == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["file"], line["status"]) for line in told if "file" in line] == [
        ("a.txt", "entered"),
        ("a.txt", "known"),
        ("b.txt", "entered"),
        ("c.txt", "entered"),
        ("empty.txt", "unread"),
    ]


def test_ctrl_c_keeps_what_entered_and_says_how_to_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop_at_the_second(*_arguments: object) -> None:
        if queries.document_ids(who=None):
            raise KeyboardInterrupt

    monkeypatch.setattr("marsad.evidence.actions.entering.check", stop_at_the_second)
    done = marsad("add", folder)
    assert done.exit_code == 130
    assert "run the same command again" in done.stderr
    assert "Read: 1" in done.stdout
    monkeypatch.undo()
    assert "Read: 2 · known already: 1" in marsad("add", folder).stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["add"], "Name files, folders or web addresses"),
        (["add", "nowhere-at-all"], "nowhere-at-all"),
        (["add", ".", "--engine", "steam"], "'serial', 'processes', 'ray'"),
        (["facts", "--kind", "rumour"], "'recommendation'"),
        (["facts", "--document", "d0"], "no document 'd0'"),
        (["review", "accept", "f0"], "no fact 'f0'"),
        (["knit"], "the commands are: add, sources, documents"),
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(arguments: list[str], complaint: str) -> None:
    done = marsad(*arguments)
    assert done.exit_code == 2, done.output
    assert complaint in done.stderr


def test_lists_are_tables_for_people() -> None:
    put_both()
    assert "second.txt" in marsad("documents").stdout
    facts = marsad("facts", "--kind", "recommendation").stdout
    assert "We recommend more clubs." in facts
    assert "OMEV" not in facts
    assert "الإيسيسكو" in marsad("entities").stdout


def test_empty_lists_say_what_to_do() -> None:
    assert "marsad add PATH" in marsad("documents").stdout
    assert "marsad add PATH" in marsad("facts").stdout
    assert "Everything could be read." in marsad("unread").stdout
    assert json_lines("facts") == []


def test_facts_are_reviewed_from_the_command_line() -> None:
    put_both()
    fact = json_lines("facts", "--kind", "recommendation")[0]["id"]
    assert marsad("review", "correct", fact, "--set", "issuer=the meeting", "--set", 'themes=["media"]').exit_code == 0
    corrected = next(line for line in json_lines("facts") if line["id"] == fact)
    assert corrected["fields"]["issuer"] == "the meeting"
    assert corrected["fields"]["themes"] == ["media"]
    assert corrected["review"] == "corrected"
    assert "unreviewed" in marsad("review", "undo", fact).stdout
    assert "Say why it is wrong" in marsad("review", "reject", fact).output
    assert "rejected" in marsad("review", "reject", fact, "--reason", "not_said").stdout
    assert fact not in {line["id"] for line in json_lines("facts")}
    assert [line["id"] for line in json_lines("facts", "--review", "rejected")] == [fact]


def test_an_original_that_is_lost_is_listed_and_its_document_stays(home: Path) -> None:
    put_both()
    for path in list((home / "originals").rglob("*")):
        if path.is_file():
            path.unlink()
    done = marsad("reread")
    assert done.exit_code == 1
    assert "restore `originals/`" in done.stdout
    assert len(queries.documents(who=None)) == 2
