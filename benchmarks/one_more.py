"""What one more document costs a home that holds many: entering, linking anew, storing, and the register that follows.

Usage: one_more.py [--size 400] [--profile]

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
from statistics import median

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


def spent(outcomes: Iterator[Processed], count: int) -> float:
    """Seconds to let so many documents enter, and to link once behind them."""
    from marsad.evidence import actions  # noqa: PLC0415 - the home must be open

    begun = time.process_time()
    for _ in actions.ingest(list(islice(outcomes, count)), who=None):
        pass
    actions.relink(who=None)
    return time.process_time() - begun


def main() -> None:
    """Print what all at once and what one more took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=400)
    parser.add_argument("--profile", action="store_true", help="print where the time of the last document went")
    options = parser.parse_args()
    with own_home("one-more"):
        outcomes = map(outcome, documents(options.size + MORE + 1))
        first = spent(outcomes, options.size)
        more = median(spent(outcomes, 1) for _ in range(MORE))
        print(f"{options.size} documents at once: {first:.1f} s; one more: {more:.2f} s", flush=True)
        if options.profile:
            with cProfile.Profile() as profile:
                spent(outcomes, 1)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
