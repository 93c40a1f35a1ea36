"""Ask pip-audit for known holes of every pinned library, and say plainly when nobody answered.

pip-audit asks about each pinned release. It passes over what its service does not know and reports that nothing was
found; here that is told apart. A mirror may know each library's newest release alone, with its known holes: then those
pins that are the newest are checked there, the others are named, and what is pinned is held against the newest
releases that our bounds allow.
Exit codes: 0 nothing is known or nobody answered, 1 a hole is known, 2 pip-audit itself failed.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
PINNED = ("uv", "dev", "ocr", "semgrep")  # dev holds all of run
NEWEST = "https://pypi.org/pypi/{}/json"  # of the newest release, with its known holes; pip-audit asks the same of one
OPTIONS = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
UNANSWERED = (
    "No service of known holes answered, so none of the pinned libraries was checked: "
    "run `make security` where pypi.org can be reached."
)
Library = Mapping[str, Any]  # what pip-audit says of one


def asked(name: str) -> list[Library]:
    """What pip-audit says of the libraries of one file; nothing where it reaches nobody."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", f"requirements/{name}.txt", *OPTIONS]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not answer.stdout and "ConnectionError" not in answer.stderr:
        print(answer.stderr, file=sys.stderr)
        sys.exit(2)
    return json.loads(answer.stdout or "{}").get("dependencies", [])


def holes(libraries: Sequence[Library]) -> list[str]:
    """A line for each known hole."""
    return [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for one in libraries
        for hole in one.get("vulns", ())
    ]


def summary(libraries: Sequence[Library]) -> str:
    """How many were checked, and which the service does not know."""
    unknown = [one["name"] for one in libraries if "skip_reason" in one]
    if len(unknown) == len(libraries):
        return UNANSWERED
    passed_over = f" Not known to the service: {', '.join(unknown)}." if unknown else ""
    return f"{len(libraries) - len(unknown)} pinned libraries were checked for known holes.{passed_over}"


def every_pin(folder: Path) -> set[tuple[str, str]]:
    """Each library and version in a folder of requirements; a library may have several, for several Pythons."""
    texts = (folder.joinpath(f"{name}.txt").read_text(encoding="utf-8") for name in PINNED)
    return {pin for text in texts for pin in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)}


def pins(folder: Path) -> dict[str, str]:
    """The version of every pinned library in a folder of requirements, of several the last."""
    return dict(sorted(every_pin(folder)))


def newest(name: str, client: httpx.Client) -> Library:
    """The newest release of a library and its known holes, as pip-audit would tell them; none where nobody answers."""
    try:
        answer = client.get(NEWEST.format(name)).raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        return {"name": name, "skip_reason": "no answer"}
    told = [hole for hole in answer["vulnerabilities"] if not hole["withdrawn"]]
    vulns = [{"id": hole["id"], "fix_versions": hole["fixed_in"]} for hole in told]
    return {"name": name, "version": answer["info"]["version"], "vulns": vulns}


def at_their_newest(pinned: set[tuple[str, str]], answers: Mapping[str, Library]) -> list[Library]:
    """What was told of the pins that are the newest release; whatever is pinned to an older one is passed over."""
    return [
        answers[name]
        if answers[name].get("version") == version
        else {"name": f"{name} {version}", "skip_reason": "only its newest release is known"}
        for name, version in sorted(pinned)
    ]


def asked_of_the_newest() -> list[Library]:
    """What the registry says of every pin that is the newest release of its library."""
    pinned = every_pin(ROOT / "requirements")
    with httpx.Client(timeout=30) as client:
        return at_their_newest(pinned, {name: newest(name, client) for name in {name for name, _ in pinned}})


def behind(pinned: Mapping[str, str], newest: Mapping[str, str]) -> list[str]:
    """A line for each library of which a newer release fits."""
    lagging = [name for name, version in pinned.items() if newest.get(name, version) != version]
    return [f"{name} {pinned[name]}: {newest[name]} is out" for name in lagging]


def compared() -> str:
    """What is pinned beside the newest releases that our bounds allow; needs only the registry of packages."""
    pinned = pins(ROOT / "requirements")
    with tempfile.TemporaryDirectory() as folder:
        locked = subprocess.run(
            ["/bin/sh", "scripts/lock.sh", folder], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if locked.returncode:
            return f"Nor could the newest releases be asked for: {locked.stderr.strip()}"
        lagging = behind(pinned, pins(Path(folder)))
    newest = f"{len(pinned) - len(lagging)} of {len(pinned)} pinned libraries are the newest that our bounds allow."
    return "\n".join([*lagging, newest])


def main() -> int:
    """Ask, print, and give the exit code."""
    libraries = [one for name in PINNED for one in asked(name)]
    answered = summary(libraries) != UNANSWERED
    if not answered:
        libraries = asked_of_the_newest()
    found = holes(libraries)
    print("\n".join([*found, summary(libraries)]))
    if not answered:
        print(compared())
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
