"""What sheets, invitations and agendas tell of an event under labels: "Lieu : …", "التاريخ: …", "Theme: …".

A label stands at the start of its line or behind a mark, and a colon follows it. One alone is the head of a letter
("Date: 3 May"); two of different kinds below an event's name tell of that event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.authority import places
from marsad.extraction.events_fields import quotation
from marsad.extraction.events_grammar import event_grammar
from marsad.extraction.events_lists import items_after
from marsad.extraction.noun_phrases import after_determiners
from marsad.extraction.phrase_lines import Line
from marsad.records import Date

_LONGEST_LABEL = 4  # words
_ENOUGH = 2  # kinds of labels that make a sheet
_LONGEST_VALUE = 30  # tokens
_PRECISION = ("year", "month", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a label announces, and the tokens of its value."""

    kind: str  # date, place, theme, organisers, partners
    line: Line
    first: int
    last: int

    @property
    def text(self) -> str:
        """The value as written, without what closes it."""
        return self.line.text(self.first, self.last).strip(" .;؛،,|–-")


def labels_of(line: Line) -> list[Label]:
    """The labels of a line, in order."""
    starts = list(_starts(line))
    if not starts:
        return []
    ends = [first for first, _, _ in starts[1:]] + [len(line.tokens)]
    return [
        Label(kind=kind, line=line, first=behind, last=min(end, behind + _LONGEST_VALUE))
        for (_, behind, kind), end in zip(starts, ends, strict=True)
        if behind < end
    ]


def _starts(line: Line) -> Iterator[tuple[int, int, str]]:
    """Where labels begin, the token behind their colon, and what they announce."""
    known = event_grammar(line.sentence.language).labels
    for colon, token in enumerate(line.tokens):
        if token.text != ":" or not known:
            continue
        for first in range(max(0, colon - _LONGEST_LABEL), colon):
            kind = known.get(tuple(token.key for token in line.tokens[first:colon]))
            if kind and (first == 0 or not line.tokens[first - 1].is_word):
                yield first, colon + 1, kind
                break


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The labels that tell of one event."""

    labels: tuple[Label, ...] = ()

    def of(self, kind: str) -> list[Label]:
        """The labels of a kind."""
        return [label for label in self.labels if label.kind == kind]

    def date(self, dates: Sequence[Date]) -> Date | None:
        """The date under its label; of several the most exact, then the longest."""
        spans = [(one.line.tokens[one.first].start, one.line.tokens[one.last - 1].end) for one in self.of("date")]
        here = [d for d in dates if any(start <= d.start and d.end <= end for start, end in spans)]
        return max(here, key=lambda d: (_PRECISION.index(d.precision), d.first != d.last, -d.start), default=None)

    def place(self) -> tuple[str, str, str]:
        """House, city and country under their label; each "" when it does not tell them."""
        label = next(iter(self.of("place")), None)
        if label is None:
            return "", "", ""
        language = label.line.sentence.language
        parts = [part.strip() for part in label.text.replace("،", ",").replace(" - ", ",").split(",")]
        named = list(places.find(label.text, language))
        cities = [one for one in named if places.by_id(one.id).kind == "city"]
        city = label.text[cities[-1].start : cities[-1].end] if cities else ""
        country = places.by_id(named[-1].id).country if named else ""
        house = parts[0]
        grammar = event_grammar(language)
        if language == "ar" and house[:1] == "ب" and grammar.venues.intersection(label.line.forms[label.first][1:]):
            house = house[1:]
        house = _without_preposition(label, house)
        opening = label.line.forms[label.first : min(label.first + 2, label.last)]
        is_town = any(grammar.city_words.intersection(forms) for forms in opening)
        within = {label.text[one.start : one.end] for one in named}
        is_house = not is_town and house not in within and house.removeprefix("ب") not in within
        return (house if is_house else ""), city, country

    def theme(self) -> str:
        """The theme under its label, without its quotation marks."""
        label = next(iter(self.of("theme")), None)
        if label is None:
            return ""
        quoted = quotation(label.line, label.first, 1)
        return quoted[2] if quoted else label.text

    def bodies(self, kind: str) -> list[str]:
        """The bodies under a label of organisers or partners."""
        return [name for label in self.of(kind) for name in _bodies(label)]


def _without_preposition(label: Label, house: str) -> str:
    """A house without "at the", « à l' » before it."""
    grammar, at = label.line.grammar, label.first
    if grammar.language == "ar" or label.line.tokens[at].key not in grammar.places:
        return house
    after = after_determiners(label.line, at + 1)
    rest = label.line.tokens[after].start - label.line.tokens[at].start if after < label.last else 0
    return house[rest:]


def _bodies(label: Label) -> list[str]:
    """The bodies listed in a value, or the value itself when it is short."""
    grammar = event_grammar(label.line.sentence.language)
    return items_after(label.line, label.first, grammar, (), label.last) or [label.text]


def make_sheet(labels: Sequence[Label]) -> Sheet:
    """A sheet of labels; an empty one when they are of one kind only."""
    kinds = {label.kind for label in labels}
    return Sheet(labels=tuple(labels)) if len(kinds) >= _ENOUGH else Sheet()
