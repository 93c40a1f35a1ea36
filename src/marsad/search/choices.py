"""The links of the search page by which a search is narrowed, and widened again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.search.facets import Facet
from marsad.search.filters import Filters

_LABELS = {
    "language": _("Language"),
    "kind": _("Kind of fact"),
    "since": _("Published since"),
    "until": _("Published until"),
    "place": _("Place"),
    "organisation": _("Organisation"),
    "source": _("Source"),
    "document": _("Document"),
}
_VALUES = {"language": labels.LANGUAGES, "kind": labels.FACT_KINDS_MANY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value of a facet with the address that chooses it."""

    address: str
    label: str | Promise
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The choices of a facet."""

    label: str | Promise
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter that is set, with the address that takes it away."""

    address: str
    label: str | Promise
    value: str | Promise


def narrowing(facets: Sequence[Facet], filters: Filters, question: str, *, like: str = "") -> tuple[Group, ...]:
    """The facets of what was found as links."""
    return tuple(
        Group(
            label=facet.label,
            choices=tuple(
                Choice(address=_address(filters, question, like, **value.filters), label=value.label, count=value.count)
                for value in facet.values
            ),
        )
        for facet in facets
    )


def chosen(filters: Filters, question: str, *, like: str = "") -> tuple[Chosen, ...]:
    """The filters that are set; an entity is named as it was asked for, by its facet's words where it has any."""
    return tuple(
        Chosen(
            address=_address(filters, question, like, **{name: ""}),
            label=label,
            value=_VALUES.get(name, {}).get(value, value),
        )
        for name, label in _LABELS.items()
        if (value := getattr(filters, name))
    )


def _address(filters: Filters, question: str, like: str, **changed: str) -> str:
    return filters.address(question, like=like, **changed)
