"""How fast search is and what it takes, beside what people would put together instead: one run, the same vectors.

python benchmarks/search.py [--size 10000 100000] [--engines marsad sqlite tantivy bm25s] [--questions 60]

Each engine is built in one process, asked in another, and changed in a third. A question goes over three languages by
words and by meaning, and is encoded each time; Marsad reads its candidates again besides. `processor` is the mean of
the processor's milliseconds of a question, which other programs disturb less than the clock. Recall is that of the ten
nearest in the question's language, without a filter and with one that leaves an eighth of the documents. A document of
20 passages is added, written anew and taken out; p95 of eight readers beside a writer is of one process with eight
threads. The peers come with `make peers`; SQLite's extension needs a Python that may load it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from sqlite3 import Connection

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
os.environ.setdefault("MARSAD_SECRET_KEY", "only to load the room")  # no home is made
django.setup()

from search_engines import ENGINES, STATIC  # noqa: E402 - after django.setup()
from search_stages import STAGES  # noqa: E402

HEAD = "engine   build s  MB disk MB memory p50 ms p95 ms processor recall filtered add ms update delete 8 readers p95"


def main() -> None:
    """Print a table for each size."""
    given = arguments()
    if given.stage:
        engine = ENGINES[given.engines[0]][1](Path(given.folder))
        print(json.dumps(STAGES[given.stage](engine, given.size[0], given.questions)))
        return
    for size in given.size:
        print(f"{size} passages")
        print(HEAD, flush=True)
        for name in given.engines:
            if find_spec(ENGINES[name][0]) is None:
                print(f"{name}: not installed (make peers)")
                continue
            if name == "sqlite" and not hasattr(Connection, "enable_load_extension"):
                print("sqlite: this Python was built without SQLite's extensions, so sqlite-vec cannot be loaded")
                continue
            print(measured(name, size, given.questions), flush=True)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--stage", choices=list(STAGES), help="used by the benchmark itself")
    parser.add_argument("--folder", help="used by the benchmark itself")
    return parser.parse_args()


def measured(name: str, size: int, count: int) -> str:
    """A line of the table."""
    folder = Path(tempfile.mkdtemp(prefix="marsad-benchmark-"))
    try:
        built, asked = (_in_process(one, name, size, count, folder) for one in ("build", "ask"))
        line = (
            f"{name:<8} {built['seconds']:>7.1f} {_megabytes(folder):>8.0f} {asked['memory']:>9.0f} "
            f"{asked['p50']:>6.1f} {asked['p95']:>6.1f} {asked['processor']:>9.1f} "
            f"{asked['recall False']:>6.3f} {asked['recall True']:>8.3f}"
        )
        if name in STATIC:
            return f"{line}  static: to change it is to build it again"
        live = _in_process("live", name, size, count, folder)
        return f"{line} {live['add']:>6.0f} {live['update']:>6.0f} {live['delete']:>6.0f} {live['readers']:>11.0f}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_process(one: str, name: str, size: int, count: int, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--stage", one, "--engines", name, "--folder", str(folder)]
    command += ["--size", str(size), "--questions", str(count)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
