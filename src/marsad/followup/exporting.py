"""The register as rows that CSV, XLSX and JSON write and import reads back without loss."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import get_language

from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.followup import models
from marsad.followup.filters import Filters
from marsad.followup.logic.mapping import FIELDS, KINDS, PARTS
from marsad.followup.logic.tables import write_csv, write_xlsx
from marsad.followup.openness import open_updates, with_open_documents
from marsad.followup.queries.lists import in_order
from marsad.followup.queries.matching import matching
from marsad.language.pseudonyms import Pseudonyms

COLUMNS = (*FIELDS, *PARTS)
KEPT = (
    "series", "year", "number", "anchor", "level_cue", "event", "issuer_entity", "split_from", "imported",
)  # fmt: skip


# Who of the house did or has to do something, in which parts; their addresses are left out with pseudonyms.
PEOPLE = {"translations": ("author", "reviewer"), "tasks": ("name",), "updates": ("author_name", "decider_name")}


def export(filters: Filters, form: str, *, who: Asker | None, pseudonyms: bool = False) -> bytes:
    """The recommendations that fit as a file: csv, xlsx or json; with pseudonyms for private persons if asked."""
    rows = list(export_rows(filters, who=who, pseudonyms=pseudonyms))
    if form == "json":
        return (json.dumps([_parsed(row) for row in rows], ensure_ascii=False, indent=1) + "\n").encode()
    if form == "xlsx":
        return write_xlsx(COLUMNS, rows, right_to_left=(get_language() or "").startswith("ar"))
    return write_csv(COLUMNS, rows)


def export_rows(filters: Filters, *, who: Asker | None, pseudonyms: bool = False) -> Iterable[Mapping[str, str]]:
    """Each recommendation as a row of text; what has several parts is JSON."""
    require(who, Action.EXPORT)
    known = evidence.private_names(who=who) if pseudonyms else None
    for row in _whole(in_order(matching(filters, who=who), filters.order), who):
        plain, parts = _plain(row), _parts(row)
        if known:
            plain, parts = known.replace(plain), known.replace(_without_people(parts, known))
        yield {**plain, **{name: _text(value) for name, value in parts.items()}}


def _without_people(parts: Mapping[str, Any], known: Pseudonyms) -> dict[str, Any]:
    """The parts with pseudonyms for the people of the house."""
    return {
        part: [_without_names(one, PEOPLE[part], known) for one in told] if part in PEOPLE else told
        for part, told in parts.items()
    }


def _without_names(one: Mapping[str, Any], names: Sequence[str], known: Pseudonyms) -> dict[str, Any]:
    kept = {name: value for name, value in one.items() if name != "email"}
    return {name: known.of(value) if name in names else value for name, value in kept.items()}


def _whole(rows: QuerySet[models.Recommendation], who: Asker | None) -> QuerySet[models.Recommendation]:
    return rows.prefetch_related(
        "tags",
        "translations",
        "tasks",
        "costs",
        Prefetch("sources", queryset=with_open_documents(models.Source.objects.all(), who)),
        Prefetch("owed", queryset=models.Owed.objects.select_related("addressee")),
        Prefetch("updates", queryset=open_updates(models.Update.objects.prefetch_related("citations"), who)),
        Prefetch("indicators", queryset=models.Indicator.objects.prefetch_related("values")),
    )


def _plain(row: models.Recommendation) -> dict[str, str]:
    tags = {name: [t.value for t in row.tags.all() if t.kind == kind] for name, kind in KINDS.items()}
    columns = [name for name in FIELDS if name not in (*tags, "addressees")]
    return {
        **{name: _cell(getattr(row, name)) for name in columns},
        **{name: "; ".join(values) for name, values in tags.items()},
        "addressees": "; ".join(one.addressee.name for one in row.owed.all()),
    }


def _parts(row: models.Recommendation) -> dict[str, Any]:
    return {
        "translations": [
            _columns(one, "language", "text", "author", "state", "reviewer") for one in row.translations.all()
        ],
        "tasks": [_columns(one, "title", "due", "name", "email", "done_at") for one in row.tasks.all()],
        "updates": [
            {
                **_columns(
                    one, "text", "language", "status", "reason", "state", "author_name", "submitted_at", "decider_name",
                    "decided_at", "note",
                ),
                "citations": [_columns(c, "document", "start", "end", "quote", "fact") for c in one.citations.all()],
            }
            for one in row.updates.all()
        ],
        "indicators": [
            {
                **_columns(one, "name", "unit", "baseline", "baseline_on", "target", "target_on"),
                "values": [_columns(v, "on", "value", "note") for v in one.values.all()],
            }
            for one in row.indicators.all()
        ],
        "costs": [_columns(one, "amount", "currency", "funder", "note") for one in row.costs.all()],
        "sources": [
            _columns(
                one, "fact", "document", "start", "end", "quote", "text", "language", "said_on", "event", "event_name",
            )
            for one in row.sources.all()
        ],
        "decided": row.decided,
        "kept": {name: getattr(row, name) for name in KEPT if getattr(row, name) not in ("", None, {})},
    }  # fmt: skip


def _columns(row: Any, *names: str) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: _json(value) for name, value in values.items() if value not in (None, "")}


def _json(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, int | float | str | bool) else str(value)


def _cell(value: Any) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def _parsed(row: Mapping[str, str]) -> dict[str, Any]:
    """A row for JSON: parts as they are, empty ones left out."""
    lists: Sequence[str] = (*KINDS, "addressees")
    found: dict[str, Any] = {}
    for name, value in row.items():
        if value:
            found[name] = json.loads(value) if name in PARTS else value
    return {name: value.split("; ") if name in lists else value for name, value in found.items()}
