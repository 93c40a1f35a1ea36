"""A chart as it travels between rooms: what to draw, what it says, and the data to take away."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.charts.cells import inert

Spec = Mapping[str, Any]
Cell = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A specification with its text alternative and its data; `note` says where an outline comes from."""

    kind: str
    language: str
    title: str
    spec: Spec  # Vega-Lite; draw it with `drawing`
    text: str  # everything that the drawing shows, in a few sentences
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw, no row or none with a date; the text says what there is."""
        return not self.rows or not self.spec.get("layer", True)

    def csv(self) -> bytes:
        """The data as a table that spreadsheets open right, Arabic included."""
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        writer.writerow(self.columns)
        writer.writerows([[inert(cell) if isinstance(cell, str) else cell for cell in row] for row in self.rows])
        return sheet.getvalue().encode("utf-8-sig")


def layered(
    layers: Sequence[Spec], *, width: float, height: float, padding: int = 4, **more: object
) -> dict[str, object]:
    """A specification of layers that share their scales, at a fixed size, without words of Vega's own.

    Vega would describe its axes in English to screen readers; the chart's own text does that.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "padding": padding,
        "layer": list(layers),
        **more,
    }
