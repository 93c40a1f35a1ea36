"""Ask pip-audit for known holes of every pinned library, and say plainly when nobody answered.

pip-audit passes over what its service does not know and reports that nothing was found; here that is told apart.
Exit codes: 0 nothing is known or nobody answered, 1 a hole is known, 2 pip-audit itself failed.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PINNED = ("uv", "dev", "semgrep")  # dev holds all of run
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


def main() -> int:
    """Ask, print, and give the exit code."""
    libraries = [one for name in PINNED for one in asked(name)]
    found = holes(libraries)
    print("\n".join([*found, summary(libraries)]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
