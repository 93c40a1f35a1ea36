"""FollowTheMoney statements as a table: each value by itself, with its language and the documents it comes from."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from followthemoney.statement.serialize import CSVStatementWriter, read_csv_statements

from marsad.exchange.logic.ftm_reading import parcel_of_statements
from marsad.exchange.logic.ftm_writing import Writer
from marsad.exchange.logic.parcel import LeftOut, Paper, Parcel, Thing


def write(path: Path, things: Iterable[Thing], papers: Mapping[str, Paper]) -> tuple[LeftOut, ...]:
    """Write a file; gives what FollowTheMoney could not take."""
    writer = Writer()
    with path.open("w", encoding="utf-8", newline="") as file, CSVStatementWriter(file) as table:
        for statement in writer.statements(things, papers):
            table.write(statement)
    return tuple(writer.left_out)


def read(path: Path) -> Parcel:
    """Read a file; raises KeyError when the table lacks a column, UnicodeDecodeError when it is no text."""
    # In memory: the library wraps what it is given and leaves closing it to chance.
    return parcel_of_statements(read_csv_statements(BytesIO(path.read_bytes())))
