"""Every read of reports: composing them from the store, and verifying them against it.

`who` is the person who asks; None is the local system.
"""

from marsad.reports.queries.composed import composed
from marsad.reports.queries.compositions import changes, composition, compositions, version
from marsad.reports.queries.offered import subjects_offered
from marsad.reports.queries.subjects import latest_event
from marsad.reports.queries.verifying import verify, verify_content

__all__ = [
    "changes",
    "composed",
    "composition",
    "compositions",
    "latest_event",
    "subjects_offered",
    "verify",
    "verify_content",
    "version",
]
