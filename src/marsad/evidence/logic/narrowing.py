"""What is left of an entity for somebody who may not see all of its documents: only what visible words attest.

An entity is seen only through what one may see. Its names, label, country and details are kept where a visible fact or
mention says them; why it was linked is left out, for the reason may quote what is hidden.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from marsad.evidence.cards import EntityCard
from marsad.language.normalise import fold
from marsad.records import Entity, Name

Thing = TypeVar("Thing", EntityCard, Entity)


@dataclass(slots=True, kw_only=True)
class Told:
    """What visible facts and mentions tell of one entity; filled while rows are read."""

    words: set[str] = field(default_factory=set)  # folded
    called: list[str] = field(default_factory=list)  # what visible facts call it, then what mentions do
    facts: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    mentions: int = 0
    links: int = 0  # visible ones
    all_links: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the entity is hidden."""
        return self.links >= self.all_links

    def add_fact(self, identifier: str, document: str, fields: Mapping[str, Any]) -> None:
        """Take a visible fact in."""
        self.links += 1
        self.facts.add(identifier)
        self.documents.add(document)
        said = list(_texts(fields.values()))
        self.words |= set(map(_plain, said))
        self.called[:0] = [str(fields[key]) for key in ("name", "text", "description") if fields.get(key)]

    def add_mention(self, document: str, quote: str) -> None:
        """Take a visible mention in."""
        self.links += 1
        self.mentions += 1
        self.documents.add(document)
        self.words.add(_plain(quote))
        self.called.append(" ".join(quote.split()))

    def attests(self, text: str) -> bool:
        """Whether visible words say this."""
        return _plain(text) in self.words


def narrowed(thing: Thing, told: Told) -> Thing:
    """The entity as visible words tell it; whole, where nothing of it is hidden."""
    if told.is_whole:
        return thing
    names = tuple(name for name in thing.names if told.attests(name.text))
    return replace(
        thing,
        label=_label(thing.label, names, told),
        names=names,
        country=thing.country if told.attests(thing.country) else "",
        details={key: value for key, value in thing.details.items() if told.attests(str(value))},
    )


def _label(label: str, names: tuple[Name, ...], told: Told) -> str:
    if told.attests(label):
        return label
    full = (name.text for name in names if name.kind == "full")
    return next((text for text in (*full, *(name.text for name in names), *told.called) if text), "")


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str | int | float):
            yield str(value)
        elif isinstance(value, list | tuple):
            yield from _texts(value)


def _plain(text: str) -> str:
    return fold(" ".join(text.split()))
