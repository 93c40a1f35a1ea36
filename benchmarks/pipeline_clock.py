"""Seconds of the processor by step, for the benchmarks of the chain."""

import time
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

Done = TypeVar("Done")


class Clock:
    """Seconds of the processor by step."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.taken: Counter[str] = Counter()

    def time(self, name: str, work: Callable[[], Done]) -> Done:
        """Do some work on account of a step."""
        begun = time.process_time()
        done = work()
        self.taken[name] += time.process_time() - begun
        return done
