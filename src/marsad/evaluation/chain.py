"""Runs the chain over a labelled set in memory: no home, no store, nothing written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from marsad.evaluation.gold import Gold
from marsad.extraction.chain import analyse
from marsad.linking.link import link
from marsad.reading import read
from marsad.reading.errors import ReadingError
from marsad.records import Analysis, Entity, Unread
from marsad.sources import originals


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the chain made of a set: an analysis per file, the entities, and what could not be read."""

    analyses: Mapping[str, Analysis]
    entities: tuple[Entity, ...] = ()
    unread: tuple[Unread, ...] = ()


def silent(_file: str) -> None:
    """For runs that nobody watches."""


def find(gold: Gold, on_document: Callable[[str], None] = silent) -> Findings:
    """Read, analyse and link the documents of a set; `on_document` hears of each that is done."""
    analyses: dict[str, Analysis] = {}
    unread: list[Unread] = []
    for document in gold.documents:
        for original in originals(document.path):
            try:
                if isinstance(original, Unread):
                    unread.append(original)
                else:
                    analyses[document.file] = analyse(read(original))
            except ReadingError as error:
                unread.append(Unread(file=document.file, address=original.address, reason=str(error)))
        on_document(document.file)
    entities = link(tuple(analyses.values())).entities if gold.links else ()
    return Findings(analyses=analyses, entities=entities, unread=tuple(unread))
