"""Which columns of which tables may hold words about people, as `columns.toml` lists them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Columns: TypeAlias = Mapping[str, tuple[str, ...]]  # by table: "followup.Contact"


@cache
def listed(part: str) -> Columns:
    """The columns of one part of the list: documents, house, emptied, elsewhere, none."""
    data = tomllib.loads(files("marsad.personal.logic").joinpath("columns.toml").read_text("utf-8"))
    return {table: tuple(columns) for table, columns in data[part].items()}


def to_look_through(*, keeps_public: bool) -> Columns:
    """The columns in which words are blanked; of a public figure what repeats documents is kept."""
    parts = [listed("house")] if keeps_public else [listed("house"), listed("documents")]
    tables = {table for part in parts for table in part}
    return {table: tuple(name for part in parts for name in part.get(table, ())) for table in sorted(tables)}
