"""Tables of other people's registers, read and written: CSV, TSV, XLSX and JSON. Cells are text."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import PurePath
from typing import Any

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from marsad.charts.cells import inert, plain
from marsad.followup.errors import RegisterFileError

FORMATS = ("csv", "xlsx", "json")
MOST_ROWS = 50_000
LOOKED_AT = 20  # rows in which heads and delimiter are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows as text; rows have a value for every column."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    numbers: tuple[int, ...] = ()  # of the lines on which the rows stand in the file; empty where it has none
    aside: tuple[str, ...] = ()  # what the file has beside the table: lines above its heads, names of other sheets


def read_table(content: bytes, file: str) -> Table:
    """Read a table by its file's ending; raises RegisterFileError with what to do."""
    ending = PurePath(file).suffix.lower()
    readers = {".csv": _csv, ".tsv": _csv, ".txt": _csv, ".xlsx": _xlsx, ".json": _json, ".jsonl": _json}
    if ending not in readers:
        raise _no_table(file)
    table = readers[ending](content, file)
    if not table.rows:
        raise RegisterFileError(_("%(file)s has no rows under its heads.") % {"file": file})
    if len(table.rows) > MOST_ROWS:
        raise RegisterFileError(
            _("%(file)s has more than %(most)s rows: divide it.") % {"file": file, "most": MOST_ROWS}
        )
    return table


def _no_table(file: str) -> RegisterFileError:
    return RegisterFileError(
        _("%(file)s is no table that can be read here: save it as CSV, XLSX or JSON.") % {"file": file}
    )


def _csv(content: bytes, file: str) -> Table:
    text = _decoded(content, file)
    read = [rows for delimiter in "\t;,|" if (rows := _divided(text, delimiter)) is not None]
    if not read:
        raise _no_table(file)
    return _table(max(read, key=_evenness))


def _divided(text: str, delimiter: str) -> list[list[str]] | None:
    """The rows where a delimiter divides them; None where quotation marks and ends of lines do not fit it."""
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return None


def _evenness(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows have the most usual number of cells, times their further cells.

    Only the right delimiter divides most rows alike: a title above them has none of it, and texts have others in them.
    """
    widths = [len(row) for row in rows[:LOOKED_AT] if row]
    width, count = Counter(widths).most_common(1)[0] if widths else (1, 0)
    return count * (width - 1) if count * 2 > len(widths) else 0


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        guessed = from_bytes(content).best()
    if guessed is None:
        raise RegisterFileError(_("The letters of %(file)s cannot be read: save it in UTF-8.") % {"file": file})
    return str(guessed)


def _xlsx(content: bytes, file: str) -> Table:
    excel = import_module("openpyxl")  # a fifth of a second that only such tables should cost
    try:
        book = excel.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (excel.utils.exceptions.InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise RegisterFileError(
            _("%(file)s is no XLSX file that can be opened: save it again from its program.") % {"file": file}
        ) from error
    tables = {
        sheet.title: _table([[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)])
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    }
    # A cover or a page of notes has one column: the first sheet with more is the register.
    name = next((name for name, table in tables.items() if table.rows and len(table.columns) > 1), next(iter(tables)))
    others = tuple(other for other, table in tables.items() if table.columns and other != name)
    return replace(tables[name], aside=(*tables[name].aside, *others))


def _json(content: bytes, file: str) -> Table:
    text = _decoded(content, file)
    try:
        found = json.loads(text) if text.lstrip().startswith("[") else [json.loads(x) for x in text.splitlines() if x]
    except json.JSONDecodeError as error:
        raise RegisterFileError(_("%(file)s is no JSON: %(reason)s.") % {"file": file, "reason": str(error)}) from error
    if not all(isinstance(row, dict) for row in found):
        raise RegisterFileError(_("%(file)s is no list of recommendations.") % {"file": file})
    columns = tuple(dict.fromkeys(str(name) for row in found for name in row))
    rows = tuple({name: _cell(row.get(name)) for name in columns} for row in found)
    return Table(columns=columns, rows=rows)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        return Table(columns=(), rows=())
    above = _above([row for _number, row in filled[:LOOKED_AT]])
    heads = _heads(filled[above][1])
    under = filled[above + 1 :]
    return Table(
        columns=tuple(heads),
        rows=tuple(dict(zip(heads, [*map(plain, row), *[""] * len(heads)], strict=False)) for _number, row in under),
        numbers=tuple(number for number, _row in under),
        aside=tuple(" ".join(filter(None, map(str.strip, row))) for _number, row in filled[:above]),
    )


def _heads(row: Sequence[str]) -> list[str]:
    """A name for each column, no two alike: a number where it has none, and behind a name that stands there already."""
    heads: list[str] = []
    for place, cell in enumerate(row, start=1):
        name = cell.strip() or f"{place}"
        heads.append(f"{name} ({place})" if name in heads else name)
    return heads


def _above(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the heads: a title, a ministry's name, a day. Heads name most of the columns."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return next(place for place, width in enumerate(widths) if width * 2 > max(widths))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, date):  # a datetime is one too: spreadsheets keep days with an hour
        return value.isoformat()[: len("2024-05-31")]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A table as CSV that spreadsheets open with its letters right (a byte order mark says UTF-8)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, right_to_left: bool = False) -> bytes:
    """A table as XLSX with its heads held and a filter on them."""
    book = import_module("openpyxl").Workbook()
    sheet = book.active
    sheet.sheet_view.rightToLeft = right_to_left
    sheet.append(list(columns))
    for row in rows:
        sheet.append([inert(row.get(name, "")) for name in columns])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
