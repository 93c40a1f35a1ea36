"""Documents enter the store: each whole, in one transaction, or not at all. The same one twice changes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from marsad import records
from marsad.accounts.actions import record
from marsad.accounts.collecting import name_recipients
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, originals, rows
from marsad.evidence.actions.decided import decide_again
from marsad.evidence.actions.erasing import forget_original
from marsad.evidence.actions.visits import Visits
from marsad.evidence.added import Added, Entered
from marsad.evidence.errors import RefusedError
from marsad.evidence.handling import OPEN, Handling
from marsad.evidence.logic.soundness import check, distinct_facts, distinct_mentions
from marsad.evidence.signals import documents_changed, tell
from marsad.pipeline.outcomes import Known, Outcome, Processed, Result
from marsad.records import Taken, Unread, Visited, digest, document_id
from marsad.suggesting.answers import MADE_BY

BATCH = 100  # documents between two signals: listeners index many at a time, and a stop loses little


def ingest(
    outcomes: Iterable[Outcome], *, who: Asker | None, again: bool = False, handling: Handling = OPEN
) -> Iterator[Added]:
    """Store outcomes as they come and give what became of each.

    `again` replaces what the machine had found in documents that are here already; people's decisions stay.
    Closing the iterator (Ctrl-C) keeps what has entered. Raises NotPermittedError before anything is done.
    """
    require(who, Action.ADD, collection=handling.collection)
    return _ingest(outcomes, who=who, again=again, handling=handling)


def _ingest(outcomes: Iterable[Outcome], *, who: Asker | None, again: bool, handling: Handling) -> Iterator[Added]:
    changed: set[str] = set()
    visits = Visits(who, handling)
    try:
        for outcome in outcomes:
            if isinstance(outcome, Taken | Visited):
                yield from visits.note(outcome)
                continue
            added = _settle(outcome, who=who, again=again, handling=handling)
            visits.count(added)
            if isinstance(added, Entered):
                changed.add(added.document)
            if len(changed) >= BATCH:
                tell(documents_changed, documents=frozenset(changed))
                changed.clear()
            yield added
    finally:
        if changed:
            tell(documents_changed, documents=frozenset(changed))


def _settle(outcome: Processed | Known | Unread, *, who: Asker | None, again: bool, handling: Handling) -> Added:
    if isinstance(outcome, Known):
        return outcome
    if isinstance(outcome, Unread):
        return _list_unread(outcome, who=who, handling=handling)
    original = outcome.original
    try:
        return _store(outcome, who=who, again=again, handling=handling)
    except RefusedError as error:
        reason = str(error)
    except (DataError, IntegrityError) as error:
        if not again and (known := _known(outcome)):  # another run stored the same bytes at this moment
            return known
        reason = f"The database refused this document ({error}): please report it with the file."
    item = Unread(file=original.file, address=original.address, reason=reason)
    return _list_unread(item, who=who, handling=handling)


def _known(outcome: Processed) -> Known | None:
    document = outcome.result.analysis.document.id
    if not models.Document.objects.filter(pk=document).exists():
        return None
    return Known(file=outcome.original.file, address=outcome.original.address, document=document)


@transaction.atomic
def _list_unread(item: Unread, *, who: Asker | None, handling: Handling) -> Unread:
    values = {"file": item.file, "address": item.address, "reason": item.reason, "when": timezone.now()}
    marked = {"mark": handling.mark, "collection_id": handling.collection}
    row, is_new = models.Unread.objects.update_or_create(
        id=digest(item.address), defaults=values, create_defaults={**values, **marked}
    )
    if is_new:
        name_recipients(row.pk, handling.mark, who)
    record("document.unread", f"address:{digest(item.address)}", who=who, after={"file": item.file, "why": item.reason})
    return item


@transaction.atomic
def _store(outcome: Processed, *, who: Asker | None, again: bool, handling: Handling) -> Entered | Known:
    original, result = outcome.original, outcome.result
    document = result.analysis.document
    if document.id != document_id(original.content):
        raise RefusedError("The document does not carry the id of its bytes: its reader is at fault; please report it.")
    check(result)
    known = _known(outcome)
    if known and not again:
        return known
    sha256 = document.sha256 if result.is_blanked else originals.keep(original.content)
    kept = _clear(document.id) if known else ()
    row = {**rows.document_row(document), "sha256": sha256, "declared": asdict(original.declared)}
    if result.is_blanked:
        row |= {"blanked_at": timezone.now(), "declared": {}}
        forget_original(sha256)
    if known:  # its mark and collection stay
        models.Document.objects.filter(pk=document.id).update(**row)
    else:
        _enter(row, handling, who)
    facts = _write_findings(result)
    decide_again(document.id, kept)
    models.Unread.objects.filter(id=digest(original.address)).delete()
    by_kind = dict(sorted(Counter(str(fact.kind) for fact in facts).items()))
    action = "document.reread" if known else "document.add"
    after = {"file": document.file, "sha256": sha256, "reader": document.reader, "facts": by_kind}
    record(action, f"document:{document.id}", who=who, after=after)
    return Entered(
        document=document.id, file=original.file, title=document.title, language=document.language, facts=by_kind
    )


def _clear(document: str) -> tuple[models.Fact, ...]:
    """Take out what the grammars had found, and give the facts that people stand behind or a model proposed."""
    upheld = Q(review__in=[records.ReviewState.ACCEPTED.value, records.ReviewState.CORRECTED.value])
    kept = tuple(models.Fact.objects.filter(upheld | Q(extractor__startswith=MADE_BY), document=document))
    models.Mention.objects.filter(document=document).delete()
    models.Fact.objects.filter(document=document).delete()
    models.Passage.objects.filter(document=document).delete()
    return kept


def _enter(row: Mapping[str, Any], handling: Handling, who: Asker | None) -> None:
    marked = {"mark": handling.mark, "collection_id": handling.collection}
    models.Document.objects.create(**row, **marked, added_at=timezone.now())
    name_recipients(row["id"], handling.mark, who)


def _write_findings(result: Result) -> tuple[records.Fact, ...]:
    facts = distinct_facts(result.analysis.facts)
    mentions = distinct_mentions(result.analysis.mentions, facts)
    models.Fact.objects.bulk_create(map(rows.fact_row, facts))
    models.Mention.objects.bulk_create(map(rows.mention_row, mentions))
    models.Passage.objects.bulk_create(
        rows.passage_row(passage, vector, result.encoder)
        for passage, vector in zip(result.passages, result.vectors, strict=True)
    )
    return facts
