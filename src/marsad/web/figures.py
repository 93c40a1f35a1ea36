"""Figures of this process for whoever watches the machine, in Prometheus' text format; no person shows in them."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

State = tuple[Counter[tuple[str, str, int]], Counter[float], float]  # answers, how many within a bound, seconds
BOUNDS = (0.05, 0.1, 0.3, 1.0, 3.0, 10.0)  # seconds; 0.3 is what pages are held to


class Figures:
    """Counts of answers by route, method and status, and how long they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, *, route: str, method: str, status: int, seconds: float) -> None:
        """Take account of one answer."""
        with self._lock:
            self._answers[route, method, status] += 1
            self._seconds += seconds
            self._within.update(bound for bound in BOUNDS if seconds <= bound)

    def state(self) -> State:
        """All that was counted until now."""
        with self._lock:
            return self._answers.copy(), self._within.copy(), self._seconds

    @classmethod
    def of(cls, states: Iterable[State]) -> "Figures":
        """What several processes counted, together."""
        sum_of = cls()
        for answers, within, seconds in states:
            sum_of._answers.update(answers)
            sum_of._within.update(within)
            sum_of._seconds += seconds
        return sum_of

    def lines(self, gauges: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
        """The figures, and gauges of the store by name and label."""
        answers, within, seconds = self.state()
        yield "# TYPE marsad_answers_total counter"
        for (route, method, status), count in sorted(answers.items()):
            yield f'marsad_answers_total{{route="{_plain(route)}",method="{_plain(method)}",status="{status}"}} {count}'
        yield "# TYPE marsad_answer_seconds histogram"
        for bound in BOUNDS:
            yield f'marsad_answer_seconds_bucket{{le="{bound}"}} {within.get(bound, 0)}'
        yield f'marsad_answer_seconds_bucket{{le="+Inf"}} {sum(answers.values())}'
        yield f"marsad_answer_seconds_sum {seconds:.6f}"
        yield f"marsad_answer_seconds_count {sum(answers.values())}"
        for name, values in gauges.items():
            yield f"# TYPE {name} gauge"
            yield from (f'{name}{{of="{_plain(label)}"}} {value}' for label, value in values.items())


def _plain(label: str) -> str:
    """A label as the format takes it."""
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


figures = Figures()
