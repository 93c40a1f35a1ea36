"""Progress on the error stream while documents are read in: how many, how fast, how long still."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from marsad.evidence.added import Added, FromSource, Summary, summary_of


class Rate(ProgressColumn):
    """Items a second, over the last ones."""

    def render(self, task: Task) -> Text:
        """Give the rate, or nothing at the start."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")


def followed(added: Iterable[Added], *, total: int | None, what: str) -> Iterator[Added]:
    """Pass items on while the bar on the error stream moves; in a file or a pipe nothing is drawn."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=total)
        done = 0
        for item in added:
            done += not isinstance(item, FromSource)
            progress.update(task, completed=done, description="linking" if done == total else what)
            yield item


def stopped(added: Iterable[Added]) -> tuple[Summary, bool]:
    """Run the adding to its end or to Ctrl-C; give what was done until then, and whether it was stopped."""
    done: list[Added] = []
    try:
        for item in added:  # not extend(): it keeps nothing of what came before an exception
            done.append(item)  # noqa: PERF402 - the same reason
    except KeyboardInterrupt:
        return summary_of(done), True
    return summary_of(done), False
