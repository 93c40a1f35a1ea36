"""Kills writers of the index at random moments, looks what the next start finds: ``measures/index_kills.py 200``.

A second number chooses other moments, so that many kills can be counted in parts.
Each round starts a process that repairs the index from the store, compares both document by document, and then adds,
reads again and indexes notes until it is killed (SIGKILL). Prints how many rounds found the index wrong after repair.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

LONGEST = 1.0  # seconds between the comparison and the kill
READY = "ready"
TOLD = 10  # rounds after which the count is told: all of them take minutes


def main(rounds: int, seed: int = 7) -> None:
    """Count what goes wrong."""
    home = tempfile.mkdtemp(prefix="marsad-kills-")
    chance, repaired, wrong = random.Random(seed), 0, 0  # noqa: S311 - moments, not secrets
    for number in range(1, rounds + 1):
        said = _round(home, number, chance.uniform(0, LONGEST))
        repaired += "repaired" in said
        wrong += READY not in said or "wrong" in said
        if number % TOLD == 0 or number == rounds:
            print(
                f"{number} kills: {repaired} starts had something to repair, "
                f"{wrong} found a document missing, double or stale",
                flush=True,
            )


def _round(home: str, number: int, wait: float) -> str:
    """One process, killed `wait` seconds after it has compared; what it said."""
    environment = {**os.environ, "MARSAD_HOME": home, "DJANGO_SETTINGS_MODULE": "marsad.web.settings"}
    arguments = [sys.executable, str(Path(__file__)), "--write", str(number)]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None  # noqa: S101 - a pipe was asked for
        said = ""
        while READY not in said and (line := writer.stdout.readline()):
            said += line
        time.sleep(wait)
        writer.kill()
    return said


def write(number: int) -> None:
    """Repair, compare, then write until the end."""
    import django  # noqa: PLC0415 - only writers need it

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from marsad.evidence import queries as evidence  # noqa: PLC0415
    from marsad.search import actions  # noqa: PLC0415
    from marsad.search.tests import made  # noqa: PLC0415

    if not actions.is_up_to_date():
        actions.update_index()
        print("repaired", flush=True)
    if actions.open_index().shapes() != evidence.passage_shapes(who=None):
        print("wrong", flush=True)
    print(READY, flush=True)
    for note in count():
        text = f"Note {number} of the harbour. Boat {note} came in from the north. It brought {note} crates."
        made.fill(made.note("en", text))
        actions.index_again(sorted(evidence.document_ids(who=None))[: 1 + note % 3])


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(int(sys.argv[2]))
    else:
        main(*map(int, sys.argv[1:]))
