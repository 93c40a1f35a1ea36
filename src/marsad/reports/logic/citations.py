"""The citations that a report carries inside itself, so that it can be verified: as JSON, with a digest of their own.

HTML holds them in a `<script type="application/json">`, PDF as an attached file, DOCX as a part of the package.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.reports.logic.report import Reference, Report

NAME = "marsad-citations.json"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCitation:
    """One citation as read back from a report."""

    number: int
    fact: str
    document: str
    file: str
    start: int
    end: int
    quote: str


def dump(report: Report) -> bytes:
    """The JSON that a report carries."""
    carried = [_carried(reference) for reference in report.references()]
    body: dict[str, Any] = {
        "marsad": VERSION,
        "kind": report.kind,
        "title": report.title,
        "made_on": report.made_on_iso,
        "digest": digest(carried),
        "citations": carried,
    }
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode()


def load(data: bytes) -> tuple[tuple[CarriedCitation, ...], bool]:
    """Read the citations back; the second value says whether their digest still holds.

    Raises:
        ValueError: when the data is not what `dump` writes.
    """
    body = json.loads(data)
    if not isinstance(body, dict) or body.get("marsad") != VERSION:
        raise ValueError("its citations are of an unknown version")
    try:
        citations = tuple(CarriedCitation(**entry) for entry in body["citations"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"its citations are damaged ({error})") from error
    return citations, digest(body["citations"]) == body.get("digest")


def digest(citations: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over the citations in canonical JSON."""
    canonical = json.dumps(list(citations), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _carried(reference: Reference) -> dict[str, Any]:
    return {
        "number": reference.number,
        "fact": reference.fact,
        "document": reference.document,
        "file": reference.file,
        "start": reference.start,
        "end": reference.end,
        "quote": reference.quote,
    }
