"""Kills reading, reviewing and backing up at random moments, and looks for anything lost or half-written.

    python benchmarks/kills.py [--kills 500] [--seed 1]

Each round does one of the three in a process of its own, ends it without warning at a random time, and holds the home
to what must be true of it: the database is sound, every fact quotes its document, every document has its original, each
decision that was told to be taken is there, the audit trail verifies, and a backup of the name is whole or not there.
"""

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from own_home import own_home

LOOK = 10  # rounds between two looks at the home
FORK = multiprocessing.get_context("fork")  # loading the program anew for each round would take longer than the round


def read(folder: Path, number: int) -> None:
    """Read documents in, and tell of each that entered."""
    from marsad.evidence import actions  # noqa: PLC0415 - after the home has been chosen, as everywhere below
    from marsad.evidence.tests.made import by_name  # noqa: PLC0415
    from marsad.pipeline.tests.made import original, worker  # noqa: PLC0415

    text = "ICESCO and OMEV met in Rabat, {}.{}.\nWe recommend that teachers be trained."
    items = (original(text.format(number, one), f"{number}-{one}.txt") for one in range(10_000))
    for added in actions.add(items, who=None, worker=worker, linker=by_name):
        tell(folder, f"document {added.document}")  # type: ignore[union-attr]  # all are new here


def review(folder: Path, number: int) -> None:  # noqa: ARG001 - all work is called alike
    """Accept facts, and tell of each decision that was taken."""
    from marsad.evidence import actions, queries  # noqa: PLC0415

    while True:
        for card in queries.facts(who=None, limit=300):
            actions.accept_fact(card.fact.id, who=None)
            tell(folder, f"fact {card.fact.id}")


def back_up(folder: Path, number: int) -> None:  # noqa: ARG001 - as above
    """Write the same backup again and again."""
    from marsad.backup.making import make_backup  # noqa: PLC0415

    while True:
        make_backup(folder / "backup.tar")


WORK: Mapping[str, Callable[[Path, int], None]] = {"read": read, "review": review, "backup": back_up}


def tell(folder: Path, line: str) -> None:
    """Write what was done, whole lines only, behind the doing."""
    with (folder / "told").open("a", encoding="ascii") as file:
        file.write(f"{line}\n")


def problems(folder: Path) -> Iterator[str]:
    """What is not as it must be."""
    from marsad.accounts.audit import heads  # noqa: PLC0415
    from marsad.accounts.audit.checking import tampering  # noqa: PLC0415
    from marsad.backup.errors import BackupError  # noqa: PLC0415
    from marsad.backup.reading import check  # noqa: PLC0415
    from marsad.backup.restoring import check_database  # noqa: PLC0415
    from marsad.evidence import models, originals  # noqa: PLC0415

    check_database(folder / "home" / "marsad.sqlite3")
    texts = dict(models.Document.objects.values_list("pk", "text"))
    sums = models.Document.objects.values_list("sha256", flat=True)
    yield from (f"no original {one}" for one in sums if not originals.path_of(one).exists())
    quoted = models.Fact.objects.values_list("pk", "document", "start", "end", "quote")
    yield from (f"{pk} misquotes" for pk, document, start, end, quote in quoted if texts[document][start:end] != quote)
    held = {"document": texts.keys(), "fact": set(models.Decision.objects.values_list("fact", flat=True))}
    told = (folder / "told").read_text(encoding="ascii").rpartition("\n")[0].splitlines()
    yield from (f"lost {line}" for line in set(told) if line.split()[1] not in held[line.split()[0]])
    yield from (found.problem for found in tampering(heads.kept()))
    try:
        if (folder / "backup.tar").exists():
            check(folder / "backup.tar")
    except BackupError as error:
        yield str(error)


def kill(kind: str, folder: Path, number: int, seconds: float) -> None:
    """Start one piece of work and end it without warning."""
    work = FORK.Process(target=WORK[kind], args=(folder, number))
    work.start()
    time.sleep(seconds)
    work.kill()
    work.join()


def killed(folder: Path, kills: int, chance: random.Random) -> int:
    """Go through the rounds and give how many problems were found."""
    from django.db import connection  # noqa: PLC0415

    counts, found = Counter[str](), 0
    for number in range(kills):
        kind = "read" if number == 0 else chance.choice(list(WORK))
        connection.close()  # what is forked must open its own
        kill(kind, folder, number, chance.uniform(0.0, 1.5) if number else 10.0)
        counts[kind] += 1
        if number % LOOK == LOOK - 1 or number == kills - 1:
            here = list(problems(folder))
            found += len(here)
            print(f"{number + 1} kills {dict(counts)}: {here[:5] or 'all whole'}", flush=True)
    print(f"{kills} kills, {found} problems")
    return found


def main() -> int:
    """Kill, check, count; 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with own_home("kills") as folder:
        (folder / "told").touch()
        chance = random.Random(asked.seed)  # noqa: S311 - the same moments each time
        return 1 if killed(folder, asked.kills, chance) else 0


if __name__ == "__main__":
    sys.exit(main())
