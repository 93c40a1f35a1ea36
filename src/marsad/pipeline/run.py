"""Runs the chain over originals with a chosen engine: a stream in, a stream out, in the same order."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from marsad.pipeline.attempt import Worker
from marsad.pipeline.engines import processes, ray, serial
from marsad.pipeline.errors import UnknownEngineError
from marsad.pipeline.outcomes import Known, Outcome, Processed, Result
from marsad.pipeline.steps import process
from marsad.records import Arrival, Note, Original, Unread, document_id

Engine: TypeAlias = Callable[[Iterable[Original], Worker, int], Iterator[tuple[Original, Result | Unread]]]
Running: TypeAlias = Callable[[Iterable[Original]], Iterator[tuple[Original, Result | Unread]]]

ENGINES: Mapping[str, Engine] = {"serial": serial.run, "processes": processes.run, "ray": ray.run}


def engine_named(name: str) -> Engine:
    """The engine of that name; an unknown name lists the known ones."""
    try:
        return ENGINES[name]
    except KeyError:
        raise UnknownEngineError(name, list(ENGINES)) from None


def nothing_known(_document: str) -> bool:
    """For runs that read everything again."""
    return False


def run(
    originals: Iterable[Arrival],
    *,
    engine: str = "serial",
    workers: int = 0,
    known: Callable[[str], bool] = nothing_known,
    worker: Worker = process,
) -> Iterator[Outcome]:
    """Process originals as they come; never more than a few are in memory.

    `known` says whether a document of that id is in the store: it is then skipped before reading, so that a run that
    was stopped goes on where it was by being run again. `workers` 0 means one per core.
    Items that the source could not open, and its notes, pass through, after what was before them.
    """
    chosen, count = engine_named(engine), workers or os.cpu_count() or 1
    source = (_settled(item, known) for item in originals)
    for first in source:
        if isinstance(first, Original):
            yield from _processed(chain([first], source), lambda items: chosen(items, worker, count))
        else:
            yield first


def _settled(item: Arrival, known: Callable[[str], bool]) -> Arrival:
    """The item itself when there is work to do, or what there is to say about it."""
    if not isinstance(item, Original) or not known(identifier := document_id(item.content)):
        return item
    return Known(file=item.file, address=item.address, document=identifier)


def _processed(items: Iterable[Arrival], engine: Running) -> Iterator[Outcome]:
    aside: deque[Known | Unread | Note | None] = (
        deque()
    )  # in order; None stands for an original that is with the engine
    for original, result in engine(_set_aside(items, aside)):
        while (waiting := aside.popleft()) is not None:
            yield waiting
        yield result if isinstance(result, Unread) else Processed(original=original, result=result)
    yield from (waiting for waiting in aside if waiting is not None)


def _set_aside(items: Iterable[Arrival], aside: deque[Known | Unread | Note | None]) -> Iterator[Original]:
    for item in items:
        aside.append(None if isinstance(item, Original) else item)
        if isinstance(item, Original):
            yield item
