"""Reading documents, their passages, and the list of what could not be read."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import numpy as np
from django.db.models import Count, Q, QuerySet, Sum

from marsad import records
from marsad.accounts.permission import Asker, require, require_reading
from marsad.accounts.roles import Action, Mark
from marsad.evidence import models, rows
from marsad.evidence.cards import DocumentCard, StoredPassage, UnreadItem, VersionCard
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.queries.visible import open_documents, seen, visible
from marsad.sources.addresses import is_address

BATCH = 200  # documents or passages fetched at a time, so that a large store fits in memory


def documents(
    *, who: Asker | None, language: str = "", text: str = "", limit: int | None = None, offset: int = 0
) -> tuple[DocumentCard, ...]:
    """Documents in the order of their files, without their texts; `text` looks in titles and files."""
    found = _matching(who, language, text)
    return _cards(found[offset : None if limit is None else offset + limit])


def count_documents(*, who: Asker | None, language: str = "", text: str = "") -> int:
    """How many documents `documents` would give without a limit."""
    return _matching(who, language, text).count()


def latest_documents(count: int, *, who: Asker | None) -> tuple[DocumentCard, ...]:
    """The documents that entered last, newest first."""
    require_reading(who)
    return _cards(visible(who).order_by("-added_at", "file")[:count])


def latest_published(count: int, *, who: Asker | None) -> tuple[str, ...]:
    """The ids of the documents that were published last, newest first."""
    require_reading(who)
    return tuple(visible(who).order_by("-published", "-added_at", "file").values_list("pk", flat=True)[:count])


def document(identifier: str, *, who: Asker | None) -> records.Document:
    """One document, whole."""
    require_reading(who)
    row = visible(who).filter(pk=identifier).first()
    if row is None:
        raise UnknownItemError("document", identifier)
    return rows.document_record(row)


def document_card(identifier: str, *, who: Asker | None) -> DocumentCard:
    """One document as lists show it."""
    require_reading(who)
    found = _cards(visible(who).filter(pk=identifier))
    if not found:
        raise UnknownItemError("document", identifier)
    return found[0]


def versions(identifier: str, *, who: Asker | None) -> tuple[VersionCard, ...]:
    """All documents of the same web address, this one with them, the newest first; none where it stands alone."""
    require_reading(who)
    address = visible(who).filter(pk=identifier).values_list("address", flat=True).first() or ""
    if not is_address(address):
        return ()
    found = (
        visible(who)
        .filter(address=address)
        .order_by("-retrieved", "pk")
        .values_list("pk", "title", "file", "retrieved")
    )
    cards = tuple(VersionCard(id=pk, name=title or file, retrieved=when) for pk, title, file, when in found)
    return cards if len(cards) > 1 else ()


def document_cards(identifiers: Iterable[str], *, who: Asker | None) -> tuple[DocumentCard, ...]:
    """Some documents as lists show them; unknown ones are left out."""
    require_reading(who)
    return _cards(visible(who).filter(pk__in=set(identifiers)))


def document_names(identifiers: Iterable[str], *, who: Asker | None) -> dict[str, str]:
    """The titles, or else the files, of some documents by id; unknown ones are left out."""
    require_reading(who)
    rows = visible(who).filter(pk__in=list(identifiers)).order_by().values_list("pk", "title", "file")
    return {identifier: title or file for identifier, title, file in rows}


def publication_days(identifiers: Iterable[str], *, who: Asker | None) -> dict[str, str]:
    """When some documents came out, ISO, whole or partial, by id; "" where that is not known, unknown ones left out."""
    require_reading(who)
    return dict(visible(who).filter(pk__in=list(identifiers)).order_by().values_list("pk", "published"))


def full_documents(documents: Iterable[str] | None = None, *, who: Asker | None) -> Iterator[records.Document]:
    """Some documents, or all, with their texts, a batch at a time, in the order of their files."""
    require_reading(who)
    chosen = visible(who)
    if documents is not None:
        chosen = chosen.filter(pk__in=list(documents))
    return map(rows.document_record, chosen.iterator(chunk_size=BATCH))


def document_ids(*, who: Asker | None) -> frozenset[str]:
    """The ids of the documents that somebody may see; the local system sees all, for the index and the chain."""
    require_reading(who)
    return frozenset(visible(who).order_by().values_list("pk", flat=True))


def document_days(collection: int | None, *, who: Asker | None) -> tuple[tuple[str, datetime, str], ...]:
    """Of each document of a collection, or in none, its id, when it entered and when it was published (or "").

    Of all documents whatever their marks: a rule for keeping them must not hang on who looks.
    """
    require(who, Action.WITHDRAW, collection=collection)
    found = models.Document.objects.filter(collection=collection).order_by("pk")
    return tuple(found.values_list("pk", "added_at", "published"))


def passages(documents: Iterable[str] | None = None, *, who: Asker | None) -> Iterator[StoredPassage]:
    """Passages with their texts and vectors, of some documents or of all, in order, a batch at a time."""
    require_reading(who)
    wanted = sorted(document_ids(who=who) if documents is None else open_documents(documents, who=who))
    for first in range(0, len(wanted), BATCH):
        chunk = wanted[first : first + BATCH]
        texts = dict(models.Document.objects.filter(pk__in=chunk).values_list("pk", "text"))
        for row in models.Passage.objects.filter(document__in=chunk).iterator(chunk_size=BATCH):
            yield _stored_passage(row, texts[row.document_id])


def passage_shapes(*, who: Asker | None) -> dict[str, tuple[int, int, int]]:
    """How many passages each document has, and the sums of their beginnings and ends: what an index must agree with."""
    require_reading(who)
    rows = models.Passage.objects.filter(seen(who, "document__")).order_by().values("document_id")
    told = rows.annotate(count=Count("pk"), starts=Sum("start"), ends=Sum("end"))
    return {row["document_id"]: (row["count"], row["starts"], row["ends"]) for row in told}


def unread(*, who: Asker | None) -> tuple[UnreadItem, ...]:
    """What could not be read at its latest attempt, with the reasons."""
    require_reading(who)
    return tuple(
        UnreadItem(file=row.file, address=row.address, reason=row.reason, when=row.when)
        for row in models.Unread.objects.filter(seen(who))
    )


def _matching(who: Asker | None, language: str, text: str) -> QuerySet[models.Document]:
    require_reading(who)
    found = visible(who)
    if language:
        found = found.filter(language=language)
    if text:
        found = found.filter(Q(title__icontains=text) | Q(file__icontains=text))
    return found


def _cards(found: QuerySet[models.Document]) -> tuple[DocumentCard, ...]:
    """Documents as lists show them; their facts are counted for these few alone, not for all to be sorted."""
    few = list(found.select_related("collection").defer("text", "blocks", "skipped"))
    standing = models.Fact.objects.exclude(review=records.ReviewState.REJECTED.value)
    if len(few) <= BATCH:
        standing = standing.filter(document__in=[row.pk for row in few])
    counts = dict(standing.order_by().values_list("document").annotate(count=Count("pk")))
    return tuple(_card(row, counts.get(row.pk, 0)) for row in few)


def _card(row: models.Document, facts: int) -> DocumentCard:
    return DocumentCard(
        **{name: getattr(row, name) for name in (*rows.PLAIN, "added_at")},
        facts=facts,
        mark=Mark(row.mark),
        collection=row.collection.name if row.collection else "",
    )


def _stored_passage(row: models.Passage, text: str) -> StoredPassage:
    return StoredPassage(
        passage=rows.passage_record(row),
        text=text[row.start : row.end],
        vector=np.frombuffer(row.vector, dtype="<f2"),
        encoder=row.encoder,
    )
