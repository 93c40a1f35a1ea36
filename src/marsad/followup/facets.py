"""The filters of the register as links: each facet with its values, their numbers, and where a press leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.followup.cards import FacetValue
from marsad.followup.filters import Filters

NAMES: Mapping[str, str | Promise] = {
    "status": pgettext_lazy("of a recommendation", "Status"),
    "addressee": _("Addressed to"),
    "issuer": _("Issued by"),
    "theme": _("Theme"),
    "year": _("Year"),
    "series": pgettext_lazy("of codes", "Series"),
    "strength": _("Strength"),
    "level": _("Level of action"),
    "target_group": _("Target group"),
    "pillar": _("Pillar of the UN strategy"),
    "sdg": _("SDG target"),
    "language": _("Language"),
}
OPEN = ("status", "addressee", "theme", "year")  # these are unfolded at first; a facet with a choice always is
FLAGS: Mapping[str, str | Promise] = {
    "overdue": _("Overdue"),
    "unowned": _("Nobody is named"),
    "with_candidates": _("With possible evidence"),
    "with_updates": _("With updates to validate"),
}


NONE = pgettext_lazy("a value of a filter", "not given")
FEW = 8  # values of a facet that are shown at once; further ones are unfolded


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that adds or takes away one filter."""

    label: str
    count: int | None
    is_chosen: bool
    filters: Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A group of choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    is_open: bool

    @property
    def first(self) -> tuple[Choice, ...]:
        """What is shown at once: the most frequent, and whatever is chosen."""
        return tuple(choice for place, choice in enumerate(self.choices) if place < FEW or choice.is_chosen)

    @property
    def rest(self) -> tuple[Choice, ...]:
        """What is unfolded."""
        return tuple(choice for choice in self.choices if choice not in self.first)


def facets_of(values: Mapping[str, Iterable[FacetValue]], filters: Filters) -> tuple[Facet, ...]:
    """Every facet that has something to choose."""
    groups = ((name, tuple(_choice(name, value, filters) for value in values.get(name, ()))) for name in NAMES)
    return tuple(
        Facet(
            name=name,
            label=str(NAMES[name]),
            choices=choices,
            is_open=name in OPEN or any(choice.is_chosen for choice in choices),
        )
        for name, choices in groups
        if len(choices) > 1 or any(choice.is_chosen for choice in choices)
    )


def flags_of(filters: Filters, mine: int | None = None) -> tuple[Choice, ...]:
    """The questions that are answered by yes; `mine` is the key of the person who asks."""
    own = Choice(
        label=str(_("Mine")),
        count=None,
        is_chosen=filters.person == str(mine),
        filters=replace(filters, person="" if filters.person == str(mine) else str(mine)),
    )
    others = tuple(
        Choice(
            label=str(label),
            count=None,
            is_chosen=getattr(filters, name),
            filters=_with(filters, name, not getattr(filters, name)),
        )
        for name, label in FLAGS.items()
    )
    return (own, *others) if mine is not None else others


def chosen_of(facets: Iterable[Facet], flags: Iterable[Choice]) -> tuple[Choice, ...]:
    """What is asked for now; a press takes it away."""
    return tuple(
        choice for group in (*(facet.choices for facet in facets), flags) for choice in group if choice.is_chosen
    )


def _choice(name: str, value: FacetValue, filters: Filters) -> Choice:
    now: tuple[str, ...] = getattr(filters, name)
    then = tuple(one for one in now if one != value.value) if value.is_chosen else (*now, value.value)
    label = str(NONE) if value.value == "none" and name != "level" else value.label
    return Choice(label=label, count=value.count, is_chosen=value.is_chosen, filters=_with(filters, name, then))


def _with(filters: Filters, name: str, value: object) -> Filters:
    """The same filters but for one, which is named by the address."""
    changed: Any = {name: value}
    return replace(filters, **changed)
