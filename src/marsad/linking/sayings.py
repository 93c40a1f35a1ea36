"""What items say of the entity that they make: names, values, how sure. Of many that say the same one is read.

An entity may be told of in thousands of documents, and be built again with each new one: what each item says is a
number here, and numbers are counted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from marsad.authority import places as gazetteer
from marsad.language.normalise import fold
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.remembered import remembered
from marsad.records import EntityKind, Mention, NameKind

# Longer mentions are themes or descriptions, not names.
LONGEST_NAME = 160
UNIT = 1_000_000  # confidences are summed as whole numbers: the sum hangs on no order
A_DAY = UNIT // 2  # how much more a whole date counts
# Entities whose mentions are other names of them; mentions of events also hold their themes.
_NAMED_BY_MENTIONS = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PROGRAMME, EntityKind.INSTRUMENT}
)


class Spelling(NamedTuple):
    """A name as it is written, and as it is compared."""

    folded: str
    language: str
    text: str
    kind: NameKind


class Value(NamedTuple):
    """A field as it is written and as it is compared, with its weight."""

    field: str
    same: str
    written: str
    weight: int


class Said(NamedTuple):
    """What an item says."""

    name: str
    confidence: float
    authority: str
    spellings: tuple[Spelling, ...]
    values: tuple[Value, ...]


class Sayings:
    """What the items of one kind say; each is asked once."""

    def __init__(self, kind: EntityKind, fields: Collection[str]) -> None:
        """Nothing was said yet; of the items these fields are told."""
        self._kind, self._fields = kind, fields
        self._codes: dict[str, int] = {}
        self._numbers: dict[Said, int] = {}
        self._said: list[Said] = []

    def of(self, members: Sequence[Item]) -> Mapping[Said, int]:
        """What some items say and how often, in the order in which it is said first."""
        ids = [member.id for member in members]
        if not self._codes.keys() >= set(ids):
            for member in members:
                if member.id not in self._codes:
                    self._codes[member.id] = self._number(_said(self._kind, member, self._fields))
        counted = Counter(map(self._codes.__getitem__, ids))
        return {self._said[code]: count for code, count in counted.items()}

    def forget(self, items: Iterable[str]) -> None:
        """Ask these items again, if they are ever told of again."""
        for item in items:
            self._codes.pop(item, None)

    def _number(self, said: Said) -> int:
        number = self._numbers.setdefault(said, len(self._said))
        if number == len(self._said):
            self._said.append(said)
        return number


def _said(kind: EntityKind, member: Item, fields: Collection[str]) -> Said:
    return Said(
        name=member.name,
        confidence=member.fact.confidence,
        authority=str(member.get("authority") or ""),
        spellings=tuple(_spellings(kind, member)),
        values=tuple(_value(member, field) for field in fields if member.get(field) not in (None, "", [])),
    )


def _value(member: Item, field: str) -> Value:
    written = str(member.get(field))
    same = _place_id(written, member.fact.language) if field == "city" else fold(written)
    is_day = field in {"start_date", "end_date"} and len(written) >= len("2024-01-01")
    return Value(field, same, written, round(member.fact.confidence * UNIT) + (A_DAY if is_day else 0))


def _spellings(kind: EntityKind, member: Item) -> Iterator[Spelling]:
    language = member.fact.language
    name = str(member.get("series") or "") if kind is EntityKind.SERIES else ""
    if name or member.name:
        yield _spelling(name or member.name, language, NameKind.FULL)
    if acronym := member.get("acronym"):
        yield _spelling(str(acronym), language, NameKind.ACRONYM)
    if kind in _NAMED_BY_MENTIONS:
        for mention in member.mentions:
            if len(mention.citation.quote) <= LONGEST_NAME and not _is_reference(kind, member, mention):
                yield _spelling(" ".join(mention.citation.quote.split()), mention.language, NameKind.ALIAS)


def _spelling(text: str, language: str, kind: NameKind) -> Spelling:
    return Spelling(fold(text), language, text, kind)


def _is_reference(kind: EntityKind, member: Item, mention: Mention) -> bool:
    """Whether a person is called otherwise than by name: "the minister", "the same speaker"."""
    return kind is EntityKind.PERSON and not content_words(mention.citation.quote) <= content_words(member.name)


@remembered(10_000)
def _place_id(city: str, language: str) -> str:
    found = gazetteer.find(city, language)
    return found[0].id if found else fold(city)
