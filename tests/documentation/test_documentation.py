"""What the documentation promises exists, and what exists is documented."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGES = sorted([*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"), *TOP.glob("examples/*.md")])


def test_the_reference_of_commands_is_up_to_date():
    outcome = subprocess.run(
        [sys.executable, TOP / "scripts" / "command_reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr


def test_every_setting_is_documented():
    source = "".join(p.read_text(encoding="utf-8") for p in TOP.glob("src/marsad/**/*.py") if "tests" not in p.parts)
    names = set(re.findall(r"[\"'](MARSAD_[A-Z_]+|DATABASE_URL)[\"']", source))
    assert "MARSAD_HOME" in names
    page = (TOP / "docs" / "settings.md").read_text(encoding="utf-8")
    assert not {name for name in names if f"`{name}`" not in page}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(TOP)))
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [t for t in targets if not re.match(r"https?:|mailto:", t)]
    assert not [t for t in local if not (page.parent / t).exists()]


def test_make_words_in_the_readme_exist():
    words = set(re.findall(r"`?make ([a-z]+)", (TOP / "README.md").read_text(encoding="utf-8")))
    known = set(re.findall(r"^([a-z]+):.*##", (TOP / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert {"demo", "test"} <= words <= known


def test_every_decision_is_listed():
    folder = TOP / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert not [p.name for p in folder.glob("0*.md") if f"({p.name})" not in index]


def test_every_room_is_on_the_map():
    page = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [p.parent.name for p in (TOP / "src" / "marsad").glob("*/__init__.py")]
    assert not [room for room in rooms if f"`{room}/`" not in page]


def test_the_lines_of_security_are_whole_and_counted_right():
    page = (TOP / "docs" / "security.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+)\.(\d+)\.(\d+) \|[^|]+\| ([a-z ]+) \|", page, flags=re.MULTILINE)
    numbers = [tuple(map(int, row[:3])) for row in rows]
    assert numbers == sorted(set(numbers))
    assert {number[0] for number in numbers} == set(range(1, 15))
    counted = Counter(row[3] for row in rows)
    kinds = ("met", "in part", "not met", "does not apply")
    told = re.search(r"Of\s(\d+) requirements (\d+) are met, (\d+) in part, (\d+) not, and (\d+) do not apply", page)
    assert tuple(map(int, told.groups())) == (len(rows), *(counted[kind] for kind in kinds))


def test_every_room_says_what_could_be_tried_there():
    page = (TOP / "docs" / "threats.md").read_text(encoding="utf-8")
    rooms = {p.parent.name for p in (TOP / "src" / "marsad").glob("*/__init__.py")}
    assert set(re.findall(r"^\| `(\w+)/` \|", page, flags=re.MULTILINE)) == rooms


@pytest.mark.parametrize("name", ["security.md", "threats.md"])
def test_every_test_that_shows_a_line_of_security_exists(name):
    page = (TOP / "docs" / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests)/[^`]+\.py)`", page))
    assert len(named) > 10
    assert not [path for path in named if not (TOP / path).exists()]
