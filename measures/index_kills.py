"""Kills writers of the index at random moments, looks what the next start finds: ``measures/index_kills.py 200``.

A second number chooses other moments, so that many kills can be counted in parts.
Each round is a process that repairs the index from the store, compares both document by document, and then adds notes,
reads some again and takes some out until it is killed (SIGKILL), at a moment of its writing. Prints how many starts had
something to repair, and how many found the index wrong after that. Processes are forked from one that has loaded
everything but LanceDB (which has threads), so that a round takes a second.
"""

import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from typing import Any

import django

LONGEST = 0.5  # seconds between the first note and the kill: about as long as some writes take
READY = "ready"
TOLD = 20  # rounds after which the count is told: all of them take minutes


def main(rounds: int, seed: int = 7) -> None:
    """Count what goes wrong."""
    _load(tempfile.mkdtemp(prefix="marsad-kills-"))
    chance, repaired, wrong = random.Random(seed), 0, 0  # noqa: S311 - moments, not secrets
    os.waitpid(_forked(_migrate)[0], 0)
    for number in range(1, rounds + 1):
        said = _round(number, chance.uniform(0, LONGEST))
        repaired += "repaired" in said
        wrong += READY not in said or "wrong" in said
        if number % TOLD == 0 or number == rounds:
            print(
                f"{number} kills: {repaired} starts had something to repair, "
                f"{wrong} found a document missing, double or stale",
                flush=True,
            )


def _load(home: str) -> None:
    """Everything that may be there before a process is forked: no database, no index."""
    os.environ |= {"MARSAD_HOME": home, "DJANGO_SETTINGS_MODULE": "marsad.web.settings"}
    django.setup()
    from marsad.search import actions  # noqa: F401, PLC0415 - after django.setup()
    from marsad.search.tests import made  # noqa: PLC0415

    made.worker(_note(0, 0))


def _note(number: int, place: int) -> Any:
    from marsad.search.tests import made  # noqa: PLC0415 - after django.setup()

    text = f"Note {number} of the harbour. Boat {place} came in from the north. It brought {place} crates."
    return made.note("en", text)


def _migrate(_told: Callable[[str], None]) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - after django.setup()

    call_command("migrate", verbosity=0)


def _forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """The id of a new process that does something, and a pipe on which it tells."""
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        return child, reading
    os.close(reading)
    try:
        work(lambda word: os.write(writing, f"{word}\n".encode()) and None)
    finally:
        os._exit(0)


def _round(number: int, wait: float) -> str:
    """One process, killed `wait` seconds after its first write; what it said."""
    child, told = _forked(lambda tell: write(number, tell))
    said = ""
    while READY not in said and (words := os.read(told, 4_096)):
        said += words.decode()
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(told)
    return said


def write(number: int, tell: Callable[[str], None]) -> None:
    """Repair, compare, then write until the end."""
    from marsad.evidence import models  # noqa: PLC0415 - after django.setup()
    from marsad.evidence import queries as evidence  # noqa: PLC0415
    from marsad.evidence.signals import documents_changed  # noqa: PLC0415
    from marsad.evidence.signals import tell as tell_all  # noqa: PLC0415
    from marsad.search import actions  # noqa: PLC0415
    from marsad.search.tests import made  # noqa: PLC0415

    if not actions.is_up_to_date():
        actions.update_index()
        tell("repaired")
    if actions.open_index().shapes() != evidence.passage_shapes(who=None):
        tell("wrong")
    made.fill(_note(number, 0))
    tell(READY)
    for place in count(1):
        known = sorted(evidence.document_ids(who=None))
        actions.index_again(known[: 1 + place % 3])
        if place % 3 == 0:
            made.fill(_note(number, place))
        if place % 5 == 0:  # as withdrawing does, without linking what is left
            models.Document.objects.filter(pk=known[-1]).delete()
            tell_all(documents_changed, documents={known[-1]})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
