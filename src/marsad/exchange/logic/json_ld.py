"""Entities as JSON-LD: schema.org for things and documents, Web Annotations (W3C) for each citation.

The context stands in the file, so that reading it fetches nothing. What neither vocabulary says is kept as JSON under
`marsad:record`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from marsad.exchange.logic.parcel import LeftOut, Paper, Parcel, Thing, papers_cited
from marsad.exchange.logic.plain import entity_of, mention_of, plain, plain_mention
from marsad.exchange.logic.schemas import kind_of, schemas
from marsad.language.scripts import script_of
from marsad.records import Entity, EntityKind, Mention, Name, NameKind

PREFIX = "marsad:"
RECORD = "marsad:record"
CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "marsad": "urn:marsad:",
    RECORD: {"@id": RECORD, "@type": "@json"},
}
PARENTS: Mapping[EntityKind, str] = {EntityKind.EVENT: "superEvent", EntityKind.ORGANISATION: "parentOrganization"}
Node = dict[str, Any]


def nodes(things: Iterable[Thing], papers: Mapping[str, Paper]) -> Iterator[Node]:
    """The nodes of a graph: each paper before the first thing that cites it, each citation after its thing."""
    given: set[str] = set()
    for thing in things:
        for identifier in papers_cited(thing):
            if identifier in papers and identifier not in given:
                given.add(identifier)
                yield _paper_node(papers[identifier])
        yield _node(thing)
        yield from (_annotation(thing.entity.id, mention) for mention in thing.entity.mentions)


def lines(things: Iterable[Thing], papers: Mapping[str, Paper]) -> Iterator[str]:
    """A whole file, a node a line, so that large graphs need no memory."""
    yield '{"@context": ' + json.dumps(CONTEXT) + ', "@graph": ['
    before = ""
    for node in nodes(things, papers):
        yield before + json.dumps(node, ensure_ascii=False)
        before = ","
    yield "]}"


def parcel_of(text: str) -> Parcel:
    """Read a file; raises ValueError when it is not JSON."""
    graph = json.loads(text)
    if isinstance(graph, dict):
        graph = graph.get("@graph", [graph])
    things: list[Thing] = []
    papers: dict[str, Paper] = {}
    left_out: list[LeftOut] = []
    found = [node for node in graph if isinstance(node, dict)] if isinstance(graph, list) else []
    citations = _citations(found)
    for place, node in enumerate(found, start=1):
        identifier = str(node.get("@id") or f"node {place}").removeprefix(PREFIX)
        try:
            taken = _taken(identifier, node, citations.get(identifier, []))
        except (KeyError, TypeError, ValueError) as error:
            left_out.append(LeftOut(item=identifier, reason=str(error)))
            continue
        if isinstance(taken, Paper):
            papers[taken.id] = taken
        elif isinstance(taken, Thing):
            things.append(taken)
    return Parcel(things=tuple(things), papers=tuple(papers.values()), left_out=tuple(left_out))


def _node(thing: Thing) -> Node:
    entity = thing.entity
    schema = schemas()[entity.kind]
    details = {
        name: entity.details[detail] for detail, name in schema.json_ld_details.items() if detail in entity.details
    }
    node: Node = {
        "@id": PREFIX + entity.id,
        "@type": schema.json_ld_of(entity),
        "name": _written(entity, NameKind.FULL) or entity.label,
        "alternateName": _written(entity, NameKind.ACRONYM, NameKind.ALIAS),
        "sameAs": list(thing.same_as),
        "keywords": schema.keyword,
        **details,
        **_whereabouts(entity),
        **_parent(entity),
        "subjectOf": [{"@id": PREFIX + document} for document in papers_cited(thing)],
        RECORD: {**plain(entity), "same_as": list(thing.same_as), "sources": list(thing.sources)},
    }
    return {name: value for name, value in node.items() if value}


def _written(entity: Entity, *kinds: NameKind) -> list[Node]:
    """Names with their languages; one whose language is unknown has none."""
    return [
        {"@value": name.text, **({"@language": name.language} if name.language else {})}
        for name in entity.names
        if name.kind in kinds
    ]


def _whereabouts(entity: Entity) -> Node:
    address = {"address": {"@type": "PostalAddress", "addressCountry": entity.country}} if entity.country else {}
    if entity.kind not in (EntityKind.EVENT, EntityKind.SERIES):
        return address
    city = entity.details.get("city")
    return {"location": {"@type": "Place", **({"name": city} if city else {}), **address}} if city or address else {}


def _parent(entity: Entity) -> Node:
    name = PARENTS.get(entity.kind)
    return {name: {"@id": PREFIX + entity.parent}} if name and entity.parent else {}


def _paper_node(paper: Paper) -> Node:
    node = {
        "@id": PREFIX + paper.id,
        "@type": "CreativeWork",
        "name": paper.title or paper.file,
        "inLanguage": paper.language,
        "datePublished": paper.published,
        "author": paper.author,
        "publisher": paper.publisher,
        "url": paper.address,
        "encodingFormat": paper.media_type,
        "sha256": paper.sha256,
        RECORD: asdict(paper),
    }
    return {name: value for name, value in node.items() if value}


def _annotation(entity: str, mention: Mention) -> Node:
    citation = mention.citation
    place = {"@type": "oa:TextPositionSelector", "oa:start": citation.start, "oa:end": citation.end}
    quoted = {"@value": citation.quote, **({"@language": mention.language} if mention.language else {})}
    selectors = [place, {"@type": "oa:TextQuoteSelector", "oa:exact": quoted}]
    target = {"oa:hasSource": {"@id": PREFIX + citation.document}, "oa:hasSelector": selectors}
    name = "-".join((entity, citation.document, str(citation.start), str(citation.end), mention.fact or "mention"))
    return {
        "@id": PREFIX + name,
        "@type": "oa:Annotation",
        "oa:hasBody": {"@id": PREFIX + entity},
        "oa:hasTarget": target,
        RECORD: plain_mention(mention),
    }


def _citations(found: Iterable[Node]) -> dict[str, list[Mention]]:
    """The citations of our own files, by entity; one that cannot be read is told when its node is taken."""
    by_entity: dict[str, list[Mention]] = {}
    for node in found:
        if node.get("@type") == "oa:Annotation" and isinstance(node.get(RECORD), dict):
            body = str(node.get("oa:hasBody", {}).get("@id", "")).removeprefix(PREFIX)
            try:
                by_entity.setdefault(body, []).append(mention_of(node[RECORD]))
            except (KeyError, TypeError, ValueError):
                continue
    return by_entity


def _taken(identifier: str, node: Node, mentions: list[Mention]) -> Thing | Paper | None:
    """What a node stands for; None for an annotation. Raises ValueError, with the reason, for one left out."""
    record, name = node.get(RECORD), _type(node)
    if name == "oa:Annotation":
        mention_of(record or {})
        return None
    if isinstance(record, dict) and "sha256" in record:
        return Paper(**record)
    if isinstance(record, dict):
        entity = entity_of(identifier, record, mentions)
        return Thing(entity=entity, same_as=tuple(record["same_as"]), sources=tuple(record["sources"]))
    kind = kind_of(name, frozenset(_texts(node.get("keywords"))), vocabulary="json_ld")
    if kind is None:
        raise ValueError(f"Marsad keeps no {name or 'node without a type'}")
    return _foreign(identifier, node, kind)


def _type(node: Node) -> str:
    """The type without its prefix or address; the first of several."""
    named = node.get("@type") or ""
    first = str(named[0] if isinstance(named, list) and named else named)
    return first if first.startswith("oa:") else first.rpartition("/")[2].removeprefix("schema:")


def _foreign(identifier: str, node: Node, kind: EntityKind) -> Thing:
    names = tuple(
        Name(text=text, language=language, script=script_of(text), kind=name_kind)
        for key, name_kind in (("name", NameKind.FULL), ("alternateName", NameKind.ALIAS))
        for text, language in _tagged(node.get(key))
    )
    if not names:
        raise ValueError("it has no name")
    details = {here: next(iter(_texts(node.get(there))), "") for here, there in schemas()[kind].json_ld_details.items()}
    entity = Entity(
        id=identifier,
        kind=kind,
        label=names[0].text,
        names=names,
        country=_country(node),
        parent=_linked(node.get(PARENTS.get(kind, ""))),
        details={name: value for name, value in details.items() if value},
    )
    sources = tuple(_texts(node.get("publisher")) + _texts(node.get("url")))
    return Thing(entity=entity, same_as=tuple(_texts(node.get("sameAs"))), sources=sources)


def _linked(value: Any) -> str:
    """The id of a node that another points to; "" where it only has a name."""
    return str(value.get("@id", "")).removeprefix(PREFIX) if isinstance(value, dict) else ""


def _country(node: Node) -> str:
    place = node.get("location") if isinstance(node.get("location"), dict) else node
    address = (place or {}).get("address")
    return str(address.get("addressCountry", ""))[:2].upper() if isinstance(address, dict) else ""


def _texts(value: Any) -> list[str]:
    return [text for text, _language in _tagged(value)]


def _tagged(value: Any) -> Iterator[tuple[str, str]]:
    """Texts with their languages, of a plain value, a tagged one, a node with a name or address, or a list of these."""
    if isinstance(value, list):
        for one in value:
            yield from _tagged(one)
    elif isinstance(value, dict):
        text = value.get("@value") or value.get("name") or value.get("@id")
        if isinstance(text, str):
            yield text, str(value.get("@language", ""))
    elif isinstance(value, str | int | float):
        yield str(value), ""
