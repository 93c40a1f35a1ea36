"""Keeps the notes of sources: which addresses were visited, what is known of them, which entries were taken.

A note is kept only behind the documents that it speaks of; an entry of which something could not be read is not
noted, so that the next visit tries it again.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.collecting import name_recipients
from marsad.accounts.permission import Asker
from marsad.evidence import models
from marsad.evidence.added import Added, Entered, FromSource
from marsad.evidence.handling import OPEN, Handling
from marsad.records import Known, Note, Taken, Visited, digest


class Visits:
    """What came since the last note, and what is made of the notes."""

    def __init__(self, who: Asker | None, handling: Handling = OPEN) -> None:
        self._who, self._handling = who, handling
        self._since_note: Counter[str] = Counter()
        self._of_source: Counter[str] = Counter()

    def count(self, added: Added) -> None:
        """Take account of what became of an item."""
        kind = "entered" if isinstance(added, Entered) else "known" if isinstance(added, Known) else "unread"
        self._since_note[kind] += 1
        self._of_source[kind] += 1

    def note(self, note: Note) -> Iterator[FromSource]:
        """Keep a note; behind the last one of a source, say what the source gave."""
        failed = self._since_note["unread"] > 0
        self._since_note.clear()
        if isinstance(note, Taken):
            if not failed:
                _keep_entry(note, self._handling)
            return
        counts, self._of_source = self._of_source, Counter()
        if note.kind != "path":
            _keep_visit(note, counts, self._who, self._handling)
        yield FromSource(source=note.source, entered=counts["entered"], known=counts["known"], unread=counts["unread"])


@transaction.atomic
def _keep_entry(note: Taken, handling: Handling) -> None:
    now = timezone.now()
    first = {"address": note.source, "kind": "page", "added_at": now, "visited_at": now, **_marked(handling)}
    source, _ = models.Source.objects.get_or_create(id=digest(note.source), defaults=first)
    values = {"key": note.key, "stamp": note.stamp, "document": note.document}
    models.TakenEntry.objects.update_or_create(source=source, name=digest(note.key), defaults=values)


@transaction.atomic
def _keep_visit(note: Visited, counts: Counter[str], who: Asker | None, handling: Handling) -> None:
    """What of the source failed must be asked for again, so it is not remembered as unchanged."""
    is_whole = not counts["unread"] and not note.problem
    values = {
        "address": note.source,
        "kind": note.kind,
        "visited_at": note.when,
        "etag": note.etag if is_whole else "",
        "last_modified": note.last_modified if is_whole else "",
        "cursor": note.cursor,
        "entered": counts["entered"],
        "known": counts["known"],
        "unread": counts["unread"],
        "problem": note.problem,
    }
    key = digest(note.source)
    if note.problem and not counts["entered"] and not models.Source.objects.filter(pk=key).exists():
        return  # a mistyped address is no source to visit again
    first = {**values, "added_at": timezone.now(), **_marked(handling)}
    models.Source.objects.update_or_create(id=key, defaults=values, create_defaults=first)
    name_recipients(key, handling.mark, who)
    after = {"address": note.source, "kind": note.kind, **{name: counts[name] for name in sorted(counts)}}
    record("source.visit", f"source:{key}", who=who, after=after)


def _marked(handling: Handling) -> dict[str, Any]:
    """An address is handled as what first came from it."""
    return {"mark": handling.mark, "collection_id": handling.collection}
