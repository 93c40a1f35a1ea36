"""What an event was, in sentences and as a list of fields; where the sources differ; who took part."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from marsad.evidence import labels
from marsad.evidence.cards import FactCard
from marsad.language import rough
from marsad.language.normalise import fold
from marsad.records import FactKind
from marsad.reports.grammar import arabic, dates, english, french, nouns, numbers, places
from marsad.reports.logic.lines import ENOUGH, Writer, distinct
from marsad.reports.logic.marks import capital
from marsad.reports.logic.material import Material
from marsad.reports.logic.report import BREAK, Block, Line, Words
from marsad.reports.logic.sentences import listed, quoted, sentence

FIELDS = ("name", "edition", "dates", "city", "country", "venue", "theme", "organisers", "partners", "participants")
DESCRIBED = ("venue", "theme")  # words that documents have in their own language alone
SINGLE = ("dates", "city", "edition", "participants")  # an event has one of each: two values are a difference
# By language, and whether something is given to the body. Arabic names bring their own.
ARTICLES: Mapping[tuple[str, bool], Callable[[str], str]] = {
    ("fr", False): french.the, ("fr", True): french.to_the, ("en", False): english.the, ("en", True): english.the,
}  # fmt: skip
MOST_NAMED = 4  # organisers that a sentence can carry; the list of fields has all


# What people did, not what they were: the label stands for one and for many, for women and for men.
CAPACITIES: Mapping[str, str | Promise] = {
    "organiser": pgettext_lazy("part in an event", "Organisation"),
    "host": pgettext_lazy("part in an event", "Hosting"),
    "partner": pgettext_lazy("part in an event", "Partnership"),
    "funder": pgettext_lazy("part in an event", "Funding"),
    "speaker": pgettext_lazy("part in an event", "Speeches"),
    "attendee": pgettext_lazy("part in an event", "Attendance"),
    "": gettext_lazy("Named as taking part"),
}  # in the order of pages
SINGULAR: Mapping[str, str | Promise] = {
    "organisers": pgettext_lazy("a field with one value", "Organiser"),
    "partners": pgettext_lazy("a field with one value", "Partner"),
}
PRESENT = ("attendee", "")  # capacities that say no more than that somebody was there


def about(material: Material, writer: Writer) -> tuple[Block, ...]:
    """The event field by field, each value with its own citations."""
    lines = [_field(material.events, name, writer) for name in FIELDS]
    kept = tuple(line for line in lines if line.words)
    return (Block(layout="facts", lines=kept),) if kept else ()


def told(material: Material, writer: Writer) -> Iterator[Line]:
    """The event in a few sentences."""
    if material.events:
        yield from _held(material, writer)
        yield from _theme(material, writer)
        yield from _organised(material, writer)


def differences(material: Material, writer: Writer) -> tuple[Block, ...]:
    """A sentence for each field of which the sources tell different values, each value with who says it."""
    lines = tuple(line for name in SINGLE if (line := _difference(material.events, name, writer)))
    return (Block(layout="list", lines=lines),) if lines else ()


def participation(material: Material, writer: Writer) -> tuple[Block, ...]:
    """Who took part, by capacity."""
    cards = [card for card in material.facts if card.fact.kind is FactKind.PARTICIPATION]
    by_capacity: dict[str, list[FactCard]] = {}
    for card in cards:
        by_capacity.setdefault(str(card.fact.fields.get("capacity") or ""), []).append(card)
    active = {_participant(card, writer) for card in cards if card.fact.fields.get("capacity") not in PRESENT}
    lines = []
    for capacity in sorted(by_capacity, key=list(CAPACITIES).index):
        group = by_capacity[capacity]
        if capacity in PRESENT:  # whoever organises or speaks was there: said once
            group = [card for card in group if _participant(card, writer) not in active]
        lines += [_capacity(capacity, group, writer)] if group else []
    return (Block(layout="facts", lines=tuple(lines)),) if lines else ()


def _participant(card: FactCard, writer: Writer) -> str:
    return fold(writer.named(str(card.fact.fields["participant"]), card.fact.language).text)


def _capacity(capacity: str, cards: Sequence[FactCard], writer: Writer) -> Line:
    told: dict[str, tuple[Words, list[FactCard]]] = {}
    for group in distinct(cards, "participant"):
        shown = writer.named(str(group[0].fact.fields["participant"]), group[0].fact.language)
        told.setdefault(fold(shown.text), (shown, []))[1].extend(group)
    rows = tuple(replace(row, text=capital(row.text)) for row in writer.rows(told.values()))
    return writer.line(rows, cards, label=str(CAPACITIES.get(capacity, CAPACITIES[""])))


def _field(events: Sequence[FactCard], name: str, writer: Writer) -> Line:
    values = _values(events, name, writer)
    if name == "dates":
        values = _apart(values)
    if name == "dates" and values and not _differ(values, name):
        told = span(writer, *when(events)[:2])  # the others only know less
        values = {told: values[told]} if told in values else dict(list(values.items())[:1])
    if name == "participants" and len(values) > 1 and not _differ(values, name):
        values = _most_exact(values)
    cards = [card for _shown, group in values.values() for card in group]
    label = _("Dates") if name == "dates" else label_of(name, len(values))
    mark = _("sources differ") if name in SINGLE and _differ(values, name) else ""
    rows = tuple(replace(row, text=capital(row.text)) for row in writer.rows(values.values()))
    if name in DESCRIBED:
        rows = tuple(words for row in rows for words in writer.with_language(row))
    return writer.line(rows, cards, label=label, mark=mark)


def label_of(name: str, count: int) -> str:
    """What a field is called: one organiser is no organisers."""
    return str(SINGULAR[name]) if count == 1 and name in SINGULAR else labels.field(name)


def _values(events: Sequence[FactCard], name: str, writer: Writer) -> dict[str, tuple[Words, list[FactCard]]]:
    if name == "name":
        return _readable(_fullest(writer.told(events, name)), writer.language)
    if name == "theme":
        own = [card for card in events if _has_own_theme(card, events)]
        return _readable(writer.told(own, name), writer.language)
    if name == "venue":
        return _readable(writer.told(events, name), writer.language)
    if name == "participants":
        return _numbers_once(writer.told(events, name))
    if name != "dates":
        return writer.told(events, name)
    spans: dict[str, tuple[Words, list[FactCard]]] = {}
    for card in events:
        start, end = (str(card.fact.fields.get(field) or "") for field in ("start_date", "end_date"))
        if start:
            shown = dates.span(writer.language, start, end, writer.months)
            spans.setdefault(shown, (Words(text=shown), []))[1].append(card)
    return spans


def _fullest(values: dict[str, tuple[Words, list[FactCard]]]) -> dict[str, tuple[Words, list[FactCard]]]:
    """Names without those that are a piece of another: "Forum" beside "First Forum on Wells"."""
    return {key: told for key, told in values.items() if not any(key != other and key in other for other in values)}


def _readable(
    values: dict[str, tuple[Words, list[FactCard]]], language: str
) -> dict[str, tuple[Words, list[FactCard]]]:
    """The values in the report's language where there are some: the same name or motto in three languages is one.

    One alone is cited from all that tell it in other languages, too.
    """
    own = {key: told for key, told in values.items() if told[0].language in ("", language)}
    if len(own) != 1:
        return own or values
    ((key, (shown, cards)),) = own.items()
    others = [card for other, (_shown, told) in values.items() if other != key for card in told]
    return {key: (shown, [*cards, *others])}


def _has_own_theme(card: FactCard, events: Sequence[FactCard]) -> bool:
    """Whether it tells a theme that is more than a part of the event's name: "Forum on X" has no theme "X"."""
    theme = fold(str(card.fact.fields.get("theme") or ""))
    return bool(theme) and not any(theme in fold(str(event.fact.fields["name"])) for event in events)


def _differ(values: dict[str, tuple[Words, list[FactCard]]], name: str) -> bool:
    """Whether values exclude each other: a month and its days do not, nor "over 300" and "about 350"."""
    if name == "participants":
        return not rough.all_may_be_one([_written(cards, name) for _shown, cards in values.values()])
    if name != "dates":
        return len(values) > 1
    spans = [_days(cards[0]) for _shown, cards in values.values()]
    return any(not (_within(one, two) or _within(two, one)) for i, one in enumerate(spans) for two in spans[:i])


def _written(cards: Sequence[FactCard], name: str) -> str:
    return str(cards[0].fact.fields.get(name) or "")


def _numbers_once(values: dict[str, tuple[Words, list[FactCard]]]) -> dict[str, tuple[Words, list[FactCard]]]:
    """Each number once, as exact as any source has it: beside "240" "nearly 240" says nothing else."""
    by_number: dict[int | str, dict[str, tuple[Words, list[FactCard]]]] = {}
    for key, told in values.items():
        by_number.setdefault(rough.number_in(_written(told[1], "participants")) or key, {})[key] = told
    return {key: told for same in by_number.values() for key, told in _most_exact(same).items()}


def _most_exact(values: dict[str, tuple[Words, list[FactCard]]]) -> dict[str, tuple[Words, list[FactCard]]]:
    """Of rough numbers that may be one the most exact, which is not cited from those that know less."""
    key = min(values, key=lambda one: rough.inexactness(_written(values[one][1], "participants")))
    return {key: values[key]}


def _apart(values: dict[str, tuple[Words, list[FactCard]]]) -> dict[str, tuple[Words, list[FactCard]]]:
    """Of dates that sources tell differently those that are more than a part of what another one tells.

    "20 November" and "2019" say nothing against "20 to 21 November 2019".
    """
    spans = {shown: _days(cards[0]) for shown, (_words, cards) in values.items()}
    fullest = {shown for shown in spans if not any(_knows_less(spans[shown], other) for other in spans.values())}
    return {shown: told for shown, told in values.items() if shown in fullest}


def _knows_less(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a span is one end of another, or a whole month or year around it."""
    is_end = one[0] == one[1] and one != other and one[0] in other
    is_around = one != other and _within(other, one) and one[0].endswith("-01") and one[1].endswith("-31")
    return is_around or (is_end and not other[1].endswith("-31"))


def _days(card: FactCard) -> tuple[str, str]:
    """First and last day as far as they are known, so that they compare as text."""
    start, end = (str(card.fact.fields.get(name) or "") for name in ("start_date", "end_date"))
    return start + "-01-01"[len(start) - 4 :], (end or start) + "-12-31"[len(end or start) - 4 :]


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _difference(events: Sequence[FactCard], name: str, writer: Writer) -> Line | None:
    values = _values(events, name, writer)
    values = _apart(values) if name == "dates" else values
    if not _differ(values, name):
        return None
    pieces = [
        sentence(
            writer.language,
            "value_according",
            value=Words(text=shown.text, language=shown.language),
            source=_sources(cards, shown.text, writer),
        )
        for shown, cards in values.values()
    ]
    words = sentence(writer.language, "differ", field=_disputed(name), values=_parted(pieces, writer.language))
    return writer.line(words, [card for _shown, cards in values.values() for card in cards])


def _parted(pieces: Sequence[tuple[Words, ...]], language: str) -> list[Words]:
    """Each value on a row of its own: mixed scripts on one row are hard to read."""
    joint = Words(text={"ar": "؛", "fr": "\u202f;", "en": ";"}[language])
    parted: list[Words] = [BREAK]
    for piece in pieces:
        parted += [joint, BREAK, *piece] if len(parted) > 1 else [*piece]
    return parted


def _sources(cards: Sequence[FactCard], shown: str, writer: Writer) -> tuple[Words, ...]:
    """The documents that tell a value, by title, each with its citation."""
    by_document = {card.fact.citation.document: card for card in reversed(cards)}
    first = list(reversed(by_document.values()))[:ENOUGH]
    named = [
        Words(text=card.document_name, language=card.document_language, references=(writer.reference(card, shown),))
        for card in first
    ]
    return listed(writer.language, [quoted(writer.language, words) for words in named])


def _disputed(name: str) -> str:
    return {
        "dates": pgettext("the sources differ on", "the dates"),
        "city": pgettext("the sources differ on", "the place"),
        "edition": pgettext("the sources differ on", "the number of the edition"),
        "participants": pgettext("the sources differ on", "the number of participants"),
    }[name]


def _agreed(values: dict[str, tuple[Words, list[FactCard]]]) -> tuple[Words | None, list[FactCard]]:
    """The value that most documents tell, the most precise of equals, with the facts that tell it."""
    if not values:
        return None, []
    shown, cards = max(values.values(), key=lambda told: (len(told[1]), len(told[0].text)))
    return shown, cards[:ENOUGH]


def _held(material: Material, writer: Writer) -> Iterator[Line]:
    """When and where; nothing is said of an event that is only mentioned."""
    status = _status(material.events)
    place, placed = _place(material.events, writer)
    start, end, dated = when(material.events)
    if status and (place or start):
        key = nouns.event_noun(material.names)
        cards = [*placed, *dated]
        days = dates.when(writer.language, start, end, writer.months)
        joint = "," if days and "," in place else ""
        words = sentence(
            writer.language, _told_as(status, end or start, material), gender=nouns.noun(writer.language, key).gender,
            event=_subject(material.events, key, writer), where=place + joint, when=days,
        )  # fmt: skip
        yield writer.line([*words, Words(text="", references=writer.references(cards)[:ENOUGH])], cards)


def _year_after(published: Iterable[str]) -> str:
    """The year in which an event without a day was held at the latest: nobody announces one for longer."""
    newest = max(published, default="")
    return str(int(newest[:4]) + 1) if newest[:4].isdigit() else ""


def _told_as(status: str, last: str, material: Material) -> str:
    """The sentence that tells of it: one that was only announced may lie behind us, or still before us."""
    last = last or _year_after(card.published for card in material.events)
    is_past = bool(last) and last < material.today.isoformat()[: len(last)]
    return "event_was_announced" if status == "announced" and is_past else f"event_{status}"


def _status(events: Sequence[FactCard]) -> str:
    told = {str(card.fact.fields.get("status")) for card in events}
    return "held" if "held" in told else "announced" if "announced" in told else ""


def _subject(events: Sequence[FactCard], key: str, writer: Writer) -> str:
    """Write "The third conference", "the conference": its noun, with its number where the sources agree on one."""
    editions = {str(card.fact.fields["edition"]) for card in events if card.fact.fields.get("edition")}
    if len(editions) == 1 and (number := next(iter(editions))).isdigit():
        return numbers.edition(writer.language, int(number), key)
    return numbers.definite(writer.language, key)


def _place(events: Sequence[FactCard], writer: Writer) -> tuple[str, list[FactCard]]:
    city, in_city = _agreed(writer.told(events, "city"))
    if city is None:
        country_cards = [card for card in events if card.fact.fields.get("country")]
        code = str(country_cards[0].fact.fields["country"]) if country_cards else ""
        return (places.in_country(writer.language, code), country_cards[:ENOUGH]) if code else ("", [])
    codes = [str(card.fact.fields["country"]) for card in in_city if card.fact.fields.get("country")]
    return places.in_place(writer.language, city.text, codes[0] if codes else ""), in_city


def span(writer: Writer, start: str, end: str) -> str:
    """From when to when, as a value by itself."""
    return dates.span(writer.language, start, end, writer.months)


def when(events: Sequence[FactCard]) -> tuple[str, str, list[FactCard]]:
    """From when to when as most documents tell it most precisely, with the facts that tell it."""
    spans: dict[tuple[str, str], list[FactCard]] = {}
    for card in events:
        start, end = (str(card.fact.fields.get(name) or "") for name in ("start_date", "end_date"))
        if start:
            spans.setdefault((start, end or start), []).append(card)
    if not spans:
        return "", "", []
    (start, end), cards = max(spans.items(), key=lambda span: (len(span[0][0]), len(span[1]), span[0][1]))
    return start, end, cards[:ENOUGH]


def _theme(material: Material, writer: Writer) -> Iterator[Line]:
    cards = [card for card in material.events if _has_own_theme(card, material.events)]
    own = [card for card in cards if card.fact.language == writer.language] or cards
    if own:
        text = str(own[0].fact.fields["theme"])
        words = Words(text=text, language=own[0].fact.language, references=(writer.reference(own[0], text),))
        gender = nouns.noun(writer.language, nouns.event_noun(material.names)).gender
        name = "event_theme_announced" if _status(material.events) == "announced" else "event_theme"
        yield writer.line(sentence(writer.language, name, gender=gender, theme=quoted(writer.language, words)), own[:1])


def _organised(material: Material, writer: Writer) -> Iterator[Line]:
    told_by = list(writer.told(material.events, "organisers").values())[:MOST_NAMED]
    if told_by:
        gender = nouns.noun(writer.language, nouns.event_noun(material.names)).gender
        is_announced = _status(material.events) == "announced"
        names = [
            Words(text=_with_article(shown, writer.language, is_given=is_announced), language=shown.language,
                  references=writer.references(cards, shown.text)[:1])
            for shown, cards in told_by
        ]  # fmt: skip
        cards = [card for _shown, group in told_by for card in group]
        name = "event_entrusted" if is_announced else "event_organised"
        if writer.language == "ar" and not is_announced:  # its verb agrees with who organised
            gender = "f" if arabic.is_feminine(names[0].text) else "m"
        yield writer.line(sentence(writer.language, name, gender=gender, who=listed(writer.language, names)), cards)


def _with_article(shown: Words, language: str, *, is_given: bool) -> str:
    """A body's name inside a sentence: with its article, in French behind "à" where something is given to it."""
    if shown.language not in ("", language):
        return f"à {shown.text}" if is_given and language == "fr" else shown.text
    article = ARTICLES.get((language, is_given))
    return article(shown.text) if article else shown.text
