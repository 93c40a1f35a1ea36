"""Places, standing: the mentions of each by document, so that a new document has its own places told again only."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from marsad.linking.places import place_entities, place_mentions
from marsad.records import Analysis, Entity, Mention


class Places:
    """The places that documents name."""

    def __init__(self) -> None:
        """Begin empty."""
        self.lost: list[str] = []  # ids of those that nobody names since the last change
        self.fresh: list[Entity] = []
        self._entities: dict[str, Entity] = {}  # by authority
        self._mentions: dict[str, dict[str, tuple[Mention, ...]]] = {}  # by authority and document
        self._documents: dict[str, list[str]] = {}  # by authority, in order
        self._named: dict[str, Collection[str]] = {}  # by document

    def change(self, come: Collection[Analysis], gone: Iterable[str]) -> None:
        """Take documents in, anew, or out."""
        touched: set[str] = set()
        for document in {*gone, *(one.document.id for one in come)}:
            for place in self._named.pop(document, ()):
                touched.add(place)
                del self._mentions[place][document]
                documents = self._documents[place]
                del documents[bisect_left(documents, document)]
        for analysis in come:
            document = analysis.document.id
            found = place_mentions([analysis])
            self._named[document] = found.keys()
            for place, mentions in found.items():
                touched.add(place)
                ordered = sorted(mentions, key=lambda m: (m.citation.document, m.citation.start))
                self._mentions.setdefault(place, {})[document] = tuple(ordered)
                insort(self._documents.setdefault(place, []), document)
        self._build(touched, come)

    def _build(self, touched: Iterable[str], come: Collection[Analysis]) -> None:
        self.lost, self.fresh = [], []
        missing = {place for place in touched if place not in self._entities and self._documents[place]}
        if missing:
            made = {one.authority: one for one in place_entities([*come])}
            self._entities.update((place, made[place]) for place in missing)
        for place in touched:
            if documents := self._documents[place]:
                told = tuple(chain.from_iterable(map(self._mentions[place].__getitem__, documents)))
                entity = self._entities[place] = replace(self._entities[place], mentions=told)
                self.fresh.append(entity)
            else:
                del self._documents[place], self._mentions[place]
                self.lost.append(self._entities.pop(place).id)

    def named_in(self, documents: Iterable[str]) -> Iterator[tuple[str, Mention]]:
        """The mentions of places in some documents, each with its entity."""
        for document in documents:
            for place in self._named.get(document, ()):
                for mention in self._mentions[place][document]:
                    yield self._entities[place].id, mention
