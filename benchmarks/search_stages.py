"""What `benchmarks/search.py` does with an engine, each stage in a process of its own: build, ask, and live changes."""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from threading import Event, Thread
from typing import Any

import numpy as np
from search_engines import Changing, Engine
from search_material import BATCH, LANGUAGES, Asked, Batch, batches, later, passes, questions

from marsad.cli.siblings import spare_what_is_loaded
from marsad.language.encoder import Vectors

NEIGHBOURS = 10
READERS = 8
WARM = 5  # questions that nobody counts


def build(engine: Engine, size: int, _count: int) -> dict[str, float]:
    """Seconds for indexing, without those for making the passages."""
    making: list[float] = []
    begun = time.perf_counter()
    engine.build(_timed(batches(size), making))
    return {"seconds": time.perf_counter() - begun - sum(making)}


def _timed(source: Iterator[Batch], taken: list[float]) -> Iterator[Batch]:
    while True:
        begun = time.perf_counter()
        batch = next(source, None)
        taken.append(time.perf_counter() - begun)
        if batch is None:
            return
        yield batch


def ask(engine: Engine, size: int, count: int) -> dict[str, float]:
    """Milliseconds of questions by the clock and of the processor, memory, and how many of the nearest are found."""
    asked = questions(count)
    for one in asked[:WARM]:
        engine.ask(one)
    spare_what_is_loaded()  # as the web application does
    begun = time.process_time() + _elsewhere(engine)[0]
    taken = [_answered(engine, one) for one in asked]
    processor = 1000 * (time.process_time() + _elsewhere(engine)[0] - begun) / count
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000 + _elsewhere(engine)[1]
    found = {filtered: [engine.nearest(one, filtered=filtered) for one in asked] for filtered in (False, True)}
    exact = _exact(asked, size)
    recall = {f"recall {filtered}": _recall(found[filtered], exact[filtered]) for filtered in found}
    p50, p95 = np.percentile(taken, [50, 95])
    return {"p50": p50, "p95": p95, "processor": processor, "memory": memory, **recall}


def _elsewhere(engine: Engine) -> tuple[float, float]:
    """Seconds of the processor and megabytes that a server has for the engine; an engine within has none."""
    found: tuple[float, float] = getattr(engine, "elsewhere", lambda: (0.0, 0.0))()
    return found


def live(engine: Changing, size: int, count: int) -> dict[str, float]:
    """Milliseconds until a document is found, found as changed, and gone; p95 of eight readers beside a writer."""
    document, other = islice(later(size), 2)
    changed = replace(document, vectors=other.vectors)
    asked = questions(count)
    engine.ask(asked[0])

    def write_anew() -> None:
        engine.remove(document)
        engine.add(changed)

    took = {
        "add": _changed(engine, document, lambda: engine.add(document)),
        "update": _changed(engine, changed, write_anew),
    }
    begun = time.perf_counter()
    engine.remove(changed)
    took["delete"] = 1000 * (time.perf_counter() - begun)
    if engine.has(changed):
        raise SystemExit("A passage that was taken out is still found.")
    return {**took, "readers": _crowded(engine, asked, size)}


def _changed(engine: Changing, document: Batch, change: Callable[[], None]) -> float:
    """Milliseconds until what a change brings is found."""
    begun = time.perf_counter()
    change()
    if not engine.has(document):
        raise SystemExit("A passage that was added is not found.")
    return 1000 * (time.perf_counter() - begun)


def _crowded(engine: Changing, asked: list[Asked], size: int) -> float:
    taken: list[float] = []
    written: list[Batch] = []
    done = Event()

    def write() -> None:
        for document in later(size + BATCH):
            if done.wait(0.2):
                return
            engine.add(document)
            written.append(document)

    def read(some: list[Asked]) -> None:
        taken.extend(_answered(engine, one) for one in some)

    writer = Thread(target=write)
    readers = [Thread(target=read, args=(asked[place::READERS],)) for place in range(READERS)]
    for thread in (writer, *readers):
        thread.start()
    for thread in readers:
        thread.join()
    done.set()
    writer.join()
    for document in written:
        engine.remove(document)
    return float(np.percentile(taken, 95))


def _answered(engine: Engine, asked: Asked) -> float:
    """Milliseconds of a question."""
    begun = time.perf_counter()
    engine.ask(asked)
    return 1000 * (time.perf_counter() - begun)


def _exact(asked: list[Asked], size: int) -> dict[bool, list[list[int]]]:
    """The numbers of the nearest passages, by comparing all."""
    kept: dict[bool, list[list[tuple[float, int]]]] = {False: [[] for _ in asked], True: [[] for _ in asked]}
    wanted = np.array([LANGUAGES.index(one.language) for one in asked])
    for batch in batches(size):
        cosines = np.stack([one.vector for one in asked]) @ batch.vectors.T
        cosines[wanted[:, None] != np.array([LANGUAGES.index(one) for one in batch.languages])] = -2
        passing = np.array([passes(number) for number in batch.numbers()])
        for filtered, lists in kept.items():
            seen = np.where(passing, cosines, -2) if filtered else cosines
            lists[:] = [_best(best, row, batch.first) for best, row in zip(lists, seen, strict=True)]
    return {filtered: [[n for _, n in one] for one in lists] for filtered, lists in kept.items()}


def _best(known: list[tuple[float, int]], cosines: Vectors, first: int) -> list[tuple[float, int]]:
    best = np.argpartition(cosines, -NEIGHBOURS)[-NEIGHBOURS:]
    return sorted([*known, *((float(cosines[n]), first + int(n)) for n in best)], reverse=True)[:NEIGHBOURS]


def _recall(found: list[list[int]], exact: list[list[int]]) -> float:
    pairs = zip(found, exact, strict=True)
    return float(np.mean([len(set(one) & set(right)) / len(right) for one, right in pairs]))


STAGES: dict[str, Any] = {"build": build, "ask": ask, "live": live}
