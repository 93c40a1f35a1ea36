"""What entities hold after people merge or split them: for the preview, and for the store until the next linking.

The next linking gives the same, or better: it knows the decisions. Ids follow its rule (authority, else smallest fact).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from marsad.language.normalise import fold
from marsad.linking.reasons import reason
from marsad.records import Entity, EntityKind, Fact, Link, Mention, Name, NameKind, Score, entity_id

DECIDED = (Score(name="decision", value=1.0, detail=""),)
# Entities that are made of facts: places come from the gazetteer, series from their events.
JOINED_BY_PEOPLE = frozenset(EntityKind) - {EntityKind.PLACE, EntityKind.SERIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """An entity in two: what stays, and what was parted from it."""

    rest: Entity
    part: Entity


def merged(one: Entity, other: Entity) -> Entity:
    """Both as one: all names, facts, mentions; where both know a detail, the first one's stands."""
    facts = tuple(sorted({*one.facts, *other.facts}))
    authority = one.authority or other.authority
    decided = tuple(Link(item=fact, probability=1.0, reason=reason(DECIDED), scores=DECIDED) for fact in other.facts)
    return replace(
        one,
        id=_identifier(one.kind, authority, facts),
        names=_distinct((*one.names, *other.names)),
        facts=facts,
        mentions=_ordered({*one.mentions, *other.mentions}),
        links=(*one.links, *decided),
        authority=authority,
        parent=one.parent or other.parent,
        country=one.country or other.country,
        details={**other.details, **one.details},
    )


def parted(entity: Entity, chosen: Iterable[str], facts: Mapping[str, Fact]) -> Parted:
    """Part some facts, with their mentions and names, from an entity; `facts` are all facts of it by id."""
    taken = frozenset(chosen)
    rest = _half(entity, frozenset(entity.facts) - taken, facts, entity.authority)
    part = _half(entity, taken, facts, "")
    # Mentions that linking found by a name lead to no fact: they go with the half that alone bears the name.
    own, others = _folded(part), _folded(rest)
    found = [mention for mention in entity.mentions if not mention.fact]
    gone = [mention for mention in found if (name := fold(mention.citation.quote)) in own and name not in others]
    return Parted(
        rest=replace(rest, mentions=_ordered({*rest.mentions, *found} - set(gone))),
        part=replace(part, mentions=_ordered({*part.mentions, *gone})),
    )


def _folded(entity: Entity) -> frozenset[str]:
    return frozenset(fold(name.text) for name in entity.names)


def _half(entity: Entity, kept: frozenset[str], facts: Mapping[str, Fact], authority: str) -> Entity:
    own = [facts[fact] for fact in sorted(kept) if fact in facts]
    mentions = tuple(mention for mention in entity.mentions if mention.fact in kept)
    used = _spellings(own, mentions)
    names = tuple(name for name in entity.names if authority or fold(name.text) in used)
    return replace(
        entity,
        id=_identifier(entity.kind, authority, tuple(sorted(kept))),
        label=entity.label if authority or fold(entity.label) in used else _label(own, names),
        names=names,
        facts=tuple(sorted(kept)),
        mentions=mentions,
        links=tuple(link for link in entity.links if link.item in kept and link.scores != DECIDED),
        authority=authority,
        details={name: value for name, value in entity.details.items() if _is_told(name, value, own)},
    )


def _identifier(kind: EntityKind, authority: str, facts: tuple[str, ...]) -> str:
    return entity_id(kind, f"authority:{authority}" if authority else min(facts, default=""))


def _distinct(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, as compared; full ones before acronyms before others, by language."""
    order = {NameKind.FULL: 0, NameKind.ACRONYM: 1, NameKind.ALIAS: 2}
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        found.setdefault((fold(name.text), name.language), name)
    return tuple(sorted(found.values(), key=lambda name: (name.language, order[name.kind])))


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.citation.document, m.citation.start, m.citation.end, m.fact)))


def _spellings(facts: Iterable[Fact], mentions: Iterable[Mention]) -> frozenset[str]:
    told = [str(fact.fields.get(name) or "") for fact in facts for name in ("name", "acronym", "text", "description")]
    quoted = [" ".join(mention.citation.quote.split()) for mention in mentions]
    return frozenset(map(fold, filter(None, (*told, *quoted))))


def _label(facts: Iterable[Fact], names: Iterable[Name]) -> str:
    told = [str(fact.fields.get("name") or fact.fields.get("text") or fact.citation.quote) for fact in facts]
    return max([*told, *(name.text for name in names)], key=lambda text: (len(text), text), default="")


def _is_told(name: str, value: str, facts: Iterable[Fact]) -> bool:
    return any(str(fact.fields.get(name, "")) == value for fact in facts)
