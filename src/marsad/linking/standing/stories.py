"""Which documents belong together, standing: reprints of one text, and tellings of one happening."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from marsad.linking.clusters import Pair
from marsad.linking.models import Model
from marsad.linking.reprints import COMMON, compared, runs_of, signs_of
from marsad.linking.standing.parts import NAMED, Parts
from marsad.linking.standing.scored import Changed
from marsad.linking.standing.twos import Two
from marsad.linking.stories import THRESHOLD, scores_of, spoken_of_most, story_of
from marsad.records import Analysis, Story, StoryKind


class Paper(NamedTuple):
    """A document, as far as its place among the others goes."""

    id: str
    order: tuple[str, str, str]


class Spoken(NamedTuple):
    """What a document tells: how often of which events, and whom it names."""

    events: Mapping[str, int]
    named: frozenset[str]


class Stories:
    """The groups of documents."""

    def __init__(self, weighed: Model) -> None:
        """Begin empty."""
        self._groups = {kind: _Groups(kind) for kind in (StoryKind.REPRINT, StoryKind.STORY)}
        self._reprints = _Reprints()
        self._tellings = _Tellings(weighed)

    def change(self, come: Collection[Analysis], gone: Collection[str], spoken: Mapping[str, Spoken]) -> None:
        """Take documents in and out; `spoken` is what these and others tell now."""
        papers = [Paper(a.document.id, (a.document.published, a.document.text, a.document.id)) for a in come]
        published = {a.document.id: a.document.published for a in come}
        texts = {a.document.id: a.document.text for a in come}
        self._groups[StoryKind.REPRINT].change(papers, gone, self._reprints.change(texts, gone))
        self._groups[StoryKind.STORY].change(papers, gone, self._tellings.change(published, gone, spoken))

    def gone(self) -> frozenset[str]:
        """The stories, by id, that the last change took away or made others."""
        return frozenset(one for groups in self._groups.values() for one in groups.gone)

    def come(self) -> tuple[Story, ...]:
        """The stories that it made."""
        return tuple(one for groups in self._groups.values() for one in groups.come)

    def all(self) -> tuple[Story, ...]:
        """All stories, as `stories.stories` gives them."""
        return tuple(story for groups in self._groups.values() for story in groups.all())


class _Groups:
    """The groups of one kind."""

    def __init__(self, kind: StoryKind) -> None:
        self._kind = kind
        self._parts: Parts[Paper] = Parts(THRESHOLD)
        self.gone: list[str] = []  # since the last change
        self.come: list[Story] = []
        self._stories: dict[str, Story] = {}  # by first document

    def change(self, come: Collection[Paper], gone: Collection[str], pairs: Changed) -> None:
        papers = self._parts.items
        out = [papers[one] for one in {*gone, *(paper.id for paper in come)} if one in papers]
        for paper in out:
            del papers[paper.id]
        papers.update((paper.id, paper) for paper in come)
        before, after = self._parts.change(out, come, pairs)
        went = [self._stories.pop(one.members[0]) for one in before if len(one.members) > 1]
        made = {one.members[0]: story_of(self._kind, one) for one in after if len(one.members) > 1}
        self._stories |= made
        self.gone, self.come = [one.id for one in went], [*made.values()]

    def all(self) -> Iterator[Story]:
        for first in sorted(self._stories, key=lambda one: self._parts.items[one].order):
            yield self._stories[first]


class _Reprints:
    """Pairs of documents of which one repeats the other's text."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._signs: dict[str, frozenset[int]] = {}
        self._bearers: dict[int, set[str]] = defaultdict(set)
        self._shared: Counter[Two] = Counter()

    def change(self, come: Mapping[str, str], gone: Collection[str]) -> Changed:
        """The pairs that went, and those made anew."""
        touched: set[Two] = set()
        for one in {*gone, *come} & self._texts.keys():
            touched |= self._take_out(one)
        for one, text in come.items():
            touched |= self._take_in(one, text)
        changed: Changed = {}
        runs: dict[str, frozenset[int]] = {}
        for one in {one for pair in touched if self._shared[pair] > 1 for one in pair}:
            runs[one] = runs_of(self._texts[one])
        for first, second in touched:
            pair = compared(first, second, runs[first], runs[second]) if self._shared[first, second] > 1 else None
            changed[first, second, NAMED] = pair
            if self._shared[first, second] <= 0:
                del self._shared[first, second]
        return changed

    def _take_in(self, one: str, text: str) -> set[Two]:
        self._texts[one], self._signs[one] = text, signs_of(runs_of(text))
        touched: set[Two] = set()
        for sign in self._signs[one]:
            bearers = self._bearers[sign]
            if len(bearers) < COMMON:
                touched |= self._count(((one, other) for other in bearers), 1)
            elif len(bearers) == COMMON:
                touched |= self._count(combinations(bearers, 2), -1)
            bearers.add(one)
        return touched

    def _take_out(self, one: str) -> set[Two]:
        touched: set[Two] = set()
        for sign in self._signs.pop(one):
            bearers = self._bearers[sign]
            bearers.discard(one)
            if len(bearers) < COMMON:
                touched |= self._count(((one, other) for other in bearers), -1)
            elif len(bearers) == COMMON:
                touched |= self._count(combinations(bearers, 2), 1)
            if not bearers:
                del self._bearers[sign]
        del self._texts[one]
        return touched

    def _count(self, pairs: Iterable[Two], by: int) -> set[Two]:
        counted = {(min(pair), max(pair)) for pair in pairs}
        for pair in counted:
            self._shared[pair] += by
        return counted


class _Tellings:
    """Pairs of documents whose main event is one."""

    def __init__(self, weighed: Model) -> None:
        self._weighed = weighed
        self._published: dict[str, str] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._main: dict[str, str] = {}
        self._tellers: dict[str, set[str]] = defaultdict(set)
        self._made: dict[str, set[Two]] = defaultdict(set)

    def change(self, published: Mapping[str, str], gone: Collection[str], spoken: Mapping[str, Spoken]) -> Changed:
        """The pairs that went, and those made anew."""
        changed: Changed = {}
        for one in {*published, *gone, *spoken}:
            for pair in tuple(self._made.pop(one, ())):
                changed[(*pair, NAMED)] = None
                self._made[pair[0] if pair[1] == one else pair[1]].discard(pair)
            self._tellers[self._main.pop(one, "")].discard(one)
        for one in gone:
            self._published.pop(one, None)
            self._named.pop(one, None)
        self._published.update(published)
        told = [one for one in spoken if one in self._published]
        for one in told:
            self._named[one] = spoken[one].named
            if spoken[one].events:
                main = self._main[one] = spoken_of_most(spoken[one].events)
                self._tellers[main].add(one)
        for one in told:
            if main := self._main.get(one, ""):
                for other in self._tellers[main] - {one}:
                    self._tell(main, min(one, other), max(one, other), changed)
        return changed

    def _tell(self, event: str, first: str, second: str, changed: Changed) -> None:
        days, named = (self._published[first], self._published[second]), (self._named[first], self._named[second])
        scores = tuple(scores_of(event, *days, *named))
        if scores and (chance := self._weighed.of(scores)) >= THRESHOLD:
            changed[first, second, NAMED] = Pair(first, second, chance, scores)
            for one in (first, second):
                self._made[one].add((first, second))
