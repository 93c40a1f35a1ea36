"""How well linking tells apart what is easily taken for one, by itself: tellings are given, not read from documents.

The set (`examples/things.toml`) holds groups of two things, each told in several documents. All tellings of a group are
linked together; every two of one thing should stand in one entity, and no two of different things.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from marsad.authority import organisations, places
from marsad.evaluation.errors import LabelsError
from marsad.evaluation.tally import Tally
from marsad.linking.link import link
from marsad.records import Analysis, Document, EntityKind, Fact, FactKind, Mention, document_id, make_fact

FIELDS: Mapping[str, tuple[FactKind, tuple[str, ...]]] = {
    "person": (FactKind.PERSON, ("language", "name", "role", "organisation", "city", "company")),
    "organisation": (FactKind.ORGANISATION, ("language", "name", "acronym", "city", "company")),
    "event": (FactKind.EVENT, ("language", "name", "edition", "start_date", "city", "organisers")),
    "recommendation": (FactKind.RECOMMENDATION, ("language", "name", "strength", "published", "meeting")),
}
HOST = "UNESCO"  # of every meeting: what joins its names in three languages, as in real calls and reports
MENTIONED = {FactKind.PERSON: EntityKind.PERSON, FactKind.ORGANISATION: EntityKind.ORGANISATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Two things that are told alike: why, and each thing's tellings."""

    kind: str
    trap: str
    things: tuple[tuple[Mapping[str, str], ...], ...]
    set_aside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What linking made of a group: the pairs as a tally, and which pairs it got wrong."""

    group: Group
    pairs: Tally
    apart: int  # pairs that must not be joined
    missed: tuple[tuple[str, str], ...]
    confused: tuple[tuple[str, str], ...]


def load_groups(file: Path) -> tuple[Group, ...]:
    """Read the set; every second group of a kind is set aside for reporting.

    Raises:
        LabelsError: the file is no such set.
    """
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["group"]
        counted: dict[str, int] = defaultdict(int)
        return tuple(_group(entry, counted) for entry in entries)
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise LabelsError(f"{file} is no set of things: {error}") from error


def judge(group: Group) -> Judged:
    """Link the tellings of a group and compare with what is told."""
    analyses = [[_analysis(group.kind, telling) for telling in thing] for thing in group.things]
    linked = link([analysis for thing in analyses for analysis in thing])
    entity_of = {
        fact: entity.id for entity in linked.entities if entity.kind is not EntityKind.SERIES for fact in entity.facts
    }
    told = [
        (number, entity_of[analysis.facts[0].id], telling["name"])
        for number, (thing, tellings) in enumerate(zip(analyses, group.things, strict=True))
        for analysis, telling in zip(thing, tellings, strict=True)
    ]
    pairs = [(one, other, one[0] == other[0], one[1] == other[1]) for one, other in combinations(told, 2)]
    right = sum(same and joined for _, _, same, joined in pairs)
    return Judged(
        group=group,
        pairs=Tally(
            labels=sum(same for *_, same, _ in pairs),
            found=right,
            extracted=sum(joined for *_, joined in pairs),
            right=right,
        ),
        apart=sum(not same for *_, same, _ in pairs),
        missed=tuple((one[2], other[2]) for one, other, same, joined in pairs if same and not joined),
        confused=tuple((one[2], other[2]) for one, other, same, joined in pairs if joined and not same),
    )


def _group(entry: Mapping[str, Any], counted: dict[str, int]) -> Group:
    kind = str(entry["kind"])
    counted[kind] += 1
    names = FIELDS[kind][1]
    things = tuple(tuple(_told(names, telling) for telling in thing) for thing in entry["things"])
    return Group(kind=kind, trap=str(entry["trap"]), things=things, set_aside=counted[kind] % 2 == 0)


def _told(names: Sequence[str], telling: str) -> Mapping[str, str]:
    """The fields of a telling by name; the last may be left out."""
    parts = tuple(part.strip() for part in telling.split("|"))
    if not len(names) - 1 <= len(parts) <= len(names):
        raise ValueError(f"'{telling}' has {len(parts)} fields, not {len(names)}")
    return dict(zip(names, parts, strict=False))


def _analysis(kind: str, telling: Mapping[str, str]) -> Analysis:
    """One small document: the thing itself, and the bodies and the place beside it."""
    told = [value for name, value in telling.items() if name != "language" and value]
    text = ". ".join([*told, HOST] if telling.get("meeting") else told)
    document = _document(text, telling)
    beside = [name for name in ("organisation", "company", "organisers") if telling.get(name)]
    facts = [_fact(document, FIELDS[kind][0], telling["name"], _fields(telling))]
    facts += [_fact(document, FactKind.ORGANISATION, telling[name], _body(telling[name])) for name in beside]
    if meeting := telling.get("meeting"):
        facts.append(_fact(document, FactKind.EVENT, meeting, {"series": meeting, "organisers": [HOST]}))
        facts.append(_fact(document, FactKind.ORGANISATION, HOST, _body(HOST)))
    mentions = [
        Mention(
            kind=MENTIONED.get(fact.kind, EntityKind.EVENT),
            citation=fact.citation,
            language=document.language,
            fact=fact.id,
            authority=str(fact.fields.get("authority") or ""),
        )
        for fact in facts
        if fact.kind is not FactKind.RECOMMENDATION
    ]
    return Analysis(document=document, facts=tuple(facts), mentions=(*mentions, *_places(document)))


def _document(text: str, telling: Mapping[str, str]) -> Document:
    identifier = document_id(f"{telling['language']} {text}".encode())
    return Document(
        id=identifier,
        file=f"{identifier}.txt",
        address=f"{identifier}.txt",
        media_type="text/plain",
        retrieved=datetime(2026, 1, 1, tzinfo=UTC),
        sha256="0" * 64,
        text=text,
        language=telling["language"],
        published=telling.get("published") or telling.get("start_date") or "",
    )


def _fields(telling: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {name: value for name, value in telling.items() if value and name != "language"}
    if "edition" in told:
        told["edition"] = int(told["edition"])
    if "organisers" in told:
        told["organisers"] = [told["organisers"]]
    if "strength" in told:
        told["text"] = told["name"]
    return told


def _body(name: str) -> dict[str, Any]:
    found = organisations.find(name)
    return {"authority": found[0].id} if found else {}


def _fact(document: Document, kind: FactKind, words: str, fields: Mapping[str, Any]) -> Fact:
    start = document.text.index(words)
    return make_fact(
        document,
        kind,
        start,
        start + len(words),
        fields={"name": words, **fields},
        confidence=0.9,
        rule="labelled",
        extractor="labels",
    )


def _places(document: Document) -> Iterator[Mention]:
    for found in places.find(document.text, document.language):
        citation = _fact(document, FactKind.EVENT, document.text[found.start : found.end], {}).citation
        yield Mention(kind=EntityKind.PLACE, citation=citation, language=document.language, authority=found.id)


def summed(judged: Sequence[Judged]) -> Tally:
    """All pairs together."""
    return sum((one.pairs for one in judged), Tally())


def things_figures(judged: Sequence[Judged]) -> dict[str, float | None]:
    """Pairwise precision, recall and F1 of the open half and of the half that is set aside."""
    figures: dict[str, float | None] = {}
    for half, is_set_aside in (("open", False), ("set_aside", True)):
        pairs = summed([one for one in judged if one.group.set_aside is is_set_aside])
        figures |= {f"{half}.precision": pairs.precision, f"{half}.recall": pairs.recall, f"{half}.f1": pairs.f1}
    return figures
