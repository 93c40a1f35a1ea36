"""What travels between evidence bases: things of the world with their names, links and citations, and the papers cited.

An entity's `mentions` hold every citation of it, those of its facts too; its `links` say why each belongs to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.records import Document, Entity

OURS = "marsad"  # the key under which our files keep what a foreign format has no word for
WIKIDATA = "https://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document as others may know it: what it is and where it is published, without its text."""

    id: str
    file: str
    title: str = ""
    language: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""
    address: str = ""  # on the web; a path of a disk is nobody's business
    media_type: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity with what other files know it by, and who says so."""

    entity: Entity
    same_as: tuple[str, ...] = ()  # addresses of the same thing elsewhere: Wikidata, ROR
    sources: tuple[str, ...] = ()  # of a foreign file: publishers, links, data sets


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An item or a value that does not travel, and why, in one sentence."""

    item: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a file holds."""

    things: tuple[Thing, ...] = ()
    papers: tuple[Paper, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def paper_of(document: Document) -> Paper:
    """Describe a document for others; only an address on the web is told."""
    on_the_web = document.address.startswith(("https://", "http://"))
    return Paper(
        id=document.id,
        file=document.file,
        title=document.title,
        language=document.language,
        published=document.published,
        author=document.author,
        publisher=document.publisher,
        address=document.address if on_the_web else "",
        media_type=document.media_type,
        sha256=document.sha256,
    )


def papers_cited(thing: Thing) -> Iterator[str]:
    """The ids of the documents that a thing is cited from, each once, in order of citation."""
    yield from dict.fromkeys(mention.citation.document for mention in thing.entity.mentions)
