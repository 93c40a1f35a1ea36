"""What `make security` says of the pinned libraries: silence of the service is not a good answer."""

import runpy
from pathlib import Path

import httpx

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


def told(request: httpx.Request) -> httpx.Response:
    """A registry that knows the newest release of one library alone."""
    if request.url.path != "/pypi/radios/json":
        return httpx.Response(404)
    open_, lifted = [{"id": f"PYSEC-2026-{n}", "fixed_in": [], "withdrawn": n == 2} for n in (1, 2)]
    return httpx.Response(200, json={"info": {"version": "0.3"}, "vulnerabilities": [open_, lifted]})


def test_a_registry_is_asked_for_the_holes_of_the_newest_release_and_what_is_older_stays_unknown() -> None:
    with httpx.Client(transport=httpx.MockTransport(told)) as client:
        answers = {name: SCRIPT["newest"](name, client) for name in ("radios", "clubs")}
    libraries = SCRIPT["at_their_newest"]({("radios", "0.3"), ("radios", "0.2"), ("clubs", "1")}, answers)
    assert SCRIPT["holes"](libraries) == ["radios 0.3: PYSEC-2026-1, mended in no version yet"]
    said = SCRIPT["summary"](libraries)
    assert said == "1 pinned libraries were checked for known holes. Not known to the service: clubs 1, radios 0.2."
    silent = SCRIPT["at_their_newest"]({("clubs", "1")}, answers)
    assert SCRIPT["summary"](silent) == SCRIPT["UNANSWERED"]
