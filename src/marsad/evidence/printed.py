"""How the store's lists look on a terminal: no frames, and what may be Arabic stands last, so that it reads well."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from marsad.evidence.added import Added, Entered, FromSource, Summary
from marsad.evidence.cards import Counts, DocumentCard, EntityCard, FactCard, SourceCard, UnreadItem
from marsad.evidence.queries.asked import Answered
from marsad.pipeline.outcomes import Known
from marsad.records import ReviewState, Unread

PIPE_WIDTH = 200  # columns where the terminal has no width: a file or a pipe
PLACES = ("file", "where")  # columns whose long values may be cut: --json has them whole
WIDEST = 28
TOLD_ONE_BY_ONE = 3  # items that share a reason
TOLD_BY = ("name", "text", "description", "participant")  # the field that says most of a fact, by kind


def lines(items: Iterable[Mapping[str, Any]]) -> None:
    """Print things as JSON Lines, with their letters as they are."""
    for item in items:
        click.echo(json.dumps(item, ensure_ascii=False))


def told(added: Iterable[Added]) -> Iterator[Added]:
    """Print a JSON line for each item as it is done, and pass it on."""
    for item in added:
        lines([_line(item)])
        yield item


def documents(cards: Iterable[DocumentCard]) -> None:
    """A table of documents."""
    rows = [
        (card.id, card.language, card.published or "–", str(card.facts), card.file, card.title or "–") for card in cards
    ]
    _print(("id", "language", "published", "facts", "file", "title"), rows, "No documents yet: marsad add PATH")


def facts(cards: Iterable[FactCard]) -> None:
    """A table of facts."""
    rows = [
        (
            card.fact.id,
            _kind(card),
            f"{card.fact.confidence:.2f}",
            f"{card.file}:{card.fact.citation.start}–{card.fact.citation.end}",
            _told_by(card.fact.fields),
        )
        for card in cards
    ]
    _print(("id", "kind", "sure", "where", "what"), rows, "No such facts: marsad add PATH reads documents in.")


def entities(cards: Iterable[EntityCard]) -> None:
    """A table of entities with all their names."""
    rows = [
        (card.id, str(card.kind), str(card.documents), str(card.mentions), " · ".join(_names(card))) for card in cards
    ]
    _print(
        ("id", "kind", "documents", "mentions", "names"), rows, "No such entities: marsad add PATH reads documents in."
    )


def unread(items: Iterable[UnreadItem]) -> None:
    """A table of what could not be read."""
    _print(("file", "reason"), [(item.file, item.reason) for item in items], "Everything could be read.")


def summary(done: Summary, counts: Counts) -> None:
    """What came of adding, and what the store holds now."""
    click.echo(f"Read: {len(done.entered)} · known already: {len(done.known)} · could not be read: {len(done.unread)}")
    if done.facts:
        click.echo("New facts: " + _listed(done.facts))
    elif done.known and not done.entered:
        click.echo("Nothing has changed.")
    click.echo(
        f"The evidence base holds {counts.documents} documents, {counts.facts} facts, {counts.entities} entities."
    )
    if counts.entities_by_kind:
        click.echo("Entities: " + _listed(counts.entities_by_kind))
    if len(done.sources) > 1:
        for source in done.sources:
            click.echo(f"{source.source}: {_came(source)}")
    _reasons(done.unread)


def sources(cards: Iterable[SourceCard]) -> None:
    """A table of the addresses that have been visited."""
    rows = [
        (
            card.kind,
            f"{card.visited_at:%Y-%m-%d %H:%M}",
            str(card.entered),
            str(card.known),
            str(card.unread),
            " · ".join(filter(None, (card.address, card.problem))),
        )
        for card in cards
    ]
    columns = ("kind", "last visit", "new", "known", "failed", "address")
    _print(columns, rows, "No address has been visited yet: marsad add https://…")


def _came(source: FromSource) -> str:
    return f"new {source.entered} · known {source.known} · could not be read {source.unread}"


def _reasons(unread: Sequence[Unread]) -> None:
    """Each item that could not be read; a reason that many share is told once, with the first of them."""
    by_reason: dict[str, list[str]] = {}
    for item in unread:
        by_reason.setdefault(item.reason, []).append(item.file)
    for reason, files in by_reason.items():
        if len(files) <= TOLD_ONE_BY_ONE:
            for file in files:
                click.echo(f"  {file}: {reason}")
        else:
            click.echo(f"  {len(files)} ×: {reason} ({', '.join(files[:TOLD_ONE_BY_ONE])}, …: marsad unread)")


def _line(item: Added) -> dict[str, Any]:
    if isinstance(item, Entered):
        about = {"file": item.file, "status": "entered", "document": item.document}
        return {**about, "title": item.title or None, "language": item.language, "facts": dict(item.facts)}
    if isinstance(item, FromSource):
        about = {"source": item.source, "status": "source"}
        return {**about, "entered": item.entered, "known": item.known, "unread": item.unread}
    if isinstance(item, Known):
        return {"file": item.file, "status": "known", "document": item.document or None}
    return {"file": item.file, "status": "unread", "reason": item.reason}


def _print(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], empty: str) -> None:
    if not rows:
        click.echo(empty)
        return
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for column in table.columns[:-1]:
        column.no_wrap, column.overflow = True, "ellipsis"
        column.max_width = WIDEST if column.header in PLACES else None
    for row in rows:
        table.add_row(*map(escape, row))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(table)


def _kind(card: FactCard) -> str:
    """The kind, with what people decided about the fact."""
    is_reviewed = card.fact.review is not ReviewState.UNREVIEWED
    return f"{card.fact.kind} ({card.fact.review})" if is_reviewed else str(card.fact.kind)


def _told_by(fields: Mapping[str, Any]) -> str:
    said = str(next((fields[name] for name in TOLD_BY if name in fields), ""))
    return f"{fields['speaker']}: {said}" if "speaker" in fields else said


def _names(card: EntityCard) -> list[str]:
    return list(dict.fromkeys((card.label, *(name.text for name in card.names))))


def _listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(numbers.items(), key=lambda item: (-item[1], item[0])))


def answered(told: Answered, model: str) -> None:
    """What a language model answered about all documents: kept, dropped and why, agreement by kind."""
    rows = [
        (kind.value, str(one.both), str(one.grammar_only), str(one.model_only), f"{one.share:.2f}")
        for kind, one in told.agreement.items()
        if one.share is not None
    ]
    _print(("kind", "both", "grammars only", "model only", "agreement"), rows, "Nothing was found by either.")
    reasons = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in told.dropped.items())
    click.echo(f"{told.documents} documents asked of {model}: {told.kept} facts only it found wait for review.")
    click.echo(f"Dropped: {reasons or 'none'}.")
