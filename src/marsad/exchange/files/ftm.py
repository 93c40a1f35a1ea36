"""FollowTheMoney entities, one a line: what Aleph, OpenSanctions' tools and nomenklatura read."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from marsad.exchange.logic.ftm_reading import parcel_of_lines
from marsad.exchange.logic.ftm_writing import Writer
from marsad.exchange.logic.parcel import LeftOut, Paper, Parcel, Thing


def write(path: Path, things: Iterable[Thing], papers: Mapping[str, Paper]) -> tuple[LeftOut, ...]:
    """Write a file; gives what FollowTheMoney could not take."""
    writer = Writer()
    with path.open("w", encoding="utf-8") as file:
        for entity in writer.entities(things, papers):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")
    return tuple(writer.left_out)


def read(path: Path) -> Parcel:
    """Read a file; raises UnicodeDecodeError when it is no text."""
    with path.open(encoding="utf-8") as file:
        return parcel_of_lines(file)
