"""Keeps the words of an index in files too, by the state of their table, so that asking need not open it.

As with the parts of the index, they hold nothing that the table could not give again.
"""

from dataclasses import fields
from pathlib import Path

from marsad.language.encoder import Encoder
from marsad.records import digest
from marsad.search import array_files
from marsad.search.logic.wordvectors import Rows

_NAMED = "known_"


def table_of(encoder: Encoder) -> str:
    """The name of the table of an encoder's words."""
    return f"words_{digest(encoder.name)}_3"


def keep(place: Path | str, table: str, state: str, words: Rows) -> None:
    """Keep the words of a state in place of those of others."""
    if not isinstance(place, Path) or not state:
        return
    folder = place / f"{_NAMED}{table}"
    before = array_files.kept(folder)
    if any(path.name == state for path in before):
        return
    new = array_files.keep(folder, ((one.name, getattr(words, one.name)) for one in fields(words)), name=state)
    if new:
        for path in before:
            array_files.drop(path)


def kept(place: Path | str, table: str, state: str) -> Rows | None:
    """The words of a state, mapped; None when it was not kept, or is not whole."""
    if not isinstance(place, Path) or not state:
        return None
    found = array_files.mapped(place / f"{_NAMED}{table}" / state)
    names = {one.name for one in fields(Rows)}
    return Rows(**found) if found is not None and set(found) == names else None


def forget(place: Path | str, table: str) -> None:
    """Drop what is kept of a table."""
    if isinstance(place, Path):
        array_files.drop(place / f"{_NAMED}{table}")


def forget_others(place: Path | str, table: str) -> None:
    """Drop what is kept of other tables."""
    if isinstance(place, Path):
        for folder in place.glob(f"{_NAMED}*"):
            if folder.name != f"{_NAMED}{table}":
                array_files.drop(folder)
