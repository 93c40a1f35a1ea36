"""Find what a report is to be about by its id or by its name, in any language."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from marsad.accounts.permission import Asker
from marsad.authority import places
from marsad.evidence import queries as evidence
from marsad.evidence.errors import UnknownItemError
from marsad.followup.kinds import TagKind
from marsad.followup.vocabulary import tag_names
from marsad.language.normalise import fold
from marsad.records import EntityKind
from marsad.reports.errors import NothingToReportError, ReportError


def latest_event(*, who: Asker | None) -> str:
    """The id of the event with the latest date, of those told by most documents; for the demo and quick looks.

    Raises:
        NothingToReportError: when no event has a date.
    """
    timeline = evidence.events_timeline(who=who)
    if not timeline:
        raise NothingToReportError(_("No event has a date yet: add documents first (marsad add FOLDER)."))
    return max(timeline, key=lambda event: (event.entity.documents, event.start_date, event.entity.id)).entity.id


def document_named(name: str, who: Asker | None) -> str:
    """A document's id by its id, its file or its title.

    Raises:
        ReportError: when several fit; NothingToReportError when none does.
    """
    cards = evidence.documents(who=who)
    for matches in (
        [c for c in cards if c.id == name],
        [c for c in cards if c.file == name or c.file.rsplit("/", 1)[-1] == name],
        [c for c in cards if name.casefold() in c.title.casefold()],
    ):
        if len(matches) == 1:
            return matches[0].id
        if matches:
            message = _("“{name}” names several documents ({count}): give the id of one (marsad documents).")
            raise ReportError(format_lazy(message, name=name, count=len(matches)))
    message = _("There is no document “{name}” here: see the list of documents (marsad documents).")
    raise NothingToReportError(format_lazy(message, name=name))


def entity_named(name: str, kind: EntityKind, who: Asker | None) -> str:
    """An entity's id by its id or by one of its names.

    Raises:
        ReportError: when several fit equally; NothingToReportError when none does.
    """
    try:
        return evidence.entity(name, who=who).entity.id
    except UnknownItemError:
        pass
    found = evidence.entities(who=who, kind=kind, text=name)
    if not found:
        message = _("There is no “{name}” of this kind here: see its list (marsad entities --kind {kind}).")
        raise NothingToReportError(format_lazy(message, name=name, kind=kind))
    exact = [card for card in found if fold(name) in {fold(one.text) for one in card.names}]
    if len(exact) == 1:
        return exact[0].id
    if len(found) > 1 and found[0].documents == found[1].documents:
        message = _("“{name}” fits several things ({count}): give the id of one (marsad entities --kind {kind}).")
        raise ReportError(format_lazy(message, name=name, count=len(found), kind=kind))
    return found[0].id


def theme_named(name: str) -> str:
    """A theme's key by its key or its name in one of the three languages; what nobody listed stands for itself."""
    asked = fold(name)
    known = tag_names(TagKind.THEME)
    return next((key for key, names in known.items() if asked in {fold(one) for one in (key, *names.values())}), name)


def country_named(name: str) -> str:
    """A country's ISO 3166-1 code by its code or its name in one of the three languages.

    Raises:
        NothingToReportError: when no country has that name.
    """
    code = name.strip().upper()
    if len(code) == 2 and places.all_places().get(code):
        return code
    # A name that is an everyday word too («مالي» is "financial" as well) is a country's behind "in".
    found = [places.by_id(place.id) for place in (*places.find(name), *places.find(f"في {name}"))]
    if not found:
        message = _("There is no country “{name}” in the tables: give its name or its code (MA, TN).")
        raise NothingToReportError(format_lazy(message, name=name))
    return found[0].country
