"""From a group of items to the entity that pages show: its names, facts, mentions, links and details."""

import re
from collections.abc import Iterable, Mapping, Sequence

from marsad.authority import places as gazetteer
from marsad.language.normalise import fold
from marsad.linking.clusters import Group, Pair
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.reasons import reason
from marsad.records import Entity, EntityKind, Link, Mention, Name, NameKind, Score, entity_id

_ARABIC = re.compile("[\u0621-\u064a]")
# Longer mentions are themes or descriptions, not names.
LONGEST_NAME = 160
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
# Entities whose mentions are other names of them; mentions of events also hold their themes.
_NAMED_BY_MENTIONS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PROGRAMME, EntityKind.INSTRUMENT}
)


class Links:
    """Links as they were told: of a large entity that is built again most are the same."""

    def __init__(self) -> None:
        """None was told yet."""
        self.fresh: set[str] = set()  # items whose link was told anew since somebody looked
        self._told: dict[str, tuple[Item, Pair | None, Link]] = {}

    def of(self, member: Item, tie: Pair | None) -> Link:
        """Why an item belongs to its group; asked again only where the item or its tie is another."""
        told = self._told.get(member.id)
        if told is None or told[0] is not member or told[1] is not tie:
            told = self._told[member.id] = member, tie, _link(member, tie)
            self.fresh.add(member.id)
        return told[2]

    def why(self, item: str) -> Link:
        """Why an item belongs to its group, as it was told last."""
        return self._told[item][2]

    def forget(self, items: Iterable[str]) -> None:
        """Let go of items that are no more."""
        for item in items:
            self._told.pop(item, None)


def build(kind: EntityKind, group: Group, items: Mapping[str, Item], links: Links | None = None) -> Entity:
    """Build the entity of a group; its id hangs on the authority entry or on its smallest fact id."""
    link = links.of if links else _link
    everyone = [items[identifier] for identifier in group.members]
    members = [member for member in everyone if not member.is_find]
    authority = _authority(members)
    return Entity(
        id=entity_id(kind, f"authority:{authority}" if authority else min(member.id for member in members)),
        kind=kind,
        label=_label(members),
        names=names_of(kind, members),
        facts=tuple(member.id for member in members),
        mentions=tuple(
            sorted(
                (mention for member in everyone for mention in member.mentions),
                key=lambda m: (m.citation.document, m.citation.start, m.citation.end),
            )
        ),
        links=tuple(link(member, group.ties.get(member.id)) for member in everyone),
        authority=authority,
        country=_most_told(members, "country"),
        details={key: value for key in _DETAILS.get(kind, ()) if (value := _most_told(members, key))},
    )


def names_of(kind: EntityKind, members: Sequence[Item]) -> tuple[Name, ...]:
    """All names under which the members speak of the entity, each once (as compared), the most used spelling first."""
    spellings: dict[tuple[str, str], dict[str, int]] = {}
    kinds: dict[tuple[str, str], NameKind] = {}
    for text, language, name_kind in _spellings(kind, members):
        key = (fold(text), language)
        spellings.setdefault(key, {}).setdefault(text, 0)
        spellings[key][text] += 1
        kinds.setdefault(key, name_kind)
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


def _spellings(kind: EntityKind, members: Sequence[Item]) -> Iterable[tuple[str, str, NameKind]]:
    for member in members:
        language = member.fact.language
        name = str(member.get("series") or "") if kind is EntityKind.SERIES else ""
        if name or member.name:
            yield name or member.name, language, NameKind.FULL
        if acronym := member.get("acronym"):
            yield str(acronym), language, NameKind.ACRONYM
        if kind in _NAMED_BY_MENTIONS:
            for mention in member.mentions:
                if len(mention.citation.quote) <= LONGEST_NAME and not _is_reference(kind, member, mention):
                    yield " ".join(mention.citation.quote.split()), mention.language, NameKind.ALIAS


def _is_reference(kind: EntityKind, member: Item, mention: Mention) -> bool:
    """Whether a person is called otherwise than by name: "the minister", "the same speaker"."""
    return kind is EntityKind.PERSON and not content_words(mention.citation.quote) <= content_words(member.name)


def _label(members: Sequence[Item]) -> str:
    """The name to show where the reader's language has none: the longest of those said with most confidence."""
    best = max(member.fact.confidence for member in members)
    sure = [member.name for member in members if member.fact.confidence >= best - 0.1]
    return max(sure, key=lambda name: (min(len(name), LONGEST_NAME), name))


def _authority(members: Sequence[Item]) -> str:
    known = sorted({str(member.get("authority")) for member in members if member.get("authority")})
    return known[0] if known else ""


def _most_told(members: Sequence[Item], key: str) -> str:
    """The value that most sources give, weighed by confidence; of dates a day before a month; never a mixture."""
    weights: dict[str, float] = {}
    spelt: dict[str, str] = {}
    for member in members:
        value = member.get(key)
        if value in (None, "", []):
            continue
        same = _place_id(str(value), member.fact.language) if key == "city" else fold(str(value))
        weights[same] = weights.get(same, 0.0) + member.fact.confidence + (0.5 if _is_day(key, str(value)) else 0.0)
        spelt.setdefault(same, str(value))
    return spelt[max(weights, key=lambda same: (weights[same], same))] if weights else ""


def _is_day(key: str, value: str) -> bool:
    return key in {"start_date", "end_date"} and len(value) >= len("2024-01-01")


def _place_id(city: str, language: str) -> str:
    found = gazetteer.find(city, language)
    return found[0].id if found else fold(city)


def _link(member: Item, tie: Pair | None) -> Link:
    alone = Score(name="only_source", value=member.fact.confidence, detail=member.name)
    scores, probability = (tie.why, tie.probability) if tie else ((alone,), member.fact.confidence)
    return Link(item=member.told_as, probability=probability, reason=reason(scores), scores=scores)
