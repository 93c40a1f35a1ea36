"""What `benchmarks/search.py` does with an engine, each stage in a process of its own: build, ask, and live changes."""

import resource
import time
from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import numpy as np
from search_engines import Engine, Marsad
from search_material import BATCH, LANGUAGES, PER_DOCUMENT, Asked, Batch, batches, document_of, passes, questions

from marsad.language.encoder import Vectors, default_encoder

NEIGHBOURS = 10


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
    """Milliseconds of questions, memory, and how many of the nearest are found."""
    asked = questions(count)
    for one in asked[:5]:
        _answered(engine, one)
    taken = [_answered(engine, one) for one in asked]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    found = {filtered: [engine.nearest(one, filtered=filtered) for one in asked] for filtered in (False, True)}
    exact = _exact(asked, size)
    recall = {filtered: _recall(found[filtered], exact[filtered]) for filtered in found}
    p50, p95 = np.percentile(taken, [50, 95])
    return {"p50": p50, "p95": p95, "memory": memory, "recall": recall[False], "filtered": recall[True]}


def live(engine: Marsad, size: int, count: int) -> dict[str, float]:
    """Milliseconds until a new document is found, for taking it out, and of eight readers beside a writer."""
    document = next(later(size))
    begun = time.perf_counter()
    engine.add_one(document)
    if not engine.has(document):
        raise SystemExit("A passage that was added is not found.")
    added = time.perf_counter()
    engine.remove([f"d{document_of(number)}" for number in document.numbers()][:1])
    removed = time.perf_counter()
    p95 = _crowded(engine, questions(count), size)
    return {
        "one document added and found": 1000 * (added - begun),
        "taken out": 1000 * (removed - added),
        "p95 of eight readers beside a writer": p95,
    }


def later(size: int) -> Iterator[Batch]:
    """Documents that are not in yet, one at a time."""
    whole = next(batches(BATCH))
    for first in range(0, BATCH, PER_DOCUMENT):
        cut = slice(first, first + PER_DOCUMENT)
        yield Batch(
            first=size + first,
            languages=whole.languages[cut],
            terms=whole.terms[cut],
            words=whole.words[cut],
            vectors=-whole.vectors[cut],  # near to nothing that is in
        )


def _crowded(engine: Marsad, asked: list[Asked], size: int) -> float:
    taken: list[float] = []
    done = Event()

    def write() -> None:
        for document in later(size + BATCH):
            if done.wait(0.2):
                return
            engine.add_one(document)

    def read(some: list[Asked]) -> None:
        taken.extend(_answered(engine, one) for one in some)

    writer = Thread(target=write)
    readers = [Thread(target=read, args=(asked[place::8],)) for place in range(8)]
    for thread in (writer, *readers):
        thread.start()
    for thread in readers:
        thread.join()
    done.set()
    writer.join()
    return float(np.percentile(taken, 95))


def _answered(engine: Engine, asked: Asked) -> float:
    """Milliseconds, with the encoding of the question."""
    begun = time.perf_counter()
    default_encoder().encode([asked.text])
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
