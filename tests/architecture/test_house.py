"""The rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "marsad"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts and "tests" not in p.parts)
ROOMS = sorted(p for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith("__"))
LONGEST = 400
FORBIDDEN_NAMES = {"utils", "util", "common", "core", "helpers", "misc"}


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 50


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: p.name)
def test_each_room_says_what_it_is_for(room):
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert docstring, f"{room.name}/__init__.py must say in two sentences what the room is for"


def test_no_file_is_too_long_to_read_in_a_sitting():
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in MODULES
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_drawer_for_everything():
    assert not [p for p in PACKAGE.rglob("*") if p.stem in FORBIDDEN_NAMES]


def test_most_functions_are_short():
    lengths = [
        node.end_lineno - node.lineno + 1
        for p in MODULES
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(length <= 30 for length in lengths) / len(lengths) >= 0.9


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_word_test_that_breaks_arabic(path):
    source = path.read_text(encoding="utf-8")
    code = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith("#"))
    tree = ast.parse(code)
    documented = {
        id(n.body[0].value)
        for n in ast.walk(tree)
        if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Module) and n.body and isinstance(n.body[0], ast.Expr)
    }
    strings = [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in documented
    ]
    assert not [s for s in strings if re.search(r"(?<!\\)\\[wW]", s) and not s.isspace()], (
        "use explicit letters, not \\w"
    )
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "isalnum"]


def test_styles_use_logical_properties_only():
    physical = re.compile(
        r"(?<![-\w])((margin|padding|border)-(left|right)|(left|right)\s*:|text-align\s*:\s*(left|right)|float\s*:\s*(left|right))"
    )
    found = [
        f"{p.relative_to(PACKAGE)}: {m[0]}"
        for p in PACKAGE.rglob("*.css")
        for m in physical.finditer(re.sub(r"/\*.*?\*/", "", p.read_text(encoding="utf-8"), flags=re.DOTALL))
    ]
    assert not found


# Whatever the content policy refuses; data for a script that has its own file is none.
INLINE = r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(\bsrc=|\btype=\"application/json\"))"


def test_pages_have_no_inline_script_or_style():
    found = [
        str(p.relative_to(PACKAGE))
        for p in PACKAGE.rglob("templates/**/*.html")
        if "reports" not in p.parts  # a report is one file that must stand alone
        and re.search(INLINE, p.read_text(encoding="utf-8"))
    ]
    assert not found
