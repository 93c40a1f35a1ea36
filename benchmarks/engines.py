"""Documents a second of each engine, what a second worker adds, and memory: ``benchmarks/engines.py [FOLDER]``.

Each line is a run of its own over the same documents, mixed (none stands there twice: what has been met is remembered
and would cost one worker less than two), twice: once with few of them, for what starting costs and loading the models
of all languages in every worker, and once with all; told is the difference. Two workers are worth what one needs by the
clock against two; on a machine that others use, look at the processor's time instead: where it grows little with a
second worker, the cores are used for the work itself. The more documents, the better. The last lines say what two cores
of this machine are worth of one for loops of Python and for products of matrices: where cores share their arithmetic
unit, as rented ones often do, no program gains more.

Ray's workers are no children of ours: their time and memory are looked up while they live (Linux). Without Ray
(`pip install 'marsad[ray]'`) its lines are left out, and said to be.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from marsad.pipeline.outcomes import Processed
from marsad.pipeline.run import run
from marsad.records import Original
from marsad.sources import originals

EXAMPLES = Path(__file__).parent.parent / "examples" / "sources"  # one language each, no text twice
RUNS = [("serial", 1), ("processes", 1), ("processes", 2), ("ray", 1), ("ray", 2)]
LOOPS = {
    "loops": "x = 0\nfor i in range(12_000_000): x += i * i % 7",
    "matrices": "import numpy as np\na = np.ones((600, 600), np.float32)\nfor _ in range(300): a @ a",
}
FEW = 12  # documents: enough for each worker to meet all languages


def main(folder: Path) -> None:
    """Print a line for each engine."""
    print("engine     workers  documents/s  by the clock  processor s/document  start s  MB of a process")
    for engine, workers in RUNS:
        if engine == "ray" and find_spec("ray") is None:
            print("ray is not installed: not measured")
            continue
        few, many = (_apart(folder, engine, workers, count) for count in (FEW, 0))
        documents = many["documents"] - few["documents"]
        clock, processor = (many[name] - few[name] for name in ("clock", "processor"))
        print(
            f"{engine:<10} {workers:>7} {documents / processor * workers:>12.2f} {documents / clock:>13.2f} "
            f"{processor / documents:>21.2f} {few['clock']:>8.1f} {many['memory']:>16.0f}",
            flush=True,
        )
    for name, code in LOOPS.items():
        print(f"two cores are worth {ceiling(code):.2f} of one here for {name}", flush=True)


def ceiling(code: str) -> float:
    """How much two processes of this code do in the time of one."""
    command = [
        sys.executable,
        "-c",
        f"import time\nbegun = time.perf_counter()\n{code}\nprint(time.perf_counter() - begun)",
    ]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

    def seconds(count: int) -> float:
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(count)]
        return max(float(one.communicate()[0]) for one in running)

    return 2 * min(seconds(1) for _ in range(3)) / min(seconds(2) for _ in range(3))


def _apart(folder: Path, engine: str, workers: int, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, str(folder), engine, str(workers), str(count)]
    told: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return told


def once(folder: Path, engine: str, workers: int, count: int) -> dict[str, float]:
    """One run: documents, seconds by the clock and of the processor, megabytes of the largest process."""
    begun, given = time.perf_counter(), _material(folder)
    outcomes = run(islice(given, count) if count else given, engine=engine, workers=workers)
    cluster = Cluster()
    documents = 0
    for one in outcomes:
        documents += isinstance(one, Processed)
        if engine == "ray":
            cluster.look()
    clock = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(one.ru_utime + one.ru_stime for one in used)
    return {
        "documents": documents,
        "clock": clock,
        "processor": cluster.processor() if engine == "ray" else processor,
        "memory": max([*cluster.memory.values(), *(one.ru_maxrss for one in used if engine != "ray")]) / 1000,
    }


class Cluster:
    """What Ray's workers on this machine have used, as it was seen last of each."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._ticks: dict[str, int] = {}
        self.memory: dict[str, int] = {}  # kilobytes at most, by process

    def look(self) -> None:
        """See what each worker that lives has used so far."""
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if (process / "cmdline").read_bytes().startswith(b"ray::"):
                    told = (process / "stat").read_text().rpartition(")")[2].split()
                    self._ticks[process.name] = int(told[11]) + int(told[12])
                    status = (process / "status").read_text()
                    self.memory[process.name] = int(status.split("VmHWM:")[1].split()[0])

    def processor(self) -> float:
        """The seconds of all."""
        return sum(self._ticks.values()) / os.sysconf("SC_CLK_TCK")


def _material(folder: Path) -> list[Original]:
    every = [item for item in originals(folder) if isinstance(item, Original) and item.file.endswith((".txt", ".html"))]
    random.Random(1).shuffle(every)  # noqa: S311 - an order, not a secret
    return every


if __name__ == "__main__":
    if len(sys.argv) > 3:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        print(json.dumps(once(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)
