"""Counts what a search found by language, kind of fact, year, organisation, place and source, for narrowing it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.evidence.cards import DocumentContext, FactPlace
from marsad.records import EntityKind
from marsad.search.index import Hit

_MOST = 12  # values of a facet
_YEAR = 4  # characters of an ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet, and how many of the passages have it."""

    filters: Mapping[str, str]  # that choose it
    label: str | Promise
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a search; the most frequent values first."""

    name: str  # of the filter
    label: str | Promise
    values: tuple[Value, ...]


def facets(
    hits: Sequence[Hit], contexts: Mapping[str, DocumentContext], facts: Iterable[FactPlace]
) -> tuple[Facet, ...]:
    """The facets of some passages; those with a single value are left out, they narrow nothing."""
    places: dict[str, list[FactPlace]] = defaultdict(list)
    for fact in facts:
        places[fact.document].append(fact)
    told = [contexts[hit.document] for hit in hits if hit.document in contexts]
    kinds = [kind for hit in hits for kind in {p.kind for p in places[hit.document] if _touch(p, hit)}]
    found = (
        _facet("language", _("Language"), Counter(hit.language for hit in hits), labels.LANGUAGES),
        _facet("kind", _("Kind of fact"), Counter(map(str, kinds)), labels.FACT_KINDS_MANY),
        _years(Counter(one.published[:_YEAR] for one in told if one.published)),
        _entities("organisation", _("Organisation"), told, EntityKind.ORGANISATION),
        _entities("place", _("Place"), told, EntityKind.PLACE),
        _facet("source", _("Source"), Counter(site for one in told if (site := _site(one.address))), {}),
    )
    return tuple(facet for facet in found if len(facet.values) > 1)


def _facet(name: str, label: str | Promise, counted: Mapping[str, int], known: Mapping[str, str | Promise]) -> Facet:
    values = [
        Value(filters={name: value}, label=known.get(value, value), count=count)
        for value, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    ]
    return Facet(name=name, label=label, values=tuple(values))


def _years(counted: Mapping[str, int]) -> Facet:
    """Newest first."""
    values = [
        Value(filters={"since": year, "until": year}, label=year, count=counted[year])
        for year in sorted(counted, reverse=True)[:_MOST]
    ]
    return Facet(name="since", label=_("Year of publication"), values=tuple(values))


def _entities(name: str, label: str | Promise, told: Sequence[DocumentContext], kind: EntityKind) -> Facet:
    refs = [entity for one in told for entity in one.entities if entity.kind == kind]
    return _facet(name, label, Counter(ref.label for ref in refs), {})


def _touch(fact: FactPlace, hit: Hit) -> bool:
    return fact.start < hit.end and hit.start < fact.end


def _site(address: str) -> str:
    """The host of an address; a file has none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
