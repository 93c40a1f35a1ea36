"""Every read of follow-up. `who` is the person who asks; None is the local system.

Lists, pages, lives and overviews answer readers without an account too, with what public registers show; the rest
raises NotPermittedError for them.
"""

from marsad.followup.queries.feeds import calendar_of, feed
from marsad.followup.queries.importing import draft, preview_import
from marsad.followup.queries.life import life, lives
from marsad.followup.queries.lists import board, count_recommendations, facets, recommendations, registers
from marsad.followup.queries.overview import (
    ageing,
    by_addressee,
    by_theme,
    by_year,
    overview,
    promised_twice,
    told_again,
    unowned,
)
from marsad.followup.queries.page import candidates, contacts, recommendation, tasks
from marsad.followup.queries.people import accounts, addressees, due, saved_views, waiting_updates

__all__ = [
    "accounts",
    "addressees",
    "ageing",
    "board",
    "by_addressee",
    "by_theme",
    "by_year",
    "calendar_of",
    "candidates",
    "contacts",
    "count_recommendations",
    "draft",
    "due",
    "facets",
    "feed",
    "life",
    "lives",
    "overview",
    "preview_import",
    "promised_twice",
    "recommendation",
    "recommendations",
    "registers",
    "saved_views",
    "tasks",
    "told_again",
    "unowned",
    "waiting_updates",
]
