"""What this room does in the background: writing a long report to a file that its asker then takes."""

import time
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from marsad.jobs.actions import KEPT
from marsad.jobs.running import Running
from marsad.reports import actions, queries

STEPS = 2  # gathering, laying out


def make(running: Running, *, composition: int, ending: str) -> dict[str, Any]:
    """Write a composed report as the store gives it now; begun again, it writes the same file again."""
    running.tell(0, STEPS)
    report = queries.composed(queries.composition(composition, who=running.who).plan, who=running.who)
    running.tell(1, STEPS)
    path = made(running.id, ending)
    path.parent.mkdir(parents=True, exist_ok=True)
    _forget_old(path.parent)
    actions.write_report(report, path, who=running.who)
    running.tell(STEPS, STEPS)
    documents = actions.rests_on(report, running.who)
    return {"composition": composition, "ending": ending, "title": report.title, "documents": documents}


def made(job: UUID, ending: str) -> Path:
    """Where the report of a job stands: `made/` in the data folder."""
    return Path(settings.HOME) / "made" / f"{job}.{ending}"


def forget_made() -> None:
    """Take away all reports that wait to be taken: for erasing, since any of them may name who is erased."""
    folder = Path(settings.HOME) / "made"
    for file in folder.iterdir() if folder.is_dir() else ():
        file.unlink(missing_ok=True)


def _forget_old(folder: Path) -> None:
    """Take away the files of jobs that are forgotten by now."""
    for file in folder.iterdir():
        if file.stat().st_mtime < time.time() - KEPT.total_seconds():
            file.unlink(missing_ok=True)
