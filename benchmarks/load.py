"""200 people at once: they read, search and review for five minutes; prints the times of pages and every error.

    python benchmarks/load.py [--people 200] [--seconds 300] [--home HOME]
    python benchmarks/load.py --people 50 --seconds 120 --ingest

Each looks at a page for 5 to 25 seconds, as people do who read: 200 ask for about 13 answers a second. `--looks 3 12`
is the pace of people who only skim, about 27 a second. They ask for what the store names, in its three languages; half
of the time they open what was found and come back to it. With `--ingest` half of the examples is read in while they do.
Needs locust (the group `peers`), which takes some of these cores. The home is copied first, so
nothing that people decided there is touched; without one the examples are read in. The server is `marsad serve` as it
comes.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MARSAD = [sys.executable, "-c", "from marsad.cli.main import main; main()"]
LOCUST = [sys.executable, "-m", "locust"]
PORT = 8799
PLAYED = Path(__file__).with_name("load_people.py")
BEGINNING = 15  # seconds from the first answer until all processes of the server have loaded what they need
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "documents").iterdir())
PEOPLE = """
import json, sys
from marsad.cli.store import open_store
open_store()
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import queries
def session(person):
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store.create()
    return store.session_key
count = int(sys.argv[1])
people = [add_person(f"load-{n}", who=None, role=Role.REVIEWER) for n in range(count)]
print(json.dumps({
    "sessions": [session(person) for person in people],
    "facts": [card.fact.id for card in queries.facts(who=None, limit=500)],
    "documents": [card.id for card in queries.documents(who=None, limit=200)],
    "entities": [card.id for card in queries.entities(who=None, limit=200)],
    "names": [name.text for card in queries.entities(who=None, limit=60) for name in card.names[:2]],
}))
"""


def main() -> None:
    """Prepare a home, serve it, send people in, print what they met."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="marsad-load-") as folder:
        home = prepared(asked.home, Path(folder) / "home", EXAMPLES[::2] if asked.ingest else EXAMPLES)
        environment = {**os.environ, "MARSAD_HOME": str(home)}
        made = subprocess.run(
            [sys.executable, "-c", PEOPLE, str(asked.people)], env=environment, check=True, stdout=subprocess.PIPE
        )
        (Path(folder) / "people.json").write_bytes(made.stdout)
        with served(environment), ingested(environment, EXAMPLES[1::2] if asked.ingest else []):
            run = [*LOCUST, "-f", str(PLAYED), "--headless", "--only-summary", "--loglevel", "ERROR"]
            run += ["-u", str(asked.people), "-r", "10", "-t", f"{asked.seconds}s", "-H", f"http://127.0.0.1:{PORT}"]
            told = {"LOAD_PEOPLE": f"{folder}/people.json", "LOAD_LOOKS": " ".join(map(str, asked.looks))}
            subprocess.run(run, env={**environment, **told}, check=False)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--looks", type=float, nargs=2, default=(5, 25), help="seconds at a page, least and most")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--ingest", action="store_true", help="read documents in meanwhile")
    return parser.parse_args()


def prepared(given: Path | None, home: Path, examples: Iterable[Path]) -> Path:
    """A copy of a home, or a new one with examples."""
    if given:
        shutil.copytree(given, home)
    else:
        command = [*MARSAD, "--home", str(home), "add", *map(str, examples)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return home


@contextmanager
def ingested(environment: dict[str, str], files: Sequence[Path]) -> Iterator[None]:
    """Read files in while the block lasts, and say how that ended."""
    if not files:
        yield
        return
    adding = subprocess.Popen([*MARSAD, "add", *map(str, files)], env=environment, stdout=subprocess.DEVNULL)
    yield
    before = adding.poll() is not None
    print(f"{len(files)} documents were read in: exit code {adding.wait()}, done before people left: {before}")


@contextmanager
def served(environment: dict[str, str]) -> Iterator[None]:
    """Run the server while the block lasts, and say how much processor time it took."""
    command = [*MARSAD, "serve", "--no-browser", "--no-worker", "--port", str(PORT)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{PORT}/health")
        time.sleep(BEGINNING)
        yield
    finally:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        server.terminate()
        server.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"The server's processes took {taken:.1f} s of processor time, beginning included.")


def wait_for(address: str, seconds: float = 120) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 - an address of ours
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


if __name__ == "__main__":
    main()
