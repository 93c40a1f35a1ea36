"""The labels of the example documents are well-formed: whoever edits an example or a label learns here what broke."""

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from marsad.language.normalise import fold

EXAMPLES = Path(__file__).parent.parent / "examples"
LARGEST = 100_000  # bytes: the examples are cloned by everybody
STRENGTHS = {"formal", "commitment", "call", "soft"}
LINKS = {"same_organisation", "same_person", "same_event", "series"}
EXTRAS = {"must_not_merge", "conflict", "same_statement", "same_recommendation"}


def load(name: str) -> list[dict[str, Any]]:
    return json.loads((EXAMPLES / name).read_text(encoding="utf-8"))


def load_build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples_build", EXAMPLES / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = load_build()
LABELS = {label["file"]: label for label in load("labels.json")}
EVERY_LABEL = pytest.mark.parametrize("label", LABELS.values(), ids=list(LABELS))


def words_of(name: str) -> str:
    """The words that an author wrote, folded, without what a site puts around them."""
    if name.endswith(".txt"):
        return fold((EXAMPLES / "documents" / name).read_text(encoding="utf-8"))
    source = BUILD.read_source(EXAMPLES / "sources" / f"{name}.txt")
    cells = [" ".join(cell for row in part.rows for cell in row) for part in source.parts]
    lines = [source.head["title"], source.head.get("byline", ""), *(p.text for p in source.parts), *cells]
    return fold("\n".join(lines))


def snippets_of(label: dict[str, Any]) -> list[str]:
    found = [label["title"], label["main_text_first_words"], label["main_text_last_words"]]
    for event in label["events"]:
        found += [event["name"], event["evidence"], event["theme"], event["venue"], event["city"]]
        found += [re.sub(r" \([^)]*\)$", "", name) for name in event["organisers"] + event["partners"]]
        found += [event["participants"]["snippet"]] if event["participants"] else []
    found += [value for person in label["persons"] for value in (person["name"], person["role"])]
    found += [value for body in label["organisations"] for value in (body["name"], body["acronym"])]
    found += [statement["quote_snippet"] for statement in label["statements"]]
    found += [recommendation["snippet"] for recommendation in label["recommendations"]]
    found += [p[key] for p in label["programmes"] for key in ("name", "snippet", "amount_snippet")]
    found += [instrument["name"] for instrument in label["instruments"]]
    return [snippet for snippet in found if snippet]


def test_every_document_is_labelled_once():
    names = [label["file"] for label in load("labels.json")]
    assert sorted(names) == sorted(path.name for path in (EXAMPLES / "documents").iterdir())


def test_each_language_has_eight_documents_and_every_format():
    languages = Counter(label["language"] for label in LABELS.values())
    assert min(languages[code] for code in ("ar", "fr", "en")) >= 8
    formats = Counter((label["language"], label["file"].rpartition(".")[2]) for label in LABELS.values())
    assert all(formats[code, form] >= 2 for code in ("ar", "fr", "en") for form in ("html", "pdf", "docx"))
    assert all(formats[code, "txt"] >= 1 for code in ("ar", "fr", "en"))


@EVERY_LABEL
def test_labels_quote_the_document(label):
    words = words_of(label["file"])
    assert [snippet for snippet in snippets_of(label) if fold(snippet) not in words] == []


@EVERY_LABEL
def test_boilerplate_is_not_part_of_the_text(label):
    if not label["file"].endswith(".txt"):
        words = words_of(label["file"])
        assert [snippet for snippet in label["boilerplate_snippets"] if fold(snippet) in words] == []


@EVERY_LABEL
def test_labels_use_the_closed_lists(label):
    assert label["boilerplate_snippets"]
    assert {r["strength"] for r in label["recommendations"]} <= STRENGTHS
    assert {s["mode"] for s in label["statements"]} <= {"direct", "indirect"}
    dates = [event[key] for event in label["events"] for key in ("start_date", "end_date")] + [label["published"]]
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", date) for date in dates if date)


@EVERY_LABEL
def test_the_document_says_that_it_is_a_sample(label):
    path = EXAMPLES / "documents" / label["file"]
    notice = BUILD.NOTICE[label["language"]].split(":")[0]
    if path.suffix in {".html", ".txt"}:
        said = path.read_text(encoding="utf-8")
        assert any(word in said for word in (notice, "Texte d’exemple", "نص نموذجي", "Sample text"))
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize(("name", "kinds"), [("links.json", LINKS), ("links_extra.json", EXTRAS)])
def test_links_name_words_of_their_documents(name, kinds):
    links = load(name)
    assert {link["kind"] for link in links} == kinds
    members = [member for link in links for member in link["members"]]
    assert [m for m in members if fold(m["surface"]) not in words_of(m["file"])] == []


def test_questions_name_words_of_their_documents():
    questions = [*load("queries.json"), *load("queries_more.json")]
    answers = [answer for question in questions for answer in question["relevant"]]
    assert len(questions) >= 20
    assert {question["query_language"] for question in questions} == {"ar", "fr", "en"}
    assert [a for a in answers if fold(a["snippet"]) not in words_of(a["file"])] == []


def test_half_of_the_documents_is_set_aside():
    names = (EXAMPLES / "set_aside.txt").read_text(encoding="utf-8").split()
    assert set(names) <= set(LABELS)
    assert abs(2 * len(names) - len(LABELS)) <= 1


@pytest.mark.parametrize("path", sorted((EXAMPLES / "sources").glob("*.txt")), ids=lambda path: path.stem)
def test_building_twice_gives_the_same_bytes(path):
    name = path.name.removesuffix(".txt")
    source = BUILD.read_source(path)
    write = BUILD.WRITERS[name.rpartition(".")[2]]
    assert write(source) == write(source)
    if name.endswith(".html"):  # what PDF and DOCX files look like depends on the library's version
        assert write(source) == (EXAMPLES / "documents" / name).read_bytes()


def test_a_source_without_head_is_refused(tmp_path):
    broken = tmp_path / "x.html.txt"
    broken.write_text("no head here", encoding="utf-8")
    with pytest.raises(ValueError, match="between two lines"):
        BUILD.read_source(broken)
