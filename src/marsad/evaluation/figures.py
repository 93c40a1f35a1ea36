"""A report as named figures, and the floors that they must not fall below.

A file of floors holds the digest of the labels that it was measured on, so that nobody compares figures of one set with
floors of another: `{"labels": "…", "floors": {"event.recall": 0.6, …}}`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from marsad.evaluation.errors import FloorsError
from marsad.evaluation.gold import Gold
from marsad.evaluation.score import EVERY, Report
from marsad.evaluation.tally import Share

DIGITS = 4  # of a figure: one document of ten thousand still shows


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenFloor:
    """A figure that fell below its floor; `value` is None when it was not measured at all."""

    name: str
    floor: float
    value: float | None


def figures(report: Report) -> Mapping[str, float]:
    """The report's figures by name ("person.ar.recall", "event.edition"); what was not judged is left out."""
    named: dict[str, float | None] = {
        "documents": report.documents.value,
        "clean_text": report.clean_text.value,
        "language": report.language.value,
        "recommendation.formal_recall": report.formal.recall,
        "links": joined(report).value,
    }
    for (kind, language), tally in report.tallies.items():
        prefix = str(kind) if language == EVERY else f"{kind}.{language}"
        for measure in ("precision", "recall", "f1"):
            named[f"{prefix}.{measure}"] = getattr(tally, measure)
    named |= {name: share.value for name, share in report.fields.items()}
    named |= {f"links.{name}": share.value for name, share in report.links.items()}
    for measure in ("precision", "recall", "f1"):
        named[f"links.pairs.{measure}"] = getattr(report.clusters.pairs, measure)
        named[f"links.b_cubed.{measure}"] = getattr(report.clusters, measure)
    return {name: round(value, DIGITS) for name, value in named.items() if value is not None}


def joined(report: Report) -> Share:
    """All pairs that should be one thing; threads of recommendations and pairs to keep apart are told by themselves."""
    beside = {"apart", "same_recommendation"}
    return sum((share for name, share in report.links.items() if name not in beside), Share())


def broken_floors(report: Report, floors: Mapping[str, float]) -> tuple[BrokenFloor, ...]:
    """The floors that a report breaks, by name."""
    measured = figures(report)
    return tuple(
        BrokenFloor(name=name, floor=floor, value=measured.get(name))
        for name, floor in sorted(floors.items())
        if measured.get(name, -1.0) < floor
    )


def load_floors(file: Path, gold: Gold) -> Mapping[str, float]:
    """The floors of a labelled set.

    Raises:
        FloorsError: the file cannot be read, or was made for other labels.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        floors = {str(name): float(value) for name, value in content["floors"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise FloorsError(f"{file} holds no floors ({error}): write them with measures/set_floors.py.") from error
    if content.get("labels") != gold.digest:
        raise FloorsError(f"The labels changed since {file} was written: measure again with measures/set_floors.py.")
    return floors
