"""JSON-LD: what search engines, linked-data tools and other observatories read."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from marsad.exchange.logic.json_ld import lines, parcel_of
from marsad.exchange.logic.parcel import LeftOut, Paper, Parcel, Thing


def write(path: Path, things: Iterable[Thing], papers: Mapping[str, Paper]) -> tuple[LeftOut, ...]:
    """Write a file; nothing is left out."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(things, papers))
    return ()


def read(path: Path) -> Parcel:
    """Read a file; raises ValueError when it is not JSON."""
    return parcel_of(path.read_text(encoding="utf-8"))
