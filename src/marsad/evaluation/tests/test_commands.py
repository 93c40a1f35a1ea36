import json

import pytest
from click.testing import CliRunner

from marsad.evaluation.commands import evaluate
from marsad.evaluation.gold import load_gold
from marsad.evaluation.tests.sample import TEXT, labels


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "forum.txt").write_text("The Coastal Forum\n\n" + TEXT, encoding="utf-8")
    (tmp_path / "labels.json").write_text(json.dumps([labels(title=None)]), encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(evaluate, list(map(str, arguments)))


def floors_for(folder, digest, **floors):
    file = folder / "floors.json"
    file.write_text(json.dumps({"labels": digest, "floors": floors}), encoding="utf-8")
    return file


def test_figures_come_as_json(folder):
    result = run("--gold", folder, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["documents"], told["language"], told["broken_citations"]) == (1, 1, 0)


def test_the_table_is_for_people(folder):
    result = run("--gold", folder / "labels.json", "--misses", "text")
    assert result.exit_code == 0, result.output
    assert "clean text" in result.stdout


def test_a_broken_floor_fails_and_says_which(folder):
    floors = floors_for(folder, load_gold(folder).digest, language=1.0, clean_text=1.1)
    result = run("--gold", folder, "--floors", floors)
    assert result.exit_code == 1
    assert "clean_text is" in result.stderr
    assert "language" not in result.stderr


def test_floors_of_other_labels_are_refused(folder):
    result = run("--gold", folder, "--floors", floors_for(folder, "of yesterday", language=1.0))
    assert result.exit_code == 2
    assert "labels changed" in result.stderr


def test_a_list_chooses_the_documents(folder):
    names = folder / "names.txt"
    names.write_text("forum.txt\n", encoding="utf-8")
    assert "documents" not in json.loads(run("--gold", folder, "--without", names, "--json").stdout)
    assert json.loads(run("--gold", folder, "--only", names, "--json").stdout)["documents"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"file": "away.txt", "language": "en"}]', "put it there"),
        ('[{"file": "forum.txt"}]', "without language"),
        ("[1]", "not a list of objects"),
        ("[", "cannot be read"),
    ],
)
def test_labels_that_cannot_be_used_are_explained(folder, content, said):
    (folder / "labels.json").write_text(content, encoding="utf-8")
    result = run("--gold", folder)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_folder_without_labels_is_refused(tmp_path):
    result = run("--gold", tmp_path)
    assert result.exit_code == 2
    assert "holds no labels" in " ".join(result.stderr.split())


def test_a_document_that_cannot_be_read_is_listed(folder):
    (folder / "documents" / "forum.txt").write_bytes(b"")
    result = run("--gold", folder)
    assert result.exit_code == 1
    assert "not read: forum.txt" in result.stdout


def test_the_page_holds_kinds_shares_and_misses_without_running_markup(folder):
    page = folder / "page.html"
    assert run("--gold", folder, "--html", page, "--json").exit_code == 0
    written = page.read_text(encoding="utf-8")
    assert "<h2>Kinds of fact</h2>" in written
    assert "clean text" in written
    assert "<script" not in written


def test_links_alone_asks_for_the_figures_of_links_only(folder):
    members = [{"file": "forum.txt", "surface": "Coastal Forum"}, {"file": "forum.txt", "surface": "the Forum"}]
    links = json.dumps([{"kind": "same_event", "members": members}])
    (folder / "links.json").write_text(links, encoding="utf-8")
    (folder / "things.toml").write_text(
        '[[group]]\nkind = "organisation"\ntrap = "two ports"\n'
        'things = [["en | Port of Zarqun | | Oran |"], ["en | Port of Maslam | | Oran |"]]\n',
        encoding="utf-8",
    )
    for asked in (("--gold", folder, "--links"), ("--links", "--gold", folder)):
        result = run(*asked)
        assert result.exit_code == 0, result.output
        assert "links, pairwise" in result.stdout
        assert "linking alone" in result.stdout
        assert "clean text" not in result.stdout
    assert "clean text" in run("--gold", folder, "--links", folder / "links.json").stdout
