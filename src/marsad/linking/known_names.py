"""Names that one document taught, found again in others where no reader saw them, or where they were cut wrongly.

Each find becomes an item of its own that must be linked like any other: for a person the words around must agree too.
What it is based on is no fact of the document, so only its mention goes into an entity.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from marsad.authority.lookup import Entry, Found, Lookup
from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.name_parts import parts_of
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item, Setting, setting_of
from marsad.linking.vocabulary import words
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, NameKind, Score, cite, make_fact

RULE = "known_name"
SURE = 0.6  # confidence from which a fact teaches its name
CUT = 0.9  # probability that a name cut short is the whole one that stands around it
AROUND = 120  # characters on each side in which a body must be named that a person belongs to
TAUGHT: Mapping[EntityKind, FactKind] = {
    EntityKind.ORGANISATION: FactKind.ORGANISATION,
    EntityKind.PERSON: FactKind.PERSON,
}
_ACRONYM = re.compile("[A-Z][A-Z-]{2,}")
_JOINS = words("names", "joins")
_FAMILY = words("names", "kunya") | words("names", "son")
LONGEST_BEFORE = 10  # characters of a word that makes another person of the name behind it
_WORD = re.compile('[^\\s,;:()"«»]+')


def found_again(
    analyses: Sequence[Analysis], items: Mapping[EntityKind, Sequence[Item]]
) -> dict[EntityKind, list[Item]]:
    """For each kind the items made of known names that stand in texts without a mention of their own."""
    taught = {kind: Taught(kind, _teachers(kind, items[kind])) for kind in TAUGHT}
    found: dict[EntityKind, list[Item]] = {kind: [] for kind in TAUGHT}
    for analysis in analyses:  # of one text both kinds at once: its words are cut once
        for kind, names in taught.items():
            found[kind].extend(names.finds(analysis))
    return found


def cut_names(items: Sequence[Item]) -> Iterator[Pair]:
    """Tie facts whose every mention is part of a longer known name that stands at its place."""
    finds: dict[str, list[Item]] = {}
    for item in items:
        if item.is_find:
            finds.setdefault(item.document, []).append(item)
    for item in items:
        if item.is_find or item.get("authority") or not item.mentions:
            continue
        for find in finds.get(item.document, ()):
            spans = [mention.citation for mention in find.mentions]
            if all(any(s.start <= m.citation.start and m.citation.end <= s.end for s in spans) for m in item.mentions):
                detail = f"{item.name} < {find.name}"
                score = Score(name="cut_name", value=1.0, detail=detail)
                yield Pair(first=item.id, second=find.id, probability=CUT, scores=(score,))


class Taught:
    """The names of one kind that are worth looking for."""

    def __init__(self, kind: EntityKind, teachers: Mapping[str, Item]) -> None:
        """Arrange the names; `teachers` gives the surest item that bears each."""
        self._kind = kind
        self._teachers = teachers
        names = sorted(teachers)
        self._lookup = Lookup(Entry(id=name, name=name, kind=_name_kind(name)) for name in names)

    def finds(self, analysis: Analysis) -> Iterator[Item]:
        """What stands in a document without a mention of its own, an item for each name."""
        by_name: dict[str, list[Found]] = {}
        for one in self._lookup.find(analysis.document.text):
            if not _is_read(analysis, self._kind, one):
                by_name.setdefault(one.id, []).append(one)
        if by_name:
            setting = setting_of(analysis)
            yield from (_item(self._kind, analysis, setting, self._teachers[n], at) for n, at in by_name.items())


def _teachers(kind: EntityKind, items: Sequence[Item]) -> dict[str, Item]:
    """Names worth looking for, each with the surest item that bears it."""
    teachers: dict[str, Item] = {}
    for item in sorted(items, key=surest_first):
        for name in names_taught(kind, item):
            teachers.setdefault(name, item)
    return teachers


def surest_first(item: Item) -> tuple[float, tuple[str, str, int, int, str, str]]:
    """The order in which items teach a name: the first one does."""
    return -item.fact.confidence, item.order


def names_taught(kind: EntityKind, item: Item) -> Iterator[str]:
    """The names that an item teaches, if it is sure enough."""
    if item.fact.confidence < SURE:
        return
    if kind is EntityKind.PERSON:
        if len(parts_of(item.name)) > 1:
            yield item.name
        return
    if len(content_words(item.name)) > 1:
        yield item.name
    acronym = str(item.get("acronym") or "")
    if _ACRONYM.fullmatch(acronym):
        yield acronym


def _name_kind(name: str) -> NameKind:
    return NameKind.ACRONYM if _ACRONYM.fullmatch(name) else NameKind.FULL


def _is_read(analysis: Analysis, kind: EntityKind, found: Found) -> bool:
    """Whether a mention says as much (the same words, a longer name that does not join two), or it is no name."""
    said = analysis.document.text[found.start : found.end]
    if said[0].islower() or _is_preposition(said, found.id):
        return True
    if kind is EntityKind.PERSON and _is_of_a_father_or_son(analysis.document.text, found.start):
        return True
    for mention in analysis.mentions:
        place = mention.citation
        overlaps = place.start < found.end and found.start < place.end
        if kind is EntityKind.PERSON and mention.kind is not kind and overlaps:
            return True
        if mention.kind is kind and place.start <= found.start and found.end <= place.end:
            rest = (
                analysis.document.text[place.start : found.start] + " " + analysis.document.text[found.end : place.end]
            )
            if not _joins(rest):
                return True
    return False


def _is_of_a_father_or_son(text: str, start: int) -> bool:
    """Whether the name goes on before it: «أبو مازن القصاص» is the father of one who is called so."""
    before = fold(text[max(0, start - LONGEST_BEFORE) : start]).replace("-", " ").split()
    return bool(before) and text[start - 1] in " \u00a0-" and before[-1] in _FAMILY


def _is_preposition(said: str, name: str) -> bool:
    """Whether على ("on") stands where the name has علي ("Ali"): folding makes them one."""
    return any(word == "على" and other != word for word, other in zip(said.split(), name.split(), strict=False))


def _joins(rest: str) -> bool:
    """Whether words beside a name say that another name stands there too: "X and Y", "Tunisia's Y"."""
    return any(word.casefold() in _JOINS or word.endswith(("'s", "’s")) for word in _WORD.findall(rest))


def _item(kind: EntityKind, analysis: Analysis, setting: Setting, teacher: Item, places: Sequence[Found]) -> Item:
    document = analysis.document
    first = places[0]
    around = document.text[max(0, first.start - AROUND) : first.end + AROUND]
    fields = {
        "name": teacher.name if kind is EntityKind.ORGANISATION else document.text[first.start : first.end],
        "acronym": teacher.get("acronym"),
        "authority": teacher.get("authority"),
        "country": teacher.get("country"),
        "part_of": teacher.get("part_of"),
        "organisation": around if kind is EntityKind.PERSON else None,
    }
    fact = make_fact(
        document,
        TAUGHT[kind],
        first.start,
        first.end,
        fields=fields,
        confidence=teacher.fact.confidence,
        rule=RULE,
        extractor="",
        language=teacher.fact.language,
    )
    return Item(fact=fact, setting=setting, mentions=tuple(_mention(kind, analysis, fact, p) for p in places))


def _mention(kind: EntityKind, analysis: Analysis, fact: Fact, place: Found) -> Mention:
    return Mention(
        kind=kind,
        citation=cite(analysis.document, place.start, place.end),
        language=analysis.document.language,
        authority=str(fact.fields.get("authority") or ""),
        confidence=fact.confidence,
    )
