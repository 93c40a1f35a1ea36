"""Every sentence with which readers and sources refuse something is there in Arabic and French."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.reading.telling import told

SOURCE = Path(__file__).parents[2]
ENTRIES = tomllib.loads((SOURCE / "reading" / "telling.toml").read_text(encoding="utf-8"))["sentences"]
NOT_SHOWN = frozenset({"limits.py", "process.py", "settings.py"})  # faults of settings and of Marsad's own process
PLACE = re.compile(r"\{\d\}")


def errors() -> set[str]:
    files = ("reading/errors.py", "reading/guarded/errors.py", "sources/errors.py", "sources/web/errors.py")
    trees = (ast.parse((SOURCE / file).read_text(encoding="utf-8")) for file in files)
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def shape(node: ast.expr) -> str:
    """A sentence with {} for what it names; "" for what is no sentence."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def refusals() -> Iterator[str]:
    names = {*errors(), "unread", "Unread", "__init__"}
    for file in sorted([*(SOURCE / "reading").rglob("*.py"), *(SOURCE / "sources").rglob("*.py")]):
        if "tests" in file.parts or file.name in NOT_SHOWN:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
                said = [*node.args[:1], *(part.value for part in node.keywords if part.arg == "reason")]
                yield from (sentence for part in said if (sentence := shape(part)).endswith("."))


def test_every_refusal_is_translated() -> None:
    known = {PLACE.sub("{}", entry["en"]) for entry in ENTRIES}
    found = set(refusals())
    assert len(found) > 60
    assert found <= known, sorted(found - known)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["en"][:40])
def test_a_translation_names_what_the_sentence_names(entry: dict[str, str]) -> None:
    named = sorted(PLACE.findall(entry["en"]))
    for language in ("fr", "ar"):
        same = sorted(PLACE.findall(entry[language])) == named
        assert same or "OCR" in entry[language]  # what is missing there is told in words of that language
    sentence = PLACE.sub(lambda match: f"x{match[0][1]}", entry["en"])
    assert told(sentence, "ar") == PLACE.sub(lambda match: f"x{match[0][1]}", entry["ar"])


def test_what_a_sentence_names_is_put_in() -> None:
    assert told("This PDF has more than 2000 pages: split it and add the parts.", "fr").startswith(
        "Ce PDF a plus de 2000"
    )
    assert told("This PDF has more than 2000 pages: split it and add the parts.", "en").startswith("This PDF")
    assert told("Somebody else's words.", "ar") == "Somebody else's words."
