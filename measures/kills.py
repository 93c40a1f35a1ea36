"""Kills reading, reviewing and backing up at random moments, and looks for anything lost or half-written.

    python measures/kills.py [--kills 500] [--seed 1]

Each round starts one of the three in a process of its own, ends it without warning at a random time, and holds
the home to what must be true of it: the database is sound, every fact quotes its document, every document has its
original, each decision that was told to be taken is there, the audit trail verifies, and a backup
of the name is whole or not there.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SETUP = "from marsad.cli.store import open_store\nopen_store()\nimport sys\nfrom pathlib import Path\n"
WORK = {
    "read": """
from marsad.evidence import actions
from marsad.pipeline.tests.made import original, worker
from marsad.evidence.tests.made import by_name
number, told = int(sys.argv[1]), open(sys.argv[2], "a")
text = "ICESCO and OMEV met in Rabat, {}.{}.\\nWe recommend that teachers be trained."
items = (original(text.format(number, one), f"{number}-{one}.txt") for one in range(10_000))
print("ready", flush=True)
for added in actions.add(items, who=None, worker=worker, linker=by_name):
    told.write(f"document {added.document}\\n"); told.flush()
""",
    "review": """
from marsad.evidence import actions, queries
told = open(sys.argv[2], "a")
print("ready", flush=True)
while True:
    for card in queries.facts(who=None, limit=300):
        actions.accept_fact(card.fact.id, who=None)
        told.write(f"fact {card.fact.id}\\n"); told.flush()
""",
    "backup": """
from marsad.backup.making import make_backup
print("ready", flush=True)
while True:
    make_backup(Path(sys.argv[2]).with_name("backup.tar"))
""",
}
CHECK = """
from django.db import connection
from marsad.accounts.audit import heads
from marsad.accounts.audit.checking import tampering
from marsad.backup.reading import check
from marsad.evidence import models, originals
problems = []
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    problems += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
texts = dict(models.Document.objects.values_list("pk", "text"))
sums = models.Document.objects.values_list("sha256", flat=True)
problems += [f"no original {one}" for one in sums if not originals.path_of(one).exists()]
quoted = models.Fact.objects.values_list("pk", "document", "start", "end", "quote")
problems += [f"{pk} misquotes" for pk, document, start, end, quote in quoted if texts[document][start:end] != quote]
decided = set(models.Decision.objects.values_list("fact", flat=True))
told = [line.split() for line in open(sys.argv[1]).read().splitlines()[:-1]] if Path(sys.argv[1]).exists() else []
problems += [f"lost {kind} {one}" for kind, one in told if one not in (texts if kind == "document" else decided)]
problems += [found.problem for found in tampering(heads.kept())]
backup = Path(sys.argv[1]).with_name("backup.tar")
if backup.exists():
    check(backup)
print(len(texts), len(decided), *problems, sep="|")
"""


def main() -> int:
    """Kill, check, count; 0 when nothing was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-kills-") as folder:
        problems = killed(Path(folder), asked.kills, random.Random(asked.seed))  # noqa: S311 - the same kills each time
    return 1 if problems else 0


def killed(folder: Path, kills: int, chance: random.Random) -> list[str]:
    """Go through the rounds; the home is looked at after every tenth and at the end."""
    told, counts, problems = folder / "told", Counter[str](), []
    environment = {**os.environ, "MARSAD_HOME": str(folder / "home")}
    for number in range(kills):
        kind = "read" if number == 0 else chance.choice(list(WORK))
        kill(environment, kind, number, told, chance.uniform(0.0, 1.5) if number else 3.0)
        counts[kind] += 1
        if number % 10 == 9 or number == kills - 1:
            documents, decisions, *found = looked_at(environment, told)
            problems += found
            print(
                f"{number + 1} kills {dict(counts)}: {documents} documents, {decisions} decided, {found or 'all whole'}"
            )
    print(f"{kills} kills, {len(problems)} problems")
    return problems


def kill(environment: dict[str, str], kind: str, number: int, told: Path, seconds: float) -> None:
    """Start one piece of work and end it without warning."""
    command = [sys.executable, "-c", SETUP + WORK[kind], str(number), str(told)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True)
    if process.stdout is not None:
        process.stdout.readline()  # it is at work
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def looked_at(environment: dict[str, str], told: Path) -> list[str]:
    """What the home holds, and what is wrong with it."""
    done = subprocess.run(
        [sys.executable, "-c", SETUP + CHECK, str(told)], env=environment, check=False, capture_output=True, text=True
    )
    return done.stdout.strip().split("|") if not done.returncode else ["?", "?", done.stderr.strip().splitlines()[-1]]


if __name__ == "__main__":
    sys.exit(main())
