"""Every read of reports: composing them from the store, and verifying them against it.

`who` is the person who asks; None is the local system.
"""

from marsad.reports.queries.composed import composed, subject_name
from marsad.reports.queries.subjects import latest_event
from marsad.reports.queries.verifying import verify

__all__ = ["composed", "latest_event", "subject_name", "verify"]
