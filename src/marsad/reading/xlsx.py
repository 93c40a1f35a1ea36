"""Reads workbooks (XLSX): each sheet is a heading and its tables, which empty rows part; formulas give their values."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from marsad.reading import containers
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import TooLarge
from marsad.reading.properties import author_of, title_of
from marsad.records import BlockKind

_KIND = "XLSX"
_MOST_CHARACTERS = 5_000_000
_FAILURES: tuple[type[Exception], ...] = (InvalidFileException, *containers.FAILURES)


def recognises(content: bytes, name: str) -> bool:
    """A ZIP archive with an "xl/" part, or the ending."""
    return containers.is_made_of(content, name, "xl/", ".xlsx")


def read(content: bytes, _file: str) -> Draft:
    """The draft of a workbook.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: more words than one document may have.
    """
    containers.opened(content, _KIND).close()
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = tuple(_pieces(book))
        about = book.properties
        book.close()
    except _FAILURES as error:
        raise containers.broken(_KIND) from error
    return Draft(pieces=found, title=title_of(about.title), author=author_of(about.creator))


def _pieces(book: Any) -> Iterator[Piece]:
    """Every sheet that holds something, under its name where there are several."""
    total = 0
    for sheet in book.worksheets:
        tables = []
        for table in _tables(_rows(sheet.iter_rows(values_only=True))):
            total += len(table)
            if total > _MOST_CHARACTERS:
                raise TooLarge("This XLSX holds more than 5 million characters: split it and add the parts.")
            tables.append(table)
        if tables and len(book.worksheets) > 1:
            yield Piece(kind=BlockKind.HEADING, text=sheet.title, level=2)
        yield from (
            Piece(kind=BlockKind.TABLE if " | " in t or "\n" in t else BlockKind.PARAGRAPH, text=t) for t in tables
        )


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """The rows, cells parted by a bar, without the empty ones at the end; "" for an empty row."""
    for row in rows:
        cells = [_said(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield " | ".join(cells) if any(cells) else ""


def _tables(rows: Iterable[str]) -> Iterator[str]:
    """Rows that stand together."""
    together: list[str] = []
    for row in rows:
        if row:
            together.append(row)
        elif together:
            yield "\n".join(together)
            together = []
    if together:
        yield "\n".join(together)


def _said(value: object) -> str:
    """A cell's value as people write it: whole numbers without a point, days without a time of day."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat(sep=" ") if isinstance(value, datetime) else _plain(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else " ".join(str(value).split())
