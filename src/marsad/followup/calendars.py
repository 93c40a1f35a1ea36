"""Due dates as a calendar that other programs subscribe to (iCalendar), drawn from recommendations and tasks."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from marsad.followup.cards import RecommendationCard, TaskCard

PRODUCT = "-//Marsad//Recommendations//EN"
DOMAIN = "marsad"  # identifiers of entries must hold for ever, whatever the address of the server


def calendar(
    cards: Iterable[RecommendationCard], tasks: Iterable[TaskCard], *, language: str, stamp: datetime
) -> bytes:
    """All days as one calendar; whole days, so that no time zone moves them."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Recommendations"))
    made.add("method", "PUBLISH")
    for card in cards:
        if card.due is not None:
            title = f"{card.code}: {card.text_in(language)}"
            made.add_component(_day(f"recommendation-{card.code}", card.due, title, stamp))
    for task in tasks:
        if task.due is not None:
            made.add_component(_day(f"task-{task.id}", task.due, f"{task.code}: {task.title}", stamp))
    return bytes(made.to_ical())


def _day(name: str, day: date, summary: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{name}@{DOMAIN}")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event
