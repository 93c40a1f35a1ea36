"""One document after the other in this process: the simplest engine, and the one to debug with."""

from collections.abc import Iterable, Iterator

from marsad.pipeline.attempt import Worker, attempt
from marsad.pipeline.outcomes import Result
from marsad.records import Original, Unread


def run(originals: Iterable[Original], worker: Worker, workers: int) -> Iterator[tuple[Original, Result | Unread]]:  # noqa: ARG001 - the engines share one signature
    """Process originals in their order; `workers` is not used."""
    return ((original, attempt(worker, original)) for original in originals)
