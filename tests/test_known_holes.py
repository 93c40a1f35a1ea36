"""What `make security` says of the pinned libraries: silence of the service is not a good answer."""

import runpy
from pathlib import Path

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "known_holes.py"))
SKIPPED = {"name": "clubs", "skip_reason": "Dependency not found on PyPI and could not be audited: clubs (1)"}
GOOD = {"name": "forums", "version": "2.1", "vulns": []}
BAD = {"name": "radios", "version": "0.3", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["0.4", "1.0"]}]}


def test_a_service_that_knows_nothing_has_not_answered() -> None:
    assert SCRIPT["summary"]([SKIPPED, SKIPPED]) == SCRIPT["summary"]([]) == SCRIPT["UNANSWERED"]


def test_a_hole_is_named_with_the_version_that_mends_it() -> None:
    assert SCRIPT["holes"]([GOOD, BAD, SKIPPED]) == ["radios 0.3: PYSEC-2026-1, mended in 0.4, 1.0"]


def test_a_library_that_the_service_does_not_know_is_named() -> None:
    said = SCRIPT["summary"]([GOOD, BAD, SKIPPED])
    assert said.startswith("2 pinned libraries")
    assert "clubs" in said


def test_where_nobody_answers_the_newest_releases_are_compared() -> None:
    pinned = SCRIPT["pins"](Path(__file__).parents[1] / "requirements")
    assert {"django", "uv", "semgrep", "pytest"} <= pinned.keys()
    assert SCRIPT["behind"](pinned, pinned) == []
    assert SCRIPT["behind"]({"clubs": "1.0", "forums": "2"}, {"clubs": "1.0", "forums": "3"}) == ["forums 2: 3 is out"]
