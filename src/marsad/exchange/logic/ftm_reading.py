"""FollowTheMoney as things: our own files come back whole, foreign ones as far as their words are known here.

Each entity that does not become a thing, a paper or a citation is listed with its reason.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy
from followthemoney.statement import Statement, StatementEntity

from marsad.exchange.logic.parcel import OURS, WIKIDATA, LeftOut, Paper, Parcel, Thing
from marsad.exchange.logic.plain import entity_of, mention_of
from marsad.exchange.logic.schemas import kind_of, schemas
from marsad.language.scripts import script_of
from marsad.records import Entity, EntityKind, Mention, Name, NameKind

NAMES: Mapping[str, NameKind] = {
    "name": NameKind.FULL,
    "alias": NameKind.ALIAS,
    "previousName": NameKind.ALIAS,
    "weakAlias": NameKind.ALIAS,
    "abbreviation": NameKind.ACRONYM,
}
# Links between two entities that say something of the first: who belongs where, and as what.
BELONGING = {
    "Employment": ("employee", "employer"),
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
}
DOCUMENTS = frozenset({"Document", *(s.name for s in model.schemata.values() if s.is_a("Document"))})


def parcel_of_lines(lines: Iterable[str]) -> Parcel:
    """Read a file with one entity a line."""
    reading = Reading()
    for number, line in enumerate(lines, start=1):
        if line.strip():
            reading.take_line(number, line)
    return reading.parcel()


def parcel_of_statements(statements: Iterable[Statement]) -> Parcel:
    """Read statements; those of one entity are brought together first."""
    by_entity: dict[str, list[Statement]] = defaultdict(list)
    reading = Reading()
    for statement in statements:
        by_entity[statement.canonical_id].append(statement)
    for identifier, told in by_entity.items():
        try:
            entity = StatementEntity.from_statements(Dataset({"name": told[0].dataset, "title": ""}), told)
        except InvalidData as error:
            reading.leave_out(identifier, str(error))
        else:
            reading.take({**entity.to_dict(), "datasets": sorted({one.dataset for one in told})})
    return reading.parcel()


class Reading:
    """A file on its way in: what has been seen so far."""

    def __init__(self) -> None:
        self.proxies: dict[str, EntityProxy] = {}
        self.left_out: list[LeftOut] = []

    def leave_out(self, item: str, reason: str) -> None:
        """List an item that is passed over."""
        self.left_out.append(LeftOut(item=item, reason=reason))

    def take_line(self, number: int, line: str) -> None:
        """Take one entity, or list why not."""
        try:
            data = json.loads(line)
        except json.JSONDecodeError:
            self.leave_out(f"line {number}", "this line is not JSON")
            return
        if isinstance(data, dict) and data.get("id"):
            self.take(data)
        else:
            self.leave_out(f"line {number}", "this line is no entity: it has no id")

    def take(self, data: Mapping[str, Any]) -> None:
        """Take one entity; the library checks its schema and cleans its values."""
        try:
            proxy = model.get_proxy(dict(data), cleaned=False)
        except (InvalidData, TypeError, ValueError) as error:
            self.leave_out(str(data["id"]), f"FollowTheMoney does not know it: {error}")
            return
        if proxy.id:
            self.proxies[proxy.id] = proxy

    def parcel(self) -> Parcel:
        """Everything that was taken, put together."""
        papers = {i: _paper(p) for i, p in self.proxies.items() if p.schema.name in DOCUMENTS}
        citations = self._citations()
        belonging = self._belonging()
        things = [
            thing
            for identifier, proxy in self.proxies.items()
            if identifier not in papers and (thing := self._thing(proxy, citations[identifier], belonging[identifier]))
        ]
        cited = {m.citation.document for thing in things for m in thing.entity.mentions}
        for identifier in sorted(papers.keys() - cited):
            self.leave_out(identifier, "it is a document of which nothing is cited here")
        kept = tuple(paper for identifier, paper in papers.items() if identifier in cited)
        return Parcel(things=tuple(things), papers=kept, left_out=tuple(self.left_out))

    def _thing(self, proxy: EntityProxy, mentions: list[Mention], belonging: dict[str, str]) -> Thing | None:
        """A thing; None for what is a link between things, and for what is left out."""
        if proxy.schema.name == "Documentation" or proxy.schema.name in BELONGING:
            return None
        identifier = str(proxy.id)
        ours = proxy.context.get(OURS)
        if isinstance(ours, dict):
            try:
                return _our_thing(identifier, ours, mentions)
            except (KeyError, TypeError, ValueError):
                self.leave_out(identifier, f"what stands under {OURS!r} was not written by Marsad")
                return None
        kind = kind_of(proxy.schema.name, frozenset(proxy.get("keywords", quiet=True)), vocabulary="ftm")
        if kind is None and proxy.schema.is_a("LegalEntity"):
            kind = EntityKind.ORGANISATION
        if kind is None:
            self.leave_out(identifier, f"Marsad keeps no {proxy.schema.name}")
        elif not any(proxy.get(name, quiet=True) for name in NAMES):
            self.leave_out(identifier, "it has no name")
        else:
            return _foreign(proxy, kind, mentions, belonging)
        return None

    def _citations(self) -> defaultdict[str, list[Mention]]:
        """The citations of our own files, by entity."""
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for proxy in self.proxies.values():
            ours = proxy.context.get(OURS)
            if proxy.schema.name == "Documentation" and isinstance(ours, dict):
                try:
                    found[proxy.first("entity") or ""].append(mention_of(ours))
                except (KeyError, TypeError, ValueError):
                    self.leave_out(str(proxy.id), f"what stands under {OURS!r} was not written by Marsad")
        return found

    def _belonging(self) -> defaultdict[str, dict[str, str]]:
        """The body and the role of those who belong somewhere."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for proxy in self.proxies.values():
            ends = BELONGING.get(proxy.schema.name)
            body = self.proxies.get(proxy.first(ends[1]) or "") if ends else None
            if ends and body:
                about = {"organisation": body.caption, "role": proxy.first("role") or ""}
                found[proxy.first(ends[0]) or ""] |= {name: value for name, value in about.items() if value}
        return found


def _our_thing(identifier: str, ours: Mapping[str, Any], mentions: Iterable[Mention]) -> Thing:
    return Thing(
        entity=entity_of(identifier, ours, mentions), same_as=tuple(ours["same_as"]), sources=tuple(ours["sources"])
    )


def _foreign(proxy: EntityProxy, kind: EntityKind, mentions: Iterable[Mention], belonging: Mapping[str, str]) -> Thing:
    by_property = {there: here for here, there in schemas()[kind].ftm_details.items()}
    details = {here: proxy.first(there, quiet=True) or "" for there, here in by_property.items()}
    entity = Entity(
        id=str(proxy.id),
        kind=kind,
        label=proxy.caption,
        names=tuple(_names(proxy)),
        country=(proxy.first("country", quiet=True) or "").upper()[:2],
        parent=proxy.first("parent", quiet=True) or "",
        details={name: value for name, value in {**details, **belonging}.items() if value},
    )
    same_as = [WIKIDATA + value for value in proxy.get("wikidataId", quiet=True)]
    return Thing(
        entity=replace(entity, mentions=tuple(mentions)), same_as=tuple(same_as), sources=tuple(_sources(proxy))
    )


def _names(proxy: EntityProxy) -> Iterator[Name]:
    seen: set[str] = set()
    for name, kind in NAMES.items():
        for text in proxy.get(name, quiet=True):
            if text not in seen:
                seen.add(text)
                script = script_of(text)
                yield Name(text=text, language="ar" if script == "Arab" else "", script=script, kind=kind)


def _sources(proxy: EntityProxy) -> Iterator[str]:
    """Who says so: publishers and addresses, else the data sets that the file names."""
    named = [*proxy.get("publisher", quiet=True), *proxy.get("sourceUrl", quiet=True)]
    yield from named or [str(one) for one in proxy.context.get("datasets", ())]


def _paper(proxy: EntityProxy) -> Paper:
    ours = proxy.context.get(OURS)
    known = {field.name for field in fields(Paper)}
    if isinstance(ours, dict) and set(ours) <= known and {"id", "file"} <= set(ours):
        return Paper(**{name: str(value) for name, value in ours.items()})
    return Paper(
        id=str(proxy.id),
        file=proxy.first("fileName", quiet=True) or "",
        title=proxy.first("title", quiet=True) or "",
        published=(proxy.first("publishedAt", quiet=True) or "")[:10],
        publisher=proxy.first("publisher", quiet=True) or "",
        address=proxy.first("sourceUrl", quiet=True) or "",
    )
