"""Keeps the notes of sources: which addresses were visited, what is known of them, which entries were taken.

A note is kept only behind the documents that it speaks of; an entry of which something could not be read is not
noted, so that the next visit tries it again.
"""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker
from marsad.evidence import models
from marsad.evidence.added import Added, Entered, FromSource
from marsad.records import Known, Note, Taken, Visited, digest


class Visits:
    """What came since the last note, and what is made of the notes."""

    def __init__(self, who: Asker | None) -> None:
        self._who = who
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
                _keep_entry(note)
            return
        counts, self._of_source = self._of_source, Counter()
        if note.kind != "path":
            _keep_visit(note, counts, self._who)
        yield FromSource(source=note.source, entered=counts["entered"], known=counts["known"], unread=counts["unread"])


@transaction.atomic
def _keep_entry(note: Taken) -> None:
    source, _ = models.Source.objects.get_or_create(
        id=digest(note.source),
        defaults={"address": note.source, "kind": "page", "added_at": timezone.now(), "visited_at": timezone.now()},
    )
    values = {"key": note.key, "stamp": note.stamp, "document": note.document}
    models.TakenEntry.objects.update_or_create(source=source, name=digest(note.key), defaults=values)


@transaction.atomic
def _keep_visit(note: Visited, counts: Counter[str], who: Asker | None) -> None:
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
    models.Source.objects.update_or_create(
        id=key, defaults=values, create_defaults={**values, "added_at": timezone.now()}
    )
    after = {"address": note.source, "kind": note.kind, **{name: counts[name] for name in sorted(counts)}}
    record("source.visit", f"source:{key}", who=who, after=after)
