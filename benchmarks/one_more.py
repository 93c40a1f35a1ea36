"""What one more document costs a home that holds many: entering, linking anew, storing; and the register that follows.

Usage: one_more.py [--size 400] [--profile] [--whole]

The documents are those of the made-up world (`linking_world.py`), made rather than read, so that reading and extraction
are no part of it. Time is processor time of this process, the median of three documents.
"""

import argparse
import cProfile
import pstats
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from linking_world import documents
from own_home import own_home

from marsad.pipeline.outcomes import Processed, Result
from marsad.records import Analysis, Original

MORE = 3  # documents, one after the other


def outcome(analysis: Analysis) -> Processed:
    """What the chain gives of a document."""
    document = analysis.document
    original = Original(
        file=document.file,
        address=document.address,
        content=document.text.encode(),
        retrieved=datetime(2026, 1, 1, tzinfo=UTC),
    )
    nothing = np.zeros((0, 1), dtype=np.float32)
    return Processed(original=original, result=Result(analysis=analysis, passages=(), vectors=nothing, encoder="none"))


class Spent(NamedTuple):
    """Seconds of processor time: entering, linking (if ready, with reading), storing, and the register that follows.

    A worker that stores only what changed leaves the register to the next job; else it is brought up to date at once,
    and counts with storing.
    """

    entering: float
    linking: float
    storing: float
    register: float

    def __str__(self) -> str:
        """For the line that is printed."""
        parts = f"entering {self.entering:.3f}, linking {self.linking:.3f}, storing {self.storing:.3f}"
        return f"{sum(self[:3]):.3f} s ({parts}); register {self.register:.2f} s"


def spent(outcomes: Iterator[Processed], count: int) -> Spent:
    """What it takes to let so many documents enter, and to link once behind them, as a worker does."""
    from marsad.evidence import actions  # noqa: PLC0415 - the home must be open

    with actions.linking_ready():
        return _spent(outcomes, count, "ready_linked")


def spent_on_the_whole(outcomes: Iterator[Processed], count: int) -> Spent:
    """What it takes where everything is linked again."""
    return _spent(outcomes, count, "link_here")


def _spent(outcomes: Iterator[Processed], count: int, linker: str) -> Spent:
    from marsad.evidence import actions  # noqa: PLC0415 - the home must be open
    from marsad.evidence.actions import linking  # noqa: PLC0415 - the same
    from marsad.followup import actions as followup  # noqa: PLC0415 - the same
    from marsad.jobs import models  # noqa: PLC0415 - the same

    told: list[float] = []

    def timed(*about: Any) -> Any:
        begun = time.process_time()
        linked = link(*about)
        told.append(time.process_time() - begun)
        return linked

    begun = time.process_time()
    for _ in actions.ingest(list(islice(outcomes, count)), who=None):
        pass
    entered = time.process_time()
    link = getattr(linking, linker)
    setattr(linking, linker, timed)
    try:
        actions.relink(who=None)
    finally:
        setattr(linking, linker, link)
    stored = time.process_time()
    if models.Job.objects.filter(kind="follow").delete()[0]:
        followup.follow_threads(who=None)
        followup.find_evidence(who=None)
    return Spent(entered - begun, told[0], stored - entered - told[0], time.process_time() - stored)


def main() -> None:
    """Print what all at once and what one more took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=400)
    parser.add_argument("--profile", action="store_true", help="print where the time of the last document went")
    parser.add_argument("--whole", action="store_true", help="read and link everything each time")
    options = parser.parse_args()
    measure = spent_on_the_whole if options.whole else spent
    with own_home("one-more"):
        outcomes = map(outcome, documents(options.size + MORE + 1))
        first = measure(outcomes, options.size)
        more = sorted((measure(outcomes, 1) for _ in range(MORE)), key=sum)[MORE // 2]
        print(f"{options.size} documents at once: {first}\none more: {more}", flush=True)
        if options.profile:
            with cProfile.Profile() as profile:
                measure(outcomes, 1)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
