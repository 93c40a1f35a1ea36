"""Keeps the sources of recommendations in step with the facts of their threads."""

from collections.abc import Sequence

from marsad.followup import models
from marsad.followup.logic.origins import Saying
from marsad.followup.threads import Threads

COLUMNS = (
    "document", "start", "end", "quote", "text", "language", "said_on", "event", "event_name", "is_basis",
    "is_standing",
)  # fmt: skip


def relocate(threads: Threads) -> None:
    """Lead sources and anchors whose fact has another id now to the one fact of the same document and words."""
    ids: dict[tuple[str, str], list[str]] = {}
    for some in threads.sayings.values():
        for saying in some:
            fact = saying.fact.fact
            ids.setdefault((fact.citation.document, fact.citation.quote), []).append(fact.id)
    known = {fact for some in ids.values() for fact in some}
    taken = set(models.Source.objects.values_list("recommendation", "fact"))
    for source in models.Source.objects.select_related("recommendation"):
        found = ids.get((source.document, source.quote), []) if source.fact not in known else []
        if len(found) == 1 and (source.recommendation_id, found[0]) not in taken:
            _lead(source, found[0])


def _lead(source: models.Source, fact: str) -> None:
    row = source.recommendation
    if row.anchor == source.fact:
        row.anchor = fact
        row.save(update_fields=["anchor"])
    source.fact = fact
    source.save(update_fields=["fact"])


def write_sources(rows: Sequence[models.Recommendation], threads: Threads) -> None:
    """Make each recommendation's sources those of its thread; words that nobody says any more stay, marked so.

    Words that are still said, and belong to another thread now, are the other's.
    """
    keys = [row.pk for row in rows]
    kept = {(s.recommendation_id, s.fact): s for s in models.Source.objects.filter(recommendation__in=keys)}
    wanted = {
        (row.pk, saying.fact.fact.id): _source(row, saying, is_basis=saying.fact.circle == basis[0].fact.circle)
        for row in rows
        if (basis := threads.basis(row.thread))
        for saying in threads.sayings[row.thread]
    }
    models.Source.objects.bulk_create([s for key, s in wanted.items() if key not in kept], batch_size=500)
    said = {saying.fact.fact.id for some in threads.sayings.values() for saying in some}
    changed, parted = [], []
    for key, source in kept.items():
        told = wanted.get(key)
        if told is None and source.fact in said:
            parted.append(source.pk)
            continue
        after = [getattr(told or source, column) for column in COLUMNS[:-1]] + [told is not None]
        if after != [getattr(source, column) for column in COLUMNS]:
            for column, value in zip(COLUMNS, after, strict=True):
                setattr(source, column, value)
            changed.append(source)
    for first in range(0, len(parted), 500):
        models.Source.objects.filter(pk__in=parted[first : first + 500]).delete()
    models.Source.objects.bulk_update(changed, COLUMNS, batch_size=500)


def _source(row: models.Recommendation, saying: Saying, *, is_basis: bool) -> models.Source:
    fact, occasion = saying.fact.fact, saying.occasion
    return models.Source(
        recommendation=row,
        fact=fact.id,
        document=fact.citation.document,
        start=fact.citation.start,
        end=fact.citation.end,
        quote=fact.citation.quote,
        text=str(fact.fields.get("text") or fact.citation.quote),
        language=fact.language,
        said_on=saying.said_on,
        event=occasion.entity if occasion else "",
        event_name=occasion.name if occasion else "",
        is_basis=is_basis,
    )
