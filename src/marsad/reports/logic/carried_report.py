"""A report as JSON and back: how a saved version is kept, word for word."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from marsad.reports.logic.report import Block, Count, Figure, Line, Reference, Report, Section, Source, Table, Words


def as_json(report: Report) -> dict[str, Any]:
    """Plain lists and dictionaries."""
    return asdict(report)


def from_json(data: Mapping[str, Any]) -> Report:
    """The report that `as_json` gave."""
    return Report(
        **{
            **data,
            "method": tuple(data["method"]),
            "sections": tuple(map(_section, data["sections"])),
            "sources": tuple(Source(**source) for source in data["sources"]),
            "counts": tuple(Count(**count) for count in data["counts"]),
        }
    )


def _section(data: Mapping[str, Any]) -> Section:
    return Section(**{**data, "blocks": tuple(map(_block, data["blocks"]))})


def _block(data: Mapping[str, Any]) -> Block:
    return Block(
        layout=data["layout"],
        lines=tuple(map(_line, data["lines"])),
        table=_table(data["table"]) if data["table"] else None,
        figure=_figure(data["figure"]) if data["figure"] else None,
        paragraphs=tuple(data["paragraphs"]),
    )


def _table(data: Mapping[str, Any]) -> Table:
    return Table(
        caption=data["caption"],
        columns=tuple(data["columns"]),
        rows=tuple(tuple(map(_line, row)) for row in data["rows"]),
        widths=tuple(data["widths"]),
        numeric=tuple(data["numeric"]),
    )


def _figure(data: Mapping[str, Any]) -> Figure:
    return Figure(**{**data, "columns": tuple(data["columns"]), "rows": tuple(map(tuple, data["rows"]))})


def _line(data: Mapping[str, Any]) -> Line:
    words = tuple(map(_words, data["words"]))
    counted = tuple((document, start, end) for document, start, end in data["counted"])
    return Line(**{**data, "words": words, "counted": counted})


def _words(data: Mapping[str, Any]) -> Words:
    return Words(**{**data, "references": tuple(Reference(**reference) for reference in data["references"])})
