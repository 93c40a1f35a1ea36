"""Things and papers as they leave when the names of private persons are replaced.

Words that are changed no longer stand in the documents, so `marsad verify` says of such a file which citations it
cannot hold: that is the price of not telling names.
"""

from collections.abc import Mapping
from dataclasses import replace

from marsad.exchange.logic.parcel import Paper, Thing
from marsad.exchange.logic.plain import entity_of, mention_of, plain, plain_mention
from marsad.language.pseudonyms import Pseudonyms
from marsad.records import Citation, Entity, EntityKind, Mention, Name


def without_names(thing: Thing, known: Pseudonyms) -> Thing:
    """A thing in which private persons bear pseudonyms."""
    entity = thing.entity
    data = {**known.replace(plain(entity)), "kind": str(entity.kind), "facts": list(entity.facts)}
    changed = entity_of(entity.id, data, [_mention(mention, known) for mention in entity.mentions])
    if entity.kind is EntityKind.PERSON and _is_private(entity, known):
        changed = _of_a_private_person(changed, known.of(entity.id))
    return replace(thing, entity=changed)


def papers_without_names(papers: Mapping[str, Paper], known: Pseudonyms) -> Mapping[str, Paper]:
    """Papers without their authors, and without names in titles, files and addresses."""
    told = ("file", "title", "address")
    return {
        key: replace(paper, author="", **{name: known.replace(getattr(paper, name)) for name in told})
        for key, paper in papers.items()
    }


def _is_private(entity: Entity, known: Pseudonyms) -> bool:
    return any(known.names.spans(name.text) for name in entity.names)


def _of_a_private_person(entity: Entity, alias: str) -> Entity:
    """Their names, also those that stand alone, give way to the one pseudonym; why names are one is not told."""
    mentions = [replace(one, citation=_told(one.citation, alias)) for one in entity.mentions]
    name = Name(text=alias, language="", script="Latn")
    return replace(entity, label=alias, names=(name,), links=(), mentions=tuple(mentions))


def _told(citation: Citation, words: str) -> Citation:
    return replace(citation, quote=words)


def _mention(mention: Mention, known: Pseudonyms) -> Mention:
    return mention_of(known.replace(plain_mention(mention)))
