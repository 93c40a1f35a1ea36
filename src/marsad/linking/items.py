"""What linking compares: one item for each fact of a document, with what surrounds it in that document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from marsad.authority import places as gazetteer
from marsad.linking.state_titles import state_body
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, ReviewState, digest

# Kinds of fact that speak of a lasting thing. Statements and participations are about others; they make no entity.
ENTITY_OF: Mapping[FactKind, EntityKind] = {
    FactKind.PERSON: EntityKind.PERSON,
    FactKind.ORGANISATION: EntityKind.ORGANISATION,
    FactKind.EVENT: EntityKind.EVENT,
    FactKind.PROGRAMME: EntityKind.PROGRAMME,
    FactKind.PRACTICE: EntityKind.PRACTICE,
    FactKind.INSTRUMENT: EntityKind.INSTRUMENT,
    FactKind.RECOMMENDATION: EntityKind.THREAD,
}

BY_TITLE = "known_by_title"  # a field of bodies that linking knows by their title and the country of the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a whole document tells about the things it names."""

    document: str
    language: str
    published: str
    country: str  # ISO code of the country named most often, or ""
    content: str = ""  # digest of the text: an order of documents that does not hang on how they were saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One fact with its mentions, ready to be compared with those of other documents."""

    fact: Fact
    setting: Setting
    mentions: tuple[Mention, ...] = field(default=())
    # What it is called: the fact's name, or the words it consists of. Asked millions of times, so it is kept.
    name: str = field(init=False)
    # The fact's id: what decisions and links refer to.
    id: str = field(init=False, repr=False, compare=False)
    # The document that says it.
    document: str = field(init=False, repr=False, compare=False)
    # Whether it is no fact of the document but a known name found there (`known_names`).
    is_find: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Take its name and its place from the fact."""
        fields, place = self.fact.fields, self.fact.citation
        name = str(fields.get("name") or fields.get("text") or fields.get("description") or "")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "id", self.fact.id)
        object.__setattr__(self, "document", place.document)
        object.__setattr__(self, "is_find", not self.fact.extractor)

    @property
    def order(self) -> tuple[str, str, int, int, str, str]:
        """Where it stands among all items: by what documents say, so that ids (bytes of a file) decide nothing."""
        place = self.fact.citation
        return self.setting.published, self.setting.content, place.start, place.end, self.name, self.id

    @property
    def told_as(self) -> str:
        """How an entity's links name it: by its fact, or by the place of a find."""
        place = self.fact.citation
        return f"{place.document}:{place.start}:{place.end}" if self.is_find else self.id

    def get(self, key: str) -> Any:
        """A field of the fact, or None."""
        return self.fact.fields.get(key)

    def values(self, key: str) -> tuple[str, ...]:
        """A field that holds a list; a single value counts as a list of one."""
        value = self.get(key) or ()
        return (value,) if isinstance(value, str) else tuple(str(v) for v in value)


def setting_of(analysis: Analysis) -> Setting:
    """Describe a document by its language, its date, and the country that it names most."""
    countries = Counter(
        gazetteer.by_id(mention.authority).country
        for mention in analysis.mentions_of(EntityKind.PLACE)
        if mention.authority
    )
    # Of two countries named equally often none is the document's: a wrong country is worse than none.
    ranked = countries.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return Setting(
        document=analysis.document.id,
        language=analysis.document.language,
        published=analysis.document.published,
        country=ranked[0][0] if clear else "",
        content=digest(analysis.document.text),
    )


def items_of(analyses: Iterable[Analysis]) -> dict[EntityKind, list[Item]]:
    """Sort every fact of every document by the kind of entity it speaks of; rejected facts are left out.

    Lists are ordered by content, so that nothing later depends on the order of arrival or on ids.
    """
    sorted_items: dict[EntityKind, list[Item]] = {kind: [] for kind in EntityKind}
    for analysis in analyses:
        setting = setting_of(analysis)
        mentions = _mentions_by_fact(analysis.mentions)
        for fact in analysis.facts:
            kind = ENTITY_OF.get(fact.kind)
            if kind is None or fact.review is ReviewState.REJECTED:
                continue
            item = Item(fact=_with_authority(fact, setting), setting=setting, mentions=tuple(mentions.get(fact.id, ())))
            sorted_items[kind].append(item)
    for items in sorted_items.values():
        items.sort(key=lambda item: item.order)
    return sorted_items


def _with_authority(fact: Fact, setting: Setting) -> Fact:
    """A body of a state that the authority file knows by its title, in the country that the document speaks of."""
    is_open = fact.kind is FactKind.ORGANISATION and not fact.fields.get("authority") and not fact.fields.get("part_of")
    known = state_body(str(fact.fields.get("name") or ""), setting.country) if is_open else ""
    return replace(fact, fields={**fact.fields, "authority": known, BY_TITLE: True}) if known else fact


def _mentions_by_fact(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    by_fact: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.citation.start, m.citation.end)):
        if mention.fact:
            by_fact.setdefault(mention.fact, []).append(mention)
    return by_fact
