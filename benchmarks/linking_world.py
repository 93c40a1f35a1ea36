"""A made-up world and the documents that tell of it, for measuring how linking grows.

The world grows with the number of documents: persons with a role in a body, bodies, meetings with dates, cities and
editions, recommendations. Some are told often and most rarely, each in the document's language and script. Given names,
cities and known bodies are those of the project's own tables; family names and names of bodies are made of syllables.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from marsad.authority import organisations, places
from marsad.linking.vocabulary import sets
from marsad.records import Analysis, Document, EntityKind, Fact, FactKind, Mention, document_id, make_fact

LANGUAGES = ("en", "fr", "ar")
ONSETS = dict(zip("bdfhjklmnrstz", "بدفهجكلمنرستز", strict=True))
VOWELS = {"a": "ا", "i": "ي", "ou": "و"}
KINDS = {
    FactKind.PERSON: EntityKind.PERSON,
    FactKind.ORGANISATION: EntityKind.ORGANISATION,
    FactKind.EVENT: EntityKind.EVENT,
}
Thing = TypeVar("Thing")
Told = dict[str, str]  # by language
Said = tuple[FactKind, str, dict[str, str | int | list[str]]]


class Body(NamedTuple):
    """A body; `authority` is empty where no list knows it."""

    names: Told
    authority: str


class Person(NamedTuple):
    """A person with a role in a body."""

    names: Told
    role: Told
    body: Body


class Meeting(NamedTuple):
    """One meeting, perhaps an edition of a series."""

    names: Told
    city: Told
    day: date
    edition: int
    host: Body


class World:
    """What there is to tell of."""

    def __init__(self, documents: int, seed: int) -> None:
        """Make a world that so many documents may tell of."""
        self.dice = random.Random(seed)  # noqa: S311 - a sample, no secret
        known = [
            Body({lang: body.name(lang) for lang in LANGUAGES}, body.id)
            for body in organisations.all_organisations().values()
        ]
        self.bodies = [*known, *(self._body() for _ in range(documents // 3 + 5))]
        self.persons = [self._person() for _ in range(documents // 2 + 5)]
        self.meetings = [self._meeting() for _ in range(documents // 4 + 5)]
        self.demands = [self._demand() for _ in range(documents // 2 + 5)]

    def often(self, things: Sequence[Thing]) -> Thing:
        """One of them: the first ones are told often, most rarely."""
        return things[int(len(things) * self.dice.random() ** 2)]

    def _body(self) -> Body:
        kind, (latin, arabic) = self.dice.choice(_lines("bodies")), self._word()
        return Body(_told(kind, {"en": latin, "fr": latin, "ar": arabic}), "")

    def _person(self) -> Person:
        arabic, latin = self.dice.choice(_given())
        family = self._word()
        name = f"{latin} {family[0]}"
        body = self.dice.choice(self.bodies)
        return Person({"en": name, "fr": name, "ar": f"{arabic} {family[1]}"}, self.dice.choice(_lines("roles")), body)

    def _meeting(self) -> Meeting:
        kind, theme, city = self.dice.choice(_lines("meetings")), self.dice.choice(_lines("themes")), self._city()
        (latin, arabic), edition = self._word(), self.dice.choice((0, 0, 1, 2, 3, 4, 5))
        names = {
            "en": f"{latin} {kind['en']} on {theme['en']}",
            "fr": f"{kind['fr']} {latin} sur {theme['fr']}",
            "ar": f"{kind['ar']} {arabic} حول {theme['ar']}",
        }
        day = date(2012, 1, 1) + timedelta(days=self.dice.randrange(5000))
        return Meeting(names, city, day, edition, self.dice.choice(self.bodies))

    def _demand(self) -> Told:
        filled = {name: self.dice.choice(_lines(name)) for name in ("whom", "means", "purpose")}
        filled["place"] = self._city()
        line = self.dice.choice(_lines("demands"))
        return {
            language: line[language].format(**{name: told[language] for name, told in filled.items()})
            for language in LANGUAGES
        }

    def _city(self) -> Told:
        place = self.dice.choice(_cities())
        return {lang: place.name(lang) for lang in LANGUAGES}

    def _word(self) -> tuple[str, str]:
        syllables = [(self.dice.choice(list(ONSETS)), self.dice.choice(list(VOWELS))) for _ in range(3)]
        latin = "".join(onset + vowel for onset, vowel in syllables).title()
        return latin, "".join(ONSETS[onset] + VOWELS[vowel] for onset, vowel in syllables)


def documents(count: int, seed: int = 1) -> Iterator[Analysis]:
    """Documents with their facts and mentions: about ten mentions each, the same ones for the same seed."""
    world = World(count, seed)
    for number in range(count):
        yield _analysis(number, world.dice.choice(LANGUAGES), world)


def _analysis(number: int, language: str, world: World) -> Analysis:
    meeting = world.often(world.meetings)
    people = {person.names["en"]: person for person in (world.often(world.persons) for _ in range(4))}
    facts: list[Said] = [_event(meeting, language)]
    for person in people.values():
        body = person.body.names[language]
        role = f"{person.role[language]}, {body}"
        facts.append((FactKind.PERSON, person.names[language], {"organisation": body, "role": role}))
        facts.append((FactKind.ORGANISATION, body, {"authority": person.body.authority}))
    facts.append((FactKind.ORGANISATION, meeting.host.names[language], {"authority": meeting.host.authority}))
    for _ in range(2):
        demand = world.often(world.demands)[language]
        facts.append((FactKind.RECOMMENDATION, demand, {"text": demand, "strength": "call"}))
    return _written(number, language, meeting.day + timedelta(days=world.dice.randrange(10)), facts)


def _event(meeting: Meeting, language: str) -> Said:
    fields: dict[str, str | int | list[str]] = {
        "city": meeting.city[language],
        "start_date": meeting.day.isoformat(),
        "organisers": [meeting.host.names[language]],
    }
    if meeting.edition:
        fields |= {"edition": meeting.edition, "series": meeting.names[language]}
    return FactKind.EVENT, meeting.names[language], fields


def _written(number: int, language: str, day: date, told: list[Said]) -> Analysis:
    text = f"{number}. " + ". ".join(words for _, words, _ in told) + "."
    document = Document(
        id=document_id(text.encode()),
        file=f"{number}.txt",
        address=f"{number}.txt",
        media_type="text/plain",
        retrieved=datetime(2026, 1, 1, tzinfo=UTC),
        sha256="0" * 64,
        text=text,
        language=language,
        published=day.isoformat(),
    )
    facts, end = [], 0
    for kind, words, fields in told:
        start = text.index(words, end)
        end = start + len(words)
        facts.append(_fact(document, kind, start, end, {"name": words, **fields}))
    mentions = tuple(_mention(fact, language) for fact in facts if fact.kind in KINDS)
    return Analysis(document=document, facts=tuple(facts), mentions=mentions)


def _fact(document: Document, kind: FactKind, start: int, end: int, fields: dict[str, str | int | list[str]]) -> Fact:
    kept = {name: value for name, value in fields.items() if value}
    return make_fact(document, kind, start, end, fields=kept, confidence=0.9, rule="made", extractor="made 1")


def _mention(fact: Fact, language: str) -> Mention:
    authority = str(fact.fields.get("authority") or "")
    return Mention(kind=KINDS[fact.kind], citation=fact.citation, language=language, fact=fact.id, authority=authority)


def _told(line: Told, words: Told) -> Told:
    return {language: line[language].format(words[language]) for language in LANGUAGES}


@cache
def _lines(name: str) -> list[Told]:
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [dict(zip(LANGUAGES, line.split("|"), strict=True)) for line in lists[name].split("\n") if line]


@cache
def _given() -> list[tuple[str, str]]:
    """Given names in Arabic and, in one spelling or another, in Latin letters."""
    both = [(arabic, spelling) for spelling, names in sets("names", "common").items() for arabic in sorted(names)]
    return [(arabic, spelling.title()) for arabic, spelling in both if spelling.isascii()]


@cache
def _cities() -> list[places.Place]:
    return [
        place for place in places.all_places().values() if place.kind == "city" and all(map(place.names.get, LANGUAGES))
    ]
