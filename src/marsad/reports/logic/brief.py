"""Compose a brief from facts: what an event was, what was recommended and said, by whom, with which sources.

Only facts are stated, in the words of their documents; labels and dates are in the report's language. Where sources
differ each value stands with its own footnotes and the line is marked. Nothing is invented, nothing is summarised.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marsad.evidence import labels
from marsad.evidence.cards import FactCard
from marsad.evidence.dates import readable_date, readable_span
from marsad.evidence.values import word
from marsad.language.normalise import fold
from marsad.records import FactKind, ReviewState
from marsad.reports.logic.report import BREAK, Line, Reference, Report, Section, Words

PageOf = Callable[[str, int], int | None]

EVENT_FIELDS = ("city", "country", "venue", "theme", "organisers", "partners", "participants")
STRENGTHS = ("formal", "commitment", "call", "soft")
REVIEWED = frozenset({ReviewState.ACCEPTED, ReviewState.CORRECTED})
DATES = frozenset({"start_date", "end_date", "date"})
SINGLE = frozenset({"edition", "participants"})  # an event has one of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a brief is about: its name (with the language it is written in) and, for an event, its own facts."""

    name: str
    language: str
    events: tuple[FactCard, ...] = ()


def compose(subject: Subject, cards: Sequence[FactCard], *, language: str, page_of: PageOf, today: date) -> Report:
    """Compose the brief; call it with the report's language switched on, so that labels and dates follow it."""
    writer = _Writer(page_of)
    sections = [
        _about(subject, writer),
        _recommendations(cards, writer),
        _section(_("Statements"), "quotes", _named_once(map(writer.statement, _of(cards, FactKind.STATEMENT)))),
        _section(_("Programmes"), "list", map(writer.programme, _of(cards, FactKind.PROGRAMME))),
        _section(_("Practices"), "list", map(writer.plain, _of(cards, FactKind.PRACTICE))),
        _section(_("Instruments"), "list", map(writer.plain, _distinct(_of(cards, FactKind.INSTRUMENT)))),
        _section(_("Persons"), "list", map(writer.person, _distinct(_of(cards, FactKind.PERSON)))),
        _section(_("Organisations"), "list", map(writer.organisation, _distinct(_of(cards, FactKind.ORGANISATION)))),
    ]
    kept = tuple(section for section in sections if section.lines)
    return Report(
        title=subject.name,
        title_language=subject.language,
        subtitle=_("Brief from the evidence base"),
        kind="brief",
        language=language,
        made_on=date_format(today, "DATE_FORMAT"),
        made_on_iso=today.isoformat(),
        method=_(
            "Every line rests on the exact words of a stored document, given in its footnote. "
            "Lines with † were found by the machine and no person has checked them yet."
        ),
        sources_heading=_("Sources"),
        page_word=_("page"),
        sections=kept,
        sources=tuple(_sources(cards, subject)),
    )


def _about(subject: Subject, writer: "_Writer") -> Section:
    told = {
        field: [(card, field) for card in subject.events if card.fact.fields.get(field)]
        for field in ("name", "edition", *EVENT_FIELDS)
    }
    lines = {field: writer.agreed(labels.field(field), cards) for field, cards in told.items() if cards}
    dated = [card for card in subject.events if card.fact.fields.get("start_date")]
    if dated:
        lines["dates"] = writer.dates(dated)
    order = ("name", "edition", "dates", *EVENT_FIELDS)
    return Section(heading=_("The event"), kind="facts", lines=tuple(lines[f] for f in order if f in lines))


def _recommendations(cards: Sequence[FactCard], writer: "_Writer") -> Section:
    found = sorted(
        _of(cards, FactKind.RECOMMENDATION),
        key=lambda card: STRENGTHS.index(s) if (s := str(card.fact.fields.get("strength"))) in STRENGTHS else 9,
    )
    return _section(_("Recommendations and commitments"), "list", map(writer.recommendation, found))


def _section(heading: str, kind: str, lines: Iterable[Line]) -> Section:
    return Section(heading=heading, kind=kind, lines=tuple(lines))


def _named_once(lines: Iterable[Line]) -> Iterator[Line]:
    """Name a speaker once for a run of statements."""
    speaker = ""
    for line in lines:
        yield line if line.label != speaker else replace(line, label="")
        speaker = line.label


def _of(cards: Sequence[FactCard], kind: FactKind) -> list[FactCard]:
    return [card for card in cards if card.fact.kind == kind]


def _distinct(cards: Iterable[FactCard]) -> Iterator[list[FactCard]]:
    """Group facts of one entity (or of one name where there is no entity), in order of first appearance."""
    groups: dict[str, list[FactCard]] = {}
    for card in cards:
        key = card.entities[0].id if card.entities else fold(str(card.fact.fields.get("name", card.fact.id)))
        groups.setdefault(key, []).append(card)
    yield from groups.values()


def _sources(cards: Sequence[FactCard], subject: Subject) -> Iterator[Words]:
    seen: dict[str, Words] = {}
    for card in [*subject.events, *cards]:
        published = f" ({readable_date(card.published)})" if card.published else ""
        name = f"{card.document_name}{published} — {card.file}"
        seen.setdefault(card.fact.citation.document, Words(text=name, language=card.document_language))
    yield from seen.values()


class _Writer:
    """Writes lines and numbers their footnotes as it goes; one for each report."""

    def __init__(self, page_of: PageOf) -> None:
        self.page_of = page_of
        self.given: dict[tuple[str, int, int], Reference] = {}

    def reference(self, card: FactCard) -> Reference:
        """The footnote for where a fact stands: the earlier one where the same words were cited before."""
        citation = card.fact.citation
        place = (citation.document, citation.start, citation.end)
        if place in self.given:
            return replace(self.given[place], is_again=True)
        self.given[place] = self._new_reference(card, len(self.given) + 1)
        return self.given[place]

    def _new_reference(self, card: FactCard, number: int) -> Reference:
        citation = card.fact.citation
        return Reference(
            number=number,
            fact=card.fact.id,
            document=citation.document,
            document_name=card.document_name,
            file=card.file,
            language=card.document_language,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            published=readable_date(card.published),
            page=self.page_of(citation.document, citation.start),
        )

    def line(self, words: Sequence[Words], cards: Sequence[FactCard], label: str = "", mark: str = "") -> Line:
        """A line that rests on some facts; it counts as reviewed when a person has checked one of them."""
        references = {reference.number: reference for reference in map(self.reference, cards)}
        return Line(
            words=tuple(words),
            references=tuple(references.values()),
            label=label,
            is_reviewed=any(card.fact.review in REVIEWED for card in cards),
            mark=mark,
        )

    def agreed(self, label: str, told: Sequence[tuple[FactCard, str]]) -> Line:
        """One field as told by several facts: each distinct value once; marked where the sources differ."""
        values: dict[str, Words] = {}
        for card, field in told:
            stored = card.fact.fields[field]
            for value in stored if isinstance(stored, list | tuple) else [stored]:
                shown = word(card.fact, field, str(value))
                own = "" if field in DATES or shown != str(value) else card.fact.language
                values.setdefault(fold(shown), Words(text=shown, language=own))
        field = told[0][1]
        differ = len({fold(str(card.fact.fields[f])) for card, f in told}) > 1 and field in (
            *DATES,
            "edition",
            "participants",
        )
        words = [piece for value in values.values() for piece in (value, BREAK)][:-1]
        return self.line(words, [card for card, _field in told], label, _("sources differ") if differ else "")

    def dates(self, cards: Sequence[FactCard]) -> Line:
        """From when to when, as each source tells it; marked where they differ."""
        spans = {
            readable_span(str(card.fact.fields["start_date"]), str(card.fact.fields.get("end_date") or ""))
            for card in cards
        }
        words = [piece for span in sorted(spans) for piece in (Words(text=span), BREAK)][:-1]
        return self.line(words, cards, _("Dates"), _("sources differ") if len(spans) > 1 else "")

    def recommendation(self, card: FactCard) -> Line:
        """A recommendation in its own words, with its strength and its addressee."""
        fields = card.fact.fields
        words = [Words(text=str(fields["text"]), language=card.fact.language)]
        details = [labels.value("strength", str(fields["strength"]))] if fields.get("strength") else []
        if fields.get("addressee"):
            details.append(pgettext("of a recommendation", "addressed to %(name)s") % {"name": fields["addressee"]})
        if details:
            words.append(Words(text=f" ({_('; ').join(details)})"))
        return self.line(words, [card])

    def statement(self, card: FactCard) -> Line:
        """Who said what."""
        text = Words(text=str(card.fact.fields["text"]), language=card.fact.language)
        return self.line([text], [card], label=str(card.fact.fields["speaker"]))

    def programme(self, card: FactCard) -> Line:
        """A programme with its sum, funder and implementer."""
        fields = card.fact.fields
        words = [Words(text=str(fields["name"]), language=card.fact.language)]
        for name in ("amount", "funder", "implementer", "target_group"):
            if fields.get(name):
                value = word(card.fact, name, str(fields[name]))
                words += [Words(text=f"{_('; ')}{labels.field(name)}{_(': ')}"), self._own(card, value)]
        return self.line(words, [card])

    def plain(self, cards: FactCard | list[FactCard]) -> Line:
        """The name or description alone."""
        group = cards if isinstance(cards, list) else [cards]
        fields = group[0].fact.fields
        return self.line([self._own(group[0], str(fields.get("name") or fields.get("description")))], group[:3])

    def person(self, cards: list[FactCard]) -> Line:
        """A person with the role that the fullest source gives."""
        best = max(cards, key=lambda card: (bool(card.fact.fields.get("role")), card.fact.confidence))
        words = [self._own(best, str(best.fact.fields["name"]))]
        if role := best.fact.fields.get("role"):
            words += [Words(text=" — "), self._own(best, str(role))]
        return self.line(words, cards[:3])

    def organisation(self, cards: list[FactCard]) -> Line:
        """An organisation under each of its names in these documents."""
        names: dict[str, Words] = {}
        for card in cards:
            name, acronym = str(card.fact.fields["name"]), str(card.fact.fields.get("acronym") or "")
            shown = f"{name} ({acronym})" if acronym and acronym != name else name
            names.setdefault(fold(name), self._own(card, shown))
        words = [piece for name in names.values() for piece in (name, Words(text=" · "))][:-1]
        return self.line(words, cards[:3])

    @staticmethod
    def _own(card: FactCard, text: str) -> Words:
        return Words(text=text, language=card.fact.language)
