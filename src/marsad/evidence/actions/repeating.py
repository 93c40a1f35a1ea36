"""Takes out of documents the lines that their source puts around all of them, once enough documents are here to tell.

The documents are read again for it, so that no fact cites such a line; people's decisions stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from marsad.accounts.permission import Asker
from marsad.evidence import models, originals, rows
from marsad.evidence.actions.entering import ingest
from marsad.evidence.queries.erased import erased_names
from marsad.pipeline.run import run
from marsad.pipeline.steps import process
from marsad.reading.bibliography.record import is_record
from marsad.reading.repeated import edges_of, repeated_lines, source_of, without_repeated
from marsad.records import Declared, Original, Unread

Lines: TypeAlias = Mapping[str, frozenset[str]]  # by source


def lines_of_sources(sources: frozenset[str] | None = None) -> Lines:
    """The lines that come back in the stored documents of some sources, or of all."""
    documents = (rows.document_record(row) for row in _documents(sources))
    pages = (document for document in documents if not is_record(document.reader))
    return repeated_lines(edges_of(d.address, d.text, d.blocks, d.skipped) for d in pages)


def take_out(documents: Iterable[str], *, who: Asker | None, engine: str, workers: int) -> None:
    """Read again the documents of the sources that some documents came from, where they have such lines."""
    addresses = models.Document.objects.filter(pk__in=set(documents)).values_list("address", flat=True)
    sources = frozenset(source_of(address) for address in addresses) - {""}
    lines = lines_of_sources(sources) if sources else {}
    records = (rows.document_record(row) for row in _documents(frozenset(lines)))
    stale = [document.id for document in records if without_repeated(document, lines) is not document]
    if stale:
        worker = partial(process, repeated=lines, erased=erased_names(who=None))
        for _ in ingest(run(stored(stale), engine=engine, workers=workers, worker=worker), who=who, again=True):
            pass  # they are in the store already: nobody is told of them twice


def stored(documents: Iterable[str] | None = None) -> Iterator[Original | Unread]:
    """The originals of some documents, or of all; one that is lost is listed with its reason."""
    columns = ("sha256", "file", "address", "media_type", "retrieved", "declared", "blanked_at")
    found = models.Document.objects.all() if documents is None else models.Document.objects.filter(pk__in=documents)
    for sha256, file, address, media_type, retrieved, declared, blanked_at in list(found.values_list(*columns)):
        try:
            content = originals.content_of(sha256)
        except FileNotFoundError:
            if blanked_at:  # words were erased in it and its original with them: it stays as it is
                continue
            reason = "Its original is missing from the data folder: restore `originals/`, or add the file again."
            yield Unread(file=file, address=address, reason=reason)
        else:
            yield Original(
                content=content,
                file=file,
                address=address,
                retrieved=retrieved,
                media_type=media_type,
                declared=Declared(**declared),
            )


def _documents(sources: frozenset[str] | None) -> Iterator[models.Document]:
    """The stored documents of some sources, or all, a few in memory at a time."""
    known = models.Document.objects.order_by("pk")
    if sources is not None:
        pairs = known.values_list("pk", "address")
        known = known.filter(pk__in=[pk for pk, address in pairs if source_of(address) in sources])
    yield from known.iterator(chunk_size=200)
