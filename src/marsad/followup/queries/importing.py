"""What a file would become before it is taken in: its columns, where they go, its rows with what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.followup import models
from marsad.followup.errors import UnknownPartError
from marsad.followup.logic.mapping import FIELDS, Row, guess_mapping, read_rows, unknown_statuses
from marsad.followup.logic.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """A file, ready to be looked at. `mapping` has the field for each column, "" for those left out."""

    file: str
    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    fields: tuple[str, ...]
    statuses: tuple[str, ...]  # words for a status that the register does not know
    rows: tuple[Row, ...]  # the first few
    failing: tuple[Row, ...]  # all rows that would not be taken
    noted: tuple[Row, ...]  # all others with something that can be read in two ways
    total: int
    aside: tuple[str, ...]  # lines above the heads and other sheets, which are not taken in


def preview_import(  # noqa: PLR0913 - what the page of import asks for
    content: bytes, file: str, *, who: Asker | None, mapping: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None, statuses: Mapping[str, str] | None = None, limit: int = 20,
) -> ImportPreview:  # fmt: skip
    """Read a file without taking anything in. Raises RegisterFileError."""
    require_reading(who)
    table = read_table(content, file)
    chosen = guess_mapping(table) if mapping is None else mapping
    rows = read_rows(table, chosen, defaults or {}, statuses)
    return ImportPreview(
        file=file,
        columns=table.columns,
        mapping={column: chosen.get(column, "") for column in table.columns},
        fields=FIELDS,
        statuses=unknown_statuses(table, chosen),
        rows=tuple(rows[:limit]),
        failing=tuple(row for row in rows if row.errors),
        noted=tuple(row for row in rows if row.notes and not row.errors),
        total=len(rows),
        aside=table.aside,
    )


def draft(key: int, *, who: Asker | None) -> tuple[str, bytes]:
    """The name and the bytes of a file that one keeps for import."""
    require_reading(who)
    own = who.pk if isinstance(who, Person) else None
    row = models.Draft.objects.filter(pk=key, owner=own).first()
    if row is None:
        raise UnknownPartError("draft", key)
    return row.file, bytes(row.content)
