"""Entities as FollowTheMoney: one valid entity a line, each citation a `Documentation` between it and its document.

The library cleans every value and drops, silently, what its types do not take; here each such value is told.
What FollowTheMoney has no word for (languages of names, links with their reasons) stands under the key "marsad".
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy
from followthemoney.statement import Statement, StatementEntity

from marsad.exchange.logic.parcel import OURS, LeftOut, Paper, Thing, papers_cited
from marsad.exchange.logic.plain import plain, plain_mention
from marsad.exchange.logic.schemas import Schema, schemas
from marsad.records import Entity, EntityKind, Mention, Name, NameKind

NAMES: Mapping[NameKind, tuple[str, ...]] = {  # the first property that a schema has is taken
    NameKind.FULL: ("name",),
    NameKind.ACRONYM: ("abbreviation", "weakAlias"),
    NameKind.ALIAS: ("alias",),
}
DATASET = Dataset({"name": OURS, "title": "Marsad"})
Told = tuple[str, str, str, str]  # property, value, language, documents that say so


class Writer:
    """Turns things and papers into entities of FollowTheMoney, for files, and keeps what could not be said there."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []

    def entities(self, things: Iterable[Thing], papers: Mapping[str, Paper]) -> Iterator[dict[str, Any]]:
        """The lines of a file: each paper before the first thing that cites it."""
        for entity, _told in self._all(things, papers):
            yield entity.to_dict()

    def statements(self, things: Iterable[Thing], papers: Mapping[str, Paper]) -> Iterator[Statement]:
        """The same as statements, each with its language and, as its origin, the documents that it comes from."""
        for entity, told in self._all(things, papers):
            spoken = StatementEntity(DATASET, {"id": entity.id, "schema": entity.schema.name})
            for name, value, language, origin in told:
                spoken.add(name, value, lang=_iso3(language), origin=origin or None)
            yield from spoken.statements

    def _all(
        self, things: Iterable[Thing], papers: Mapping[str, Paper]
    ) -> Iterator[tuple[EntityProxy, tuple[Told, ...]]]:
        given: set[str] = set()
        for thing in things:
            for identifier in papers_cited(thing):
                if identifier in papers and identifier not in given:
                    given.add(identifier)
                    paper = papers[identifier]
                    yield from self._built(identifier, "Document", tuple(_paper_told(paper)), asdict(paper))
            yield from self._thing(thing)

    def _thing(self, thing: Thing) -> Iterator[tuple[EntityProxy, tuple[Told, ...]]]:
        entity = thing.entity
        schema = schemas()[entity.kind]
        ours = {**plain(entity), "same_as": list(thing.same_as), "sources": list(thing.sources)}
        yield from self._built(entity.id, schema.ftm_of(entity), tuple(_told(thing, schema)), ours)
        for mention in entity.mentions:
            told = tuple(_cited(entity.id, mention))
            yield from self._built(_citation_id(entity.id, mention), "Documentation", told, plain_mention(mention))

    def _built(
        self, identifier: str, schema: str, told: tuple[Told, ...], ours: Mapping[str, Any]
    ) -> Iterator[tuple[EntityProxy, tuple[Told, ...]]]:
        """One valid entity, or none when what its schema asks for is missing; both are told."""
        proxy = model.get_proxy({"id": identifier, "schema": schema, OURS: dict(ours)})
        kept = tuple(one for one in told if self._put(proxy, one))
        missing = [name for name in proxy.schema.required if not proxy.get(name)]
        if missing:
            reason = f"a {schema} of FollowTheMoney needs {', '.join(missing)}, and there is none"
            self.left_out.append(LeftOut(item=identifier, reason=reason))
            return
        try:
            written: Any = proxy.to_dict()  # the library's own type for it is private
            proxy.schema.validate(written)
        except InvalidData as error:
            self.left_out.append(LeftOut(item=identifier, reason=f"FollowTheMoney refuses it: {error.errors}"))
            return
        yield proxy, kept

    def _put(self, proxy: EntityProxy, told: Told) -> bool:
        name, value, _language, _origin = told
        kept = proxy.schema.properties[name].type.clean(value, proxy=proxy)
        if kept is None:
            reason = f"FollowTheMoney takes no such {name}: {value[:80]!r}"
            self.left_out.append(LeftOut(item=str(proxy.id), reason=reason))
            return False
        proxy.add(name, kept, cleaned=True)
        return True


def _told(thing: Thing, schema: Schema) -> Iterator[Told]:
    entity = thing.entity
    everywhere = " ".join(papers_cited(thing))
    if entity.kind is EntityKind.PLACE:
        yield "full", entity.label, "", everywhere
    yield "name", entity.label, "", everywhere
    properties = model.schemata[schema.ftm_of(entity)].properties
    for name in entity.names:
        yield next(p for p in NAMES[name.kind] if p in properties), name.text, name.language, _said_by(name, entity)
    if entity.country:
        yield "country", entity.country, "", everywhere
    if entity.parent and "parent" in properties:
        yield "parent", entity.parent, "", everywhere
    if schema.keyword:
        yield "keywords", schema.keyword, "", ""
    for detail, value in entity.details.items():
        if detail in schema.ftm_details:
            yield schema.ftm_details[detail], value, "", everywhere
    for address in thing.same_as:
        if "wikidata.org" in address:
            yield "wikidataId", address.rpartition("/")[2], "", ""
        else:
            yield "sourceUrl", address, "", ""
    yield from (("proof", document, "", document) for document in papers_cited(thing))


def _said_by(name: Name, entity: Entity) -> str:
    """The documents that use this very name; an official name that no document uses comes from none."""
    return " ".join(
        dict.fromkeys(m.citation.document for m in entity.mentions if name.text in " ".join(m.citation.quote.split()))
    )


def _cited(entity: str, mention: Mention) -> Iterator[Told]:
    citation = mention.citation
    yield "entity", entity, "", citation.document
    yield "document", citation.document, "", citation.document
    yield "role", "fact" if mention.fact else "mention", "", citation.document
    yield "summary", citation.quote, mention.language, citation.document
    yield "recordId", f"{citation.start}-{citation.end}", "", citation.document


def _citation_id(entity: str, mention: Mention) -> str:
    citation = mention.citation
    return "-".join((entity, citation.document, str(citation.start), str(citation.end), mention.fact or "mention"))


def _paper_told(paper: Paper) -> Iterator[Told]:
    properties = {
        "fileName": paper.file,
        "title": paper.title,
        "author": paper.author,
        "publisher": paper.publisher,
        "publishedAt": paper.published,
        "language": paper.language,
        "mimeType": paper.media_type,
        "sourceUrl": paper.address,
    }
    yield from ((name, value, "", paper.id) for name, value in properties.items() if value)


def _iso3(language: str) -> str | None:
    return {"ar": "ara", "fr": "fra", "en": "eng"}.get(language)
