"""Every write of reports: files, and the author's plans and versions. `who` None is the local system."""

from marsad.reports.actions.composing import change_plan, restore_version, rests_on, save_version, start_composition
from marsad.reports.actions.writing import rendered, write_report

__all__ = [
    "change_plan",
    "rendered",
    "restore_version",
    "rests_on",
    "save_version",
    "start_composition",
    "write_report",
]
