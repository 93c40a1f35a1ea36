"""What people's decisions about a fact come to: pure functions, so that a rebuild gives the same state again.

The latest decision that was not undone gives the state; the latest correction gives the words and the fields.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from marsad.evidence.errors import ReviewError
from marsad.records import FIELDS, LIST_FIELDS, NUMBER_FIELDS, WHOLE_FIELDS, FactKind, ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a fact says: the part of it that a person may correct."""

    fields: Mapping[str, Any]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One decision that holds: accept, correct or reject."""

    kind: str
    who: int | None
    when: datetime
    correction: Content | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The state of a fact after all decisions; `machine` is what was found, when it was corrected."""

    content: Content
    state: ReviewState
    machine: Content | None = None
    who: int | None = None
    when: datetime | None = None


def reviewed(found: Content, decisions: Sequence[Taken]) -> Reviewed:
    """Apply decisions, in the order in which they were taken, to what the machine found."""
    corrections = [decision.correction for decision in decisions if decision.correction is not None]
    content = corrections[-1] if corrections else found
    machine = found if corrections else None
    if not decisions:
        return Reviewed(content=found, state=ReviewState.UNREVIEWED)
    last = decisions[-1]
    state = ReviewState.REJECTED if last.kind == "reject" else ReviewState.ACCEPTED
    if corrections and state is ReviewState.ACCEPTED:
        state = ReviewState.CORRECTED
    return Reviewed(content=content, state=state, machine=machine, who=last.who, when=last.when)


def anchored(content: Content, text: str) -> Content | None:
    """The same content at the place where its words stand in `text` now; None when they are gone or stand twice."""
    if text[content.start : content.end] == content.quote:
        return content
    if text.count(content.quote) != 1:
        return None
    start = text.index(content.quote)
    return replace(content, start=start, end=start + len(content.quote))


def checked_fields(kind: FactKind, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a correction, empty ones left out; raises ReviewError that says which field to change."""
    known = FIELDS[kind]
    if unknown := sorted(fields.keys() - set(known.names)):
        raise ReviewError(f"A {kind} has no field {', '.join(unknown)}; its fields are: {', '.join(known.names)}.")
    kept = {name: fields[name] for name in known.names if fields.get(name) not in (None, "", [], ())}
    if missing := [name for name in known.required if name not in kept]:
        raise ReviewError(f"A {kind} needs its {', '.join(missing)}: fill it in, or reject the fact.")
    return {name: _value(name, value) for name, value in kept.items()}


def _value(name: str, value: Any) -> Any:
    if name in LIST_FIELDS:
        if isinstance(value, str) or not all(isinstance(part, str) for part in value):
            raise ReviewError(f"{name} is a list: give one name per line.")
        return list(value)
    if name in NUMBER_FIELDS:
        return _number(name, value)
    if not isinstance(value, str):
        raise ReviewError(f"{name} is a text, not {type(value).__name__}.")
    return value


def _number(name: str, value: Any) -> int | float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ReviewError(f"{name} is a number, written with digits and a point: {value!r} is not.") from None
    if name in WHOLE_FIELDS and not number.is_integer():
        raise ReviewError(f"{name} is a whole number: {value!r} is not.")
    return int(number) if number.is_integer() else number
