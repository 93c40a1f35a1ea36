"""How fast search is and what it takes, beside what people would put together instead: one run, the same vectors.

python benchmarks/search.py [--size 10000 100000] [--engines marsad sqlite tantivy bm25s postgres] [--questions 60]
    [--draw SVG] [--keep FOLDER]

Each engine is built in one process, asked in another, and changed in a third. A question goes over three languages by
words and by meaning, and is encoded each time; Marsad reads its candidates again besides. `processor` is the mean of
the processor's milliseconds of a question, which other programs disturb less than the clock. Recall is that of the ten
nearest in the question's language, without a filter and with one that leaves an eighth of the documents. A document of
20 passages is added, written anew and taken out; p95 of eight readers beside a writer is of one process with eight
threads. `--draw` draws how questions to the first engine grow with the passages. The peers come with `make peers`,
PostgreSQL with pgvector and a SQLite that loads extensions among them. What a server spends and holds for a question
is told with what its client does. Graphs of a million passages take an hour: with `--keep` what is built stays in a
folder, and a later run that finds it there asks and changes it without building it again.
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

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
os.environ.setdefault("MARSAD_SECRET_KEY", "only to load the room")  # no home is made
django.setup()

from growth import Line, drawing  # noqa: E402 - after django.setup()
from search_engines import ENGINES, STATIC  # noqa: E402
from search_peers import sqlite  # noqa: E402
from search_stages import STAGES  # noqa: E402

HEAD = "engine   build s  MB disk MB memory p50 ms p95 ms processor recall filtered add ms update delete 8 readers p95"


def main() -> None:
    """Print a table for each size."""
    given = arguments()
    if given.stage:
        engine = ENGINES[given.engines[0]][1](Path(given.folder))
        print(json.dumps(STAGES[given.stage](engine, given.size[0], given.questions)))
        return
    grown: list[tuple[int, dict[str, float]]] = []
    for size in given.size:
        print(f"{size} passages")
        print(HEAD, flush=True)
        for name in given.engines:
            if find_spec(ENGINES[name][0]) is None:
                print(f"{name}: not installed (make peers)")
                continue
            if name == "sqlite" and not sqlite():
                print("sqlite: no SQLite here loads extensions, so sqlite-vec cannot be loaded (make peers)")
                continue
            line, asked = measured(name, size, given.questions, given.keep)
            print(line, flush=True)
            if name == given.engines[0]:
                grown.append((size, asked))
    if given.draw:
        given.draw.write_text(_drawn(given.engines[0], grown), "utf-8")


def _drawn(engine: str, grown: list[tuple[int, dict[str, float]]]) -> str:
    figures = {"95 of 100 questions answered within (ms)": "p95", "processor of a question (ms)": "processor"}
    lines = [
        Line(title=title, unit="ms", points=[(size, asked[name]) for size, asked in grown])
        for title, name in figures.items()
    ]
    return drawing(f"Questions to {engine} by the number of passages (both axes logarithmic)", lines)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--questions", type=int, default=60)
    parser.add_argument("--draw", type=Path, help="a file for the picture")
    parser.add_argument("--keep", type=Path, help="a folder in which what is built stays for a later run")
    parser.add_argument("--stage", choices=list(STAGES), help="used by the benchmark itself")
    parser.add_argument("--folder", help="used by the benchmark itself")
    return parser.parse_args()


def measured(name: str, size: int, count: int, keep: Path | None) -> tuple[str, dict[str, float]]:
    """A line of the table, and what questions took."""
    with tempfile.TemporaryDirectory(prefix="marsad-benchmark-") as own:
        kept = (keep or Path(own)) / f"{name}-{size}"
        built = _built(name, size, count, kept)
        megabytes = _megabytes(kept)
        asked = _in_process("ask", name, size, count, kept)
        line = (
            f"{name:<8} {built:>7.1f} {megabytes:>8.0f} {asked['memory']:>9.0f} "
            f"{asked['p50']:>6.1f} {asked['p95']:>6.1f} {asked['processor']:>9.1f} "
            f"{asked['recall False']:>6.3f} {asked['recall True']:>8.3f}"
        )
        if name in STATIC:
            return f"{line}  static: to change it is to build it again", asked
        live = _in_process("live", name, size, count, kept)
        line += f" {live['add']:>6.0f} {live['update']:>6.0f} {live['delete']:>6.0f} {live['readers']:>11.0f}"
        return line, asked


def _built(name: str, size: int, count: int, folder: Path) -> float:
    """Seconds that the building took, in this run or in the one that left it here."""
    told = folder.with_suffix(".seconds")
    if not told.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        told.write_text(str(_in_process("build", name, size, count, folder)["seconds"]), "utf-8")
    return float(told.read_text("utf-8"))


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
