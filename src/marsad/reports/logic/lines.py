"""Write lines from facts: their words, their language, their citations, whether a person has checked them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from marsad.evidence import labels
from marsad.evidence.cards import DocumentCard, FactCard
from marsad.evidence.values import word
from marsad.followup.cards import CitedCard
from marsad.language.normalise import fold
from marsad.records import EntityKind, FactKind, ReviewState
from marsad.reports.grammar import attendance, bodies, dates, numbers, periods, places
from marsad.reports.logic import leaning
from marsad.reports.logic.marks import is_turned, lower, quotation, within
from marsad.reports.logic.report import BREAK, Line, Reference, Words
from marsad.reports.logic.shown import shown

PageOf = Callable[[str, int], int | None]
REVIEWED = frozenset({ReviewState.ACCEPTED, ReviewState.CORRECTED})
DATES = frozenset({"start_date", "end_date", "date"})
_BESIDE = re.compile(
    r"^(?:the\s+|les?\s+|la\s+|l['’])|\s*\([^()]*\)$", re.IGNORECASE
)  # an article before a name, initials behind it
_ARABIC = re.compile(r"[\u0621-\u064a]")
ENOUGH = 3  # citations for one name or description; more say nothing new


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """How lines are written: the report's language, its Arabic months, pages of documents, names of known bodies.

    `names` leads from a folded name to the name and language to show for it; `persons` are those that people bear.
    """

    language: str
    page_of: PageOf
    months: str = "international"
    names: Mapping[str, Words] = field(default_factory=dict)
    persons: Collection[str] = frozenset()
    before: leaning.Before = lambda _document, _place: None

    def reference(self, card: FactCard, line: str = "") -> Reference:
        """The citation of a fact; `line` is what the report itself shows of its words."""
        citation = card.fact.citation
        return Reference(
            fact=card.fact.id,
            document=citation.document,
            document_name=card.document_name,
            file=card.file,
            language=card.document_language,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            published=self.date(card.published),
            page=self.page_of(citation.document, citation.start),
            shown=shown(citation.quote, line),
        )

    def cited(self, words: CitedCard, document: DocumentCard) -> Reference:
        """The citation of words that people accepted as evidence; the line shows them whole."""
        return Reference(
            fact=words.fact,
            document=words.document,
            document_name=document.name,
            file=document.file,
            language=document.language,
            start=words.start,
            end=words.end,
            quote=words.quote,
            published=self.date(document.published),
            page=self.page_of(words.document, words.start),
        )

    def leaning_on(self, card: FactCard, text: str) -> tuple[Words, ...]:
        """What a recommendation that points back points to: the words before it, cited, in its document's language."""
        language = card.fact.language
        found = leaning.words_before(card, self.before) if leaning.leans(text, language) else None
        if found is None:
            return ()
        start, quote, is_cut = found
        whole = replace(self.reference(card), start=start, end=start + len(quote), quote=quote, shown="")
        cited = replace(whole, page=self.page_of(whole.document, start))
        opening, closing = quotation(self.language, language)
        told = f"{opening}{'… ' if is_cut else ''}{within(quote, opening)}{closing}"
        if is_turned(self.language, language):  # one run in its own direction, for who reads that language
            told = f" ({leaning.label(language)}{told})"
            return (Words(text=told, language=language, references=(cited,)),)
        label = Words(text=f" ({leaning.label(self.language)}")
        return (label, Words(text=told, language=language, references=(cited,)), Words(text=")"))

    def references(self, cards: Iterable[FactCard], line: str = "") -> tuple[Reference, ...]:
        """The citations of several facts, each place once."""
        found = {reference.place: reference for reference in (self.reference(card, line) for card in cards)}
        return tuple(found.values())

    def date(self, iso: str) -> str:
        """A date in the report's words."""
        return dates.written(self.language, iso, self.months)

    def own(self, card: FactCard, text: str, *more: FactCard) -> Words:
        """Words as the document has them, with their citation."""
        return Words(text=text, language=card.fact.language, references=self.references([card, *more], text))

    def free(self, text: str, language: str) -> Words:
        """Words that a person wrote; their script tells how they run where nobody said in which language they are."""
        is_arabic = bool(_ARABIC.search(text))
        return Words(text=text, language=language or ("ar" if is_arabic else "" if self.language != "ar" else "en"))

    def named(self, text: str, language: str) -> Words:
        """A body or person under the name that readers of the report know, else as written."""
        known = self._known(text)
        return self._own_name(known, text, language) or known or Words(text=_as_printed(text), language=language)

    def known_name(self, text: str) -> str:
        """The name of a body that the store knows, as readers of the report can read it; "" for any other words."""
        known = self._known(text)
        own = self._own_name(known, text, "") if known else None
        shown_as = own or (known if known and not is_turned(known.language, self.language) else None)
        return shown_as.text if shown_as else ""

    def is_body(self, text: str) -> bool:
        """Whether words are the name of a body that the store knows, and of nobody."""
        return fold(text) not in self.persons and bool(self.known_name(text))

    def named_in(self, cards: Iterable[FactCard]) -> Words | None:
        """The name that readers know, if one of several tellings leads to it."""
        told = [(str(card.fact.fields["name"]), card.fact.language) for card in cards]
        known = [(self._known(text), text, language) for text, language in told]
        own = next(filter(None, (self._own_name(*one) for one in known)), None)
        return own or next(filter(None, (name for name, _text, _language in known)), None)

    def _own_name(self, known: Words | None, text: str, language: str) -> Words | None:
        """A name in the report's own language: that of the store, or of an office or group that has none of its own."""
        if known and known.language in ("", self.language):
            return known
        common = bodies.common_name(text, self.language) if language != self.language else ""
        return Words(text=common, language=self.language) if common else None

    def _known(self, text: str) -> Words | None:
        known = (self.names.get(fold(form)) for form in (text, _BESIDE.sub("", text)))
        return next(filter(None, known), None)

    def value(self, card: FactCard, name: str, stored: str) -> Words:
        """One value of a field: what has a name in the report's language is in it, all else as written."""
        if name in DATES:
            return Words(text=self.date(stored))
        if name == "country":
            return Words(text=places.country_name(self.language, stored))
        if name == "amount":
            sum_of_it = numbers.money(self.language, stored, str(card.fact.fields.get("currency") or ""))
            often = periods.period(card.fact.citation.quote, stored, card.fact.language, self.language)
            return Words(text=f"{sum_of_it} {often}".strip())
        if name == "city":
            known = places.city_name(self.language, stored)
            return Words(text=known, language="" if known != stored else card.fact.language)
        is_foreign = name == "participants" and card.fact.language != self.language
        counted = attendance.participants(stored, self.language) if is_foreign else ""
        shown_as = counted or word(card.fact, name, stored)
        if shown_as != stored or stored.isdigit():
            return Words(text=shown_as)
        return self.named(stored, card.fact.language)

    def line(self, words: Sequence[Words], cards: Sequence[FactCard], label: str = "", mark: str = "") -> Line:
        """A line of words that rests on some facts."""
        return Line(words=tuple(words), label=label, mark=mark, is_reviewed=is_reviewed(cards))

    def told(self, cards: Sequence[FactCard], name: str) -> dict[str, tuple[Words, list[FactCard]]]:
        """The distinct values of one field with the facts that tell each, in order of appearance."""
        values: dict[str, tuple[Words, list[FactCard]]] = {}
        for card in cards:
            stored = card.fact.fields.get(name)
            for one in stored if isinstance(stored, list | tuple) else [stored]:
                if one not in (None, ""):
                    shown_as = self.value(card, name, str(one))
                    values.setdefault(fold(shown_as.text), (shown_as, []))[1].append(card)
        return values

    def rows(self, values: Iterable[tuple[Words, list[FactCard]]]) -> tuple[Words, ...]:
        """Values below each other, each with its own citations."""
        words: list[Words] = []
        for shown_as, cards in values:
            references = self.references(cards, shown_as.text)[:ENOUGH]
            words += [Words(text=shown_as.text, language=shown_as.language, references=references), BREAK]
        return tuple(words[:-1])

    def with_language(self, words: Words) -> tuple[Words, ...]:
        """A name or description in another language than the report's, with that language in brackets behind it."""
        if words.is_break or words.language in ("", self.language):
            return (words,)
        name = labels.language(words.language)
        told = _("in %(language)s") % {"language": lower(name) if self.language == "fr" else name}
        return (replace(words, references=()), Words(text=f" ({told})", references=words.references))


def _as_printed(name: str) -> str:
    """A name as it is printed: with the apostrophe of books, without the signs of a hashtag."""
    return name.replace("'", "’").replace("_", " ").removeprefix("#")


def event_of(card: FactCard) -> str:
    """The event that a fact tells of, by its id; "" for facts of other kinds and those that stand alone."""
    is_event = card.fact.kind is FactKind.EVENT
    return next((one.id for one in card.entities if is_event and one.kind is EntityKind.EVENT), "")


def person_of(card: FactCard) -> str:
    """The person whom a fact names, by id; "" for facts of other kinds and those that stand alone."""
    is_person = card.fact.kind is FactKind.PERSON
    return next((one.id for one in card.entities if is_person and one.kind is EntityKind.PERSON), "")


def is_reviewed(cards: Iterable[FactCard]) -> bool:
    """Whether a person has checked one of the facts."""
    return any(card.fact.review in REVIEWED for card in cards)


def may_stand_unmarked(cards: Sequence[FactCard]) -> bool:
    """Whether a line of the register needs no † : a person checked one of its facts, or wrote it and there are none."""
    return not cards or is_reviewed(cards)


def distinct(cards: Iterable[FactCard], name: str = "name") -> list[list[FactCard]]:
    """Group facts of one entity (or of one name where there is no entity), in order of first appearance."""
    groups: dict[str, list[FactCard]] = {}
    for card in cards:
        key = card.entities[0].id if card.entities else fold(str(card.fact.fields.get(name, card.fact.id)))
        groups.setdefault(key, []).append(card)
    return list(groups.values())


def best_told(cards: Sequence[FactCard], language: str) -> FactCard:
    """Of several tellings of one thing, the one to show: in the report's language or its script, then the surest."""
    return max(
        cards,
        key=lambda card: (nearness(card.fact.language, language), card.fact.confidence, -card.fact.citation.start),
    )


def nearness(language: str, own: str) -> int:
    """How well readers of a report read a language: their own, then one in the same script."""
    return 2 if language == own else int("ar" not in (language, own))
