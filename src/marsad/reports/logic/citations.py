"""What a report carries inside itself so that it can be verified: citations, counted figures, digests of its parts.

HTML holds it in a `<script type="application/json">`, PDF as an attached file, DOCX as a part of the package. Parts
are stretches of what people read (a section, a page): their digests show which was changed afterwards. The seal is
made with the key of the home that wrote the report, so that in that home nobody can change both.
"""

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from marsad.reports.logic.report import Count, Reference, Report

NAME = "marsad-citations.json"
VERSION = 2
LOOKS = "its look"  # the part that tells how a report looks beside its words; older reports carry none
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2066\u2067\u2068\u2069\ufeff\u00ad"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedCitation:
    """One citation as read back from a report. `shown` is what its footnote shows of the quote."""

    number: int
    fact: str
    document: str
    file: str
    start: int
    end: int
    quote: str
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of what people read, by name: a section's heading, "page 3"."""

    name: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of its letters, whatever the spaces and marks of direction between them."""
        text = unicodedata.normalize("NFC", self.text.translate(INVISIBLE))
        return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Everything that a report says about itself."""

    kind: str
    title: str
    language: str
    made_on: str
    citations: tuple[CarriedCitation, ...]
    counts: tuple[Count, ...]
    parts: tuple[tuple[str, str], ...]  # name and digest
    key: str  # names the key that the seal was made with
    is_sound: bool  # its own digest holds
    seal: str
    digest: str


def dump(report: Report, parts: Sequence[Part], key: bytes) -> bytes:
    """The JSON that a report carries, sealed with a key."""
    body: dict[str, Any] = {
        "marsad": VERSION,
        "kind": report.kind,
        "title": report.title,
        "language": report.language,
        "made_on": report.made_on_iso,
        "citations": [_carried(reference) for reference in report.references()],
        "counts": [asdict(count) for count in report.counts],
        "parts": [[part.name, part.digest] for part in parts],
        "key": key_name(key),
    }
    body["digest"] = digest(body)
    body["seal"] = seal(body["digest"], key)
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode()


def load(data: bytes) -> Carried:
    """Read it back.

    Raises:
        ValueError: when the data is not what `dump` writes.
    """
    body = json.loads(data)
    if not isinstance(body, dict) or body.get("marsad") != VERSION:
        raise ValueError("its citations are of an unknown version")
    try:
        return _loaded(body)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"its citations are damaged ({error})") from error


def _loaded(body: Mapping[str, Any]) -> Carried:
    unsealed = {name: value for name, value in body.items() if name not in ("digest", "seal")}
    return Carried(
        **{name: str(body[name]) for name in ("kind", "title", "language", "made_on", "key", "seal", "digest")},
        citations=tuple(CarriedCitation(**entry) for entry in body["citations"]),
        counts=tuple(Count(**entry) for entry in body["counts"]),
        parts=tuple((str(name), str(value)) for name, value in body["parts"]),
        is_sound=digest(unsealed) == body["digest"],
    )


def digest(body: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON."""
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def seal(of: str, key: bytes) -> str:
    """The seal of a digest."""
    return hmac.new(key, of.encode(), hashlib.sha256).hexdigest()


def key_name(key: bytes) -> str:
    """Which key it is, without saying anything of it."""
    return hashlib.sha256(b"marsad report key" + key).hexdigest()[:12]


def changed_parts(carried: Carried, found: Iterable[Part]) -> tuple[str, ...]:
    """The names of the parts that are not as they were written: changed, gone, or added."""
    written, now = dict(carried.parts), {part.name: part.digest for part in found}
    added = set(now) - set(written) - {LOOKS}
    return tuple(name for name in (*written, *added) if written.get(name) != now.get(name))


def _carried(reference: Reference) -> dict[str, Any]:
    names = ("number", "fact", "document", "file", "start", "end", "quote", "shown")
    return {name: getattr(reference, name) for name in names}
