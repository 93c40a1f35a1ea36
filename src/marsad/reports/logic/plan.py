"""A plan: what an author chose for a report. The report is written anew from it and from the store.

Sections stand in the author's order; an author's own paragraphs stand at the end of a section, or in a section of
their own, and are marked as theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from marsad.reports.logic.catalogue import kind_named

OWN = "own"  # sections of the author alone: "own-1", "own-2"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A section in its place, shown or not, with the author's words."""

    key: str
    is_included: bool = True
    heading: str = ""  # of the author's own sections
    paragraphs: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the author made it."""
        return self.key.startswith(OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Kind, subject and choices of a report."""

    kind: str
    subject_kind: str
    subject: str  # an id, a code, a name; "" for the whole base
    language: str
    months: str = "international"
    with_unreviewed: bool = True
    pseudonyms: bool = False  # in the place of the names of private persons
    title: str = ""  # the author's; else the subject's name
    since: str = ""  # of follow-up: ISO dates
    until: str = ""
    sections: tuple[PlannedSection, ...] = field(default=())


def planned(kind: str, subject_kind: str, subject: str, *, language: str, **choices: Any) -> Plan:
    """A plan with the usual sections of its kind."""
    sections = tuple(PlannedSection(key=key) for key in kind_named(kind).sections)
    return Plan(kind=kind, subject_kind=subject_kind, subject=subject, language=language, sections=sections, **choices)


def moved(plan: Plan, key: str, by: int) -> Plan:
    """The plan with a section some places up (negative) or down; it stops at the ends."""
    sections = list(plan.sections)
    place = next(i for i, section in enumerate(sections) if section.key == key)
    section = sections.pop(place)
    sections.insert(max(0, min(len(sections), place + by)), section)
    return replace(plan, sections=tuple(sections))


def changed(plan: Plan, key: str, **values: Any) -> Plan:
    """The plan with some values of a section changed."""
    sections = tuple(replace(section, **values) if section.key == key else section for section in plan.sections)
    return replace(plan, sections=sections)


def with_own_section(plan: Plan, heading: str) -> Plan:
    """The plan with a section of the author's at the end."""
    numbers = [int(section.key.rpartition("-")[2]) for section in plan.sections if section.is_own]
    own = PlannedSection(key=f"{OWN}-{max(numbers, default=0) + 1}", heading=heading)
    return replace(plan, sections=(*plan.sections, own))


def without(plan: Plan, key: str) -> Plan:
    """The plan without a section of the author's; the others are left out by `is_included`."""
    kept = tuple(section for section in plan.sections if section.key != key or not section.is_own)
    return replace(plan, sections=kept)


def plan_from(data: Mapping[str, Any]) -> Plan:
    """A plan from its JSON; sections that the kind has gained since stand at the end."""
    sections = tuple(
        PlannedSection(**{**section, "paragraphs": tuple(section["paragraphs"])}) for section in data["sections"]
    )
    known = {section.key for section in sections}
    gained = (PlannedSection(key=key) for key in kind_named(data["kind"]).sections if key not in known)
    return Plan(**{**data, "sections": (*sections, *gained)})
