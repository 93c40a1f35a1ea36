"""From a group of items to the entity that pages show: its names, facts, mentions, links and details."""

import re
from collections.abc import Iterable, Mapping
from operator import attrgetter

from marsad.linking.clusters import Group, Pair, Scores
from marsad.linking.items import Item
from marsad.linking.reasons import reason
from marsad.linking.sayings import LONGEST_NAME, Said, Sayings
from marsad.records import Entity, EntityKind, Link, Name, NameKind, Score, entity_id

_PLACE = attrgetter("citation.document", "citation.start", "citation.end")
_ARABIC = re.compile("[\u0621-\u064a]")
# What pages show of an entity beside its name: the first item that knows it decides.
_DETAILS: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.EVENT: (
        "edition",
        "start_date",
        "end_date",
        "date_precision",
        "city",
        "country",
        "venue",
        "theme",
        "status",
    ),
    EntityKind.SERIES: ("city",),
    EntityKind.PERSON: ("role", "organisation"),
    EntityKind.ORGANISATION: ("acronym", "type"),
    EntityKind.PROGRAMME: ("funder", "implementer", "amount", "currency"),
    EntityKind.INSTRUMENT: ("type", "issuer", "date"),
    EntityKind.THREAD: ("strength", "addressee", "issuer"),
}


class Once:
    """The links of one entity, which are tied by few kinds of comparisons: what they say alike is held once."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._scores: dict[Score, Score] = {}
        self._reasons: dict[Scores, tuple[Scores, str]] = {}

    def of(self, member: Item, tie: Pair | None) -> Link:
        """Why an item belongs to its group."""
        scores, because = self._said(tie.why if tie else (_alone(member),))
        probability = tie.probability if tie else member.fact.confidence
        return Link(item=member.told_as, probability=probability, reason=because, scores=scores)

    def _said(self, scores: Scores) -> tuple[Scores, str]:
        said = self._reasons.get(scores)
        if said is None:
            held = tuple(self._scores.setdefault(score, score) for score in scores)
            said = self._reasons[held] = held, reason(held)
        return said


class Links:
    """Links as they were told: of a large entity that is built again most are the same."""

    def __init__(self, kind: EntityKind) -> None:
        """None was told yet."""
        self.sayings = sayings_of(kind)
        self.fresh: set[str] = set()  # items whose link was told anew since somebody looked
        self._told: dict[str, tuple[Item, Pair | None, Link]] = {}

    def of(self, member: Item, tie: Pair | None) -> Link:
        """Why an item belongs to its group; asked again only where the item or its tie is another."""
        told = self._told.get(member.id)
        if told is None or told[0] is not member or told[1] is not tie:
            told = self._told[member.id] = member, tie, Once().of(member, tie)
            self.fresh.add(member.id)
        return told[2]

    def why(self, item: str) -> Link:
        """Why an item belongs to its group, as it was told last."""
        return self._told[item][2]

    def forget(self, items: Iterable[str]) -> None:
        """Let go of items that are no more."""
        for item in items:
            self._told.pop(item, None)

    def ask_again(self, items: Iterable[str]) -> None:
        """Items say something else, or are no more."""
        self.sayings.forget(items)


def build(kind: EntityKind, group: Group, items: Mapping[str, Item], links: Links | None = None) -> Entity:
    """Build the entity of a group; its id hangs on the authority entry or on its smallest fact id."""
    link = links.of if links else Once().of
    everyone = [items[identifier] for identifier in group.members]
    members = [member for member in everyone if not member.is_find]
    said = (links.sayings if links else sayings_of(kind)).of(members)
    authority = min((one.authority for one in said if one.authority), default="")
    values = _most_told(said)
    return Entity(
        id=entity_id(kind, f"authority:{authority}" if authority else min(member.id for member in members)),
        kind=kind,
        label=_label(said),
        names=_names(said),
        facts=tuple(member.id for member in members),
        mentions=tuple(
            sorted(
                (mention for member in everyone for mention in member.mentions),
                key=_PLACE,
            )
        ),
        links=tuple(link(member, group.ties.get(member.id)) for member in everyone),
        authority=authority,
        country=values.get("country", ""),
        details={key: values[key] for key in _DETAILS.get(kind, ()) if values.get(key)},
    )


def sayings_of(kind: EntityKind) -> Sayings:
    """What the items of one kind will say of their entities."""
    return Sayings(kind, ("country", *_DETAILS.get(kind, ())))


def _names(said: Mapping[Said, int]) -> tuple[Name, ...]:
    """All names under which the members speak of the entity, each once (as compared), the most used spelling first."""
    spellings: dict[tuple[str, str], dict[str, int]] = {}
    kinds: dict[tuple[str, str], NameKind] = {}
    for one, count in said.items():
        for spelling in one.spellings:
            key = spelling[:2]
            texts = spellings.setdefault(key, {})
            texts[spelling.text] = texts.get(spelling.text, 0) + count
            kinds.setdefault(key, spelling.kind)
    return tuple(
        make_name(max(texts, key=lambda t: (texts[t], t)), key[1], kinds[key])
        for key, texts in sorted(
            spellings.items(), key=lambda entry: (entry[0][1], -sum(entry[1].values()), entry[0][0])
        )
    )


def make_name(text: str, language: str, kind: NameKind) -> Name:
    """Make a name with the script that its letters show."""
    return Name(text=text, language=language, script="Arab" if _ARABIC.search(text) else "Latn", kind=kind)


def own_language(text: str) -> str:
    """The language to file a name under when nothing else tells: Arabic by its letters, else English."""
    return "ar" if _ARABIC.search(text) else "en"


def _label(said: Iterable[Said]) -> str:
    """The name to show where the reader's language has none: the longest of those said with most confidence."""
    best = max(one.confidence for one in said)
    sure = [one.name for one in said if one.confidence >= best - 0.1]
    return max(sure, key=lambda name: (min(len(name), LONGEST_NAME), name))


def _most_told(said: Mapping[Said, int]) -> dict[str, str]:
    """The values that most sources give, weighed by confidence; of dates a day before a month; never a mixture."""
    weights: dict[str, dict[str, int]] = {}
    spelt: dict[tuple[str, str], str] = {}
    for one, count in said.items():
        for value in one.values:
            told = weights.setdefault(value.field, {})
            told[value.same] = told.get(value.same, 0) + count * value.weight
            spelt.setdefault((value.field, value.same), value.written)
    return {field: spelt[field, max(told, key=lambda same: (told[same], same))] for field, told in weights.items()}


def _alone(member: Item) -> Score:
    return Score(name="only_source", value=member.fact.confidence, detail=member.name)
