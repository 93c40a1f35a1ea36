"""From whom a recommendation or promise comes and to whom it goes: a column of tables, a few words behind a line.

Without them nobody could tell who "it" is in "It will continue to finance the programme".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.evidence.cards import FactCard
from marsad.followup.cards import RecommendationCard
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import colon
from marsad.reports.logic.report import BREAK, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who asks or promises, if the document says so, and who is asked."""

    issuers: tuple[Words, ...] = ()
    addressees: tuple[Words, ...] = ()

    def cell(self, heading: str) -> tuple[Words, ...]:
        """The cell of a table's column: each on its own row, with what they are where the column has both."""
        told = [(_from(), name) for name in self.issuers] + [(_to(), name) for name in self.addressees]
        rows = [((Words(text=label + colon()), name) if heading == _both() else (name,)) for label, name in told]
        return tuple(words for row in rows for words in (*row, BREAK))[:-1]

    def behind(self) -> Iterator[tuple[Words, ...]]:
        """Each for the brackets behind a line: "issued by the Forum", "addressed to donors"."""
        for name in self.issuers:
            yield _within(pgettext("of a recommendation", "issued by %(name)s"), name)
        for name in self.addressees:
            yield _within(pgettext("of a recommendation", "addressed to %(name)s"), name)


def of_fact(card: FactCard, writer: Writer) -> Parties:
    """The parties that a fact names."""
    named = {
        field: (writer.named(str(name), card.fact.language),) if (name := card.fact.fields.get(field)) else ()
        for field in ("issuer", "addressee")
    }
    return Parties(issuers=named["issuer"], addressees=named["addressee"])


def of_register(card: RecommendationCard, writer: Writer) -> Parties:
    """The parties that the register names; the event at which all was said stands above its table."""
    is_event = bool(card.event) and card.issuer_entity == card.event
    return Parties(
        issuers=(writer.named(card.issuer, card.language),) if card.issuer and not is_event else (),
        addressees=tuple(writer.named(one.name, one.language) for one in card.addressees),
    )


def heading(rows: Iterable[Parties]) -> str:
    """What the column of a table is called; "" where no row names anybody."""
    every = list(rows)
    if any(row.issuers for row in every):
        return _both()
    return _("Addressed to") if any(row.addressees for row in every) else ""


def _both() -> str:
    return pgettext("a column", "From, to")


def _from() -> str:
    return pgettext("who issued a recommendation", "From")


def _to() -> str:
    return pgettext("to whom a recommendation is addressed", "To")


def _within(phrase: str, name: Words) -> tuple[Words, ...]:
    before, after = phrase.split("%(name)s")
    return tuple(words for words in (Words(text=before), name, Words(text=after)) if words.text)
