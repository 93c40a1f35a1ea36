"""From whom a recommendation or promise comes and to whom it goes: a column of tables, a few words behind a line.

Without them nobody could tell who "it" is in "It will continue to finance the programme".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from marsad.authority import commons
from marsad.evidence.cards import FactCard
from marsad.followup.cards import AddresseeRef, RecommendationCard
from marsad.followup.commons import is_common, names_somebody
from marsad.followup.logic.addressees import PROMISE, acting, addressee
from marsad.followup.vocabulary import addressee_name
from marsad.reports.grammar import arabic, english, nouns
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import capital, colon, comma, lower
from marsad.reports.logic.report import BREAK, Words

_OPENING = frozenset(
    {"against", "by", "for", "from", "in", "on", "with", "contre", "dans", "par", "pour", "sur", "avec"}
)
_COMMON = frozenset(
    {"participants", "delegates", "ministers", "experts", "organisers", "speakers", "members", "partners"}
    | {"ministres", "délégués", "intervenants", "organisateurs", "membres", "partenaires", "participantes"}
)
_ARTICLE = re.compile(r"(?:The|An?|Les?|La|L[’']|Une?|Des)(?: |(?<=[’']))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who asks or promises, if the document says so, and who is asked."""

    issuers: tuple[Words, ...] = ()
    addressees: tuple[Words, ...] = ()
    is_promise: bool = False  # by its issuers, so that nobody is asked

    def cell(self, heading: str) -> tuple[Words, ...]:
        """The cell of a table's column: each on its own row, with what they are where the column has both."""
        if heading != _both():
            return tuple(words for name in (*self.issuers, *self.addressees) for words in (_begun(name), BREAK))[:-1]
        told = ((_promised() if self.is_promise else _from(), self.issuers), (_to(), self.addressees))
        rows = [(Words(text=label + colon()), *_comma_between(names)) for label, names in told if names]
        return tuple(words for row in rows for words in (*row, BREAK))[:-1]

    def behind(self) -> Iterator[tuple[Words, ...]]:
        """Each for the brackets behind a line: "issued by the Forum", "addressed to donors"."""
        for name in self.issuers:
            asked = pgettext("of a recommendation", "issued by %(name)s")
            said = pgettext("of a commitment", "made by %(name)s") if self.is_promise else asked
            yield _within(said, _with_article(name))
        for name in self.addressees:
            yield _within(pgettext("of a recommendation", "addressed to %(name)s"), _with_article(name))


def of_fact(card: FactCard, writer: Writer) -> Parties:
    """The parties that a fact names."""
    issuer, addressee = (str(card.fact.fields.get(field) or "") for field in ("issuer", "addressee"))
    addressee = addressee if is_name(addressee) else acting(card.fact, lambda name: bool(writer.known_name(name)))
    return Parties(
        issuers=(_issuer(issuer, card.fact.language, writer),) if is_name(issuer) else (),
        addressees=(_addressee(addressee, card.fact.language, writer),) if is_name(addressee) else (),
        is_promise=card.fact.fields.get("strength") == PROMISE,
    )


def is_name(text: str) -> bool:
    """Whether words can be whom something is asked of: what a preposition opens is a piece of the sentence."""
    return bool(text) and text.partition(" ")[0].casefold() not in _OPENING and names_somebody(text)


def _issuer(text: str, language: str, writer: Writer) -> Words:
    return _behind(_group(_within_line(writer.named(text, language)), writer.language))


def _group(name: Words, language: str) -> Words:
    """A group that its document names without an article, with the one that it has in a report: "the participants"."""
    group = commons.common_name(name.text, language) if name.language in ("", language) else ""
    is_known = bool(group) and _ARTICLE.sub("", capital(group), count=1).casefold() == name.text.casefold()
    return replace(name, text=group) if is_known else name


def _behind(name: Words) -> Words:
    """A name behind the preposition of its label, "from" or "to": in Arabic a common one is declined."""
    is_declined = arabic.is_arabic(name.text) and is_common(name.text)
    return replace(name, text=arabic.oblique(name.text)) if is_declined else name


def _addressee(text: str, language: str, writer: Writer) -> Words:
    """Who is asked, by the name that the register's readers know for its kind, "donors", else as written."""
    owing = addressee(text, language, {})
    known = addressee_name(owing.key, "", writer.language)
    return _behind(Words(text=known) if known else _within_line(writer.named(text, language)))


def _with_article(name: Words) -> Words:
    """A body's English name inside an English phrase, "issued by the European Union"; other languages have labels."""
    if get_language() != "en" or name.language not in ("", "en"):
        return name
    group = commons.common_name(name.text, "en")  # "participants": "issued by the participants"
    return replace(name, text=group if group.startswith("the ") else english.the(name.text))


def _within_line(name: Words) -> Words:
    """A name as it stands behind a label: the article that began its sentence has no capital there."""
    begins = _ARTICLE.match(name.text) or name.text.casefold() in _COMMON
    return replace(name, text=lower(name.text)) if begins else name


def _begun(name: Words) -> Words:
    return replace(name, text=capital(name.text))


def of_register(card: RecommendationCard, writer: Writer) -> Parties:
    """The parties that the register names; the event at which all was said stands above its table."""
    is_shown = is_name(card.issuer) and not _is_by_event(card)
    return Parties(
        issuers=(_issuer(card.issuer, card.language, writer),) if is_shown else (),
        addressees=tuple(_behind(writer.named(one.name, one.language)) for one in _asked(card)),
        is_promise=card.strength == PROMISE,
    )


def _asked(card: RecommendationCard) -> Iterator[AddresseeRef]:
    """Those whom a recommendation asks: who promises answers for it in the register, but is asked by nobody."""
    is_own = card.strength == PROMISE and bool(card.issuer_entity)
    return (one for one in card.addressees if is_name(one.name) and not (is_own and one.entity == card.issuer_entity))


def of_table(cards: Sequence[RecommendationCard], writer: Writer) -> list[Parties]:
    """The parties of each row: where some rows name who asks, those of the event itself say so, "from: the Forum"."""
    told = [of_register(card, writer) for card in cards]
    if not any(one.issuers for one in told):
        return told
    return [
        replace(one, issuers=_the_event(card, writer.language)) if _is_by_event(card) else one
        for card, one in zip(cards, told, strict=True)
    ]


def _is_by_event(card: RecommendationCard) -> bool:
    return bool(card.event) and card.issuer_entity == card.event


def _the_event(card: RecommendationCard, language: str) -> tuple[Words, ...]:
    """The event as those who were there speak of it, "the Forum"; () for a name that does not say what it is."""
    key = nouns.event_noun((card.issuer,))
    kind = commons.common_name(f"the {nouns.noun('en', key).one}", language) if key != "event" else ""
    return (Words(text=kind),) if kind else ()


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


def _promised() -> str:
    return pgettext("who made a commitment", "Promised by")


def _to() -> str:
    return pgettext("to whom a recommendation is addressed", "To")


def _comma_between(names: Sequence[Words]) -> tuple[Words, ...]:
    return tuple(words for name in names for words in (Words(text=comma()), name))[1:]


def _within(phrase: str, name: Words) -> tuple[Words, ...]:
    before, after = phrase.split("%(name)s")
    before = re.sub(" $", "\u00a0", before) if before.endswith(": ") else before  # "من:" ends no row
    return tuple(words for words in (Words(text=before), name, Words(text=after)) if words.text)
