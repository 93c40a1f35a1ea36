"""Organisations: pairs that stand, by what they are found by and by the translations of their names."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import inf
from typing import NamedTuple

from marsad.linking.body_translations import (
    BETTER,
    NEAR,
    WORDS_NEAR,
    Bearers,
    compared,
    log_odds,
    may_translate,
    spelling,
)
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.translated import COMMON, are_spelled_alike, are_two_names, heard, kinds, telling_words
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.organisations import compare, is_known, keys_of, pairs_of
from marsad.linking.standing.blocks import Blocks
from marsad.linking.standing.nearest import Nearest, Text
from marsad.linking.standing.parts import TRANSLATED
from marsad.linking.standing.scored import Changed, likely, scored
from marsad.linking.standing.twos import order, ordered

Company = Mapping[str, frozenset[str]]  # by document, the known bodies and cities that it names


class BodyPairs:
    """Pairs of bodies by entry, name, words and acronym; `items` are those that stand."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        """Begin empty."""
        self._items = items
        self._blocks: Blocks[Item] = Blocks(keys_of, pairs_of, lambda item: item.id, lambda item: item.order)

    def change(self, gone: Iterable[Item], come: Collection[Item]) -> Changed:
        """The pairs that went, and those made anew; `items` are the new ones already."""
        lost, found = self._blocks.change(gone, come)
        return scored(lost, found.union(*(self._blocks.at(item.id) for item in come)), self._score)

    def _score(self, first: str, second: str) -> Pair | None:
        pair = compare(self._items[first], self._items[second])
        return pair.lean(self._why) if pair else None

    def _why(self, first: str, second: str) -> Scores:
        pair = compare(self._items[first], self._items[second])
        return pair.scores if pair else ()


class Translations:
    """Pairs of bodies whose names may say one thing: of each two names one pair of bearers."""

    def __init__(self, items: Mapping[str, Item], meanings: Meanings, company: Company, weighed: Model) -> None:
        """Begin empty."""
        self._items, self._meanings, self._company, self._weighed = items, meanings, company, weighed
        self._bearers: dict[str, list[Item]] = {}
        self._names: dict[str, str] = {}  # by key, as the first bearer is called
        self._firsts: dict[str, Item] = {}  # the first bearers
        self._near = Nearest(meanings, WORDS_NEAR)
        self._words = _Words()
        self._likely: dict[str, set[str]] = defaultdict(set)
        self._told: dict[str, dict[str, Pair]] = defaultdict(dict)  # by two keys, both ways: what was compared
        self._made_at: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._made: dict[tuple[str, str], Pair] = {}  # by two keys, those that count
        self._best: dict[str, dict[str, _Best]] = defaultdict(dict)  # by key and language

    def change(self, gone: Iterable[Item], come: Iterable[Item], stale: Iterable[Item]) -> Changed:
        """The pairs that went, and those made anew; of `stale` items the company is another than before."""
        touched = self._enter(gone, come)
        touched |= {key for item in _unknown(stale) for key in spelling(item)}
        concerned = self._name(touched)
        before = {key: set(self._likely[key]) for key in concerned}
        for key in concerned:
            self._relate(key, self._likely_for(key) if key in self._names else set())
        asked: set[tuple[str, str]] = set()
        for key in concerned:
            asked |= {ordered(key, other) for other in before[key] ^ self._likely[key]}
        for key in touched:
            asked |= {ordered(key, other) for other in self._likely[key]}
        moved = self._with_other_firsts(touched) | self._compare(asked)
        return self._count(moved) | self._anew(asked)

    def _enter(self, gone: Iterable[Item], come: Iterable[Item]) -> set[str]:
        touched: set[str] = set()
        for item in _unknown(gone):
            for key in spelling(item):
                bearers = self._bearers[key]
                del bearers[bisect_left(bearers, item.order, key=order)]
                touched.add(key)
        for item in _unknown(come):
            for key in spelling(item):
                insort(self._bearers.setdefault(key, []), item, key=order)
                touched.add(key)
        return touched

    def _name(self, touched: Collection[str]) -> set[str]:
        """Note what the first bearers are called; gives all keys whose likely partners may be others now."""
        texts: dict[str, Text | None] = {}
        renamed: dict[str, str] = {}
        for key in touched:
            bearers = self._bearers[key]
            name = bearers[0].name if bearers else ""
            texts[key] = Text(name, bearers[0].fact.language) if bearers else None
            if self._names.get(key, "") != name:
                renamed[key] = name
            if not bearers:
                del self._bearers[key]
        self._meanings.add(renamed.values())
        concerned = self._near.change(texts) | self._words.change(renamed)
        self._names.update(renamed)
        for key in [key for key, name in renamed.items() if not name]:
            del self._names[key]
        return concerned | renamed.keys()

    def _relate(self, key: str, partners: set[str]) -> None:
        for other in self._likely[key] - partners:
            self._likely[other].discard(key)
        for other in partners:
            self._likely[other].add(key)
        self._likely[key] = partners

    def _likely_for(self, key: str) -> set[str]:
        """What `body_translations` compares one name with."""
        name, names = self._names[key], self._names
        found = {other for other in self._near.of(key) if may_translate(name, names[other], self._meanings)}
        agreeing = self._words.agreeing(key)
        found |= {other for other in agreeing if kinds(name) == kinds(names[other])}
        rest = sorted(agreeing - found)
        told = [name, *(names[other] for other in rest)]
        near = self._meanings.near_among(told, [(0, place) for place in range(1, len(told))], NEAR)
        return found | {rest[place - 1] for _, place in near}

    def _with_other_firsts(self, touched: Iterable[str]) -> set[str]:
        """Those of some names that another bears first now, or nobody: by these the names are told and ordered."""
        moved = set()
        for key in touched:
            first = self._bearers[key][0] if key in self._bearers else None
            if self._firsts.get(key) != first:
                moved.add(key)
            if first is None:
                self._firsts.pop(key, None)
            else:
                self._firsts[key] = first
        return moved

    def _compare(self, asked: Collection[tuple[str, str]]) -> set[str]:
        """Compare some names again, if they are likely still; gives those whose chances are others than before."""
        before = {two: self._chance(two) for two in asked}
        alive = [(one, other) for one, other in asked if other in self._likely.get(one, ())]
        self._meanings.add(word for two in alive for key in two for word in content_words(self._names[key]))
        for one, other in asked:
            self._told[one].pop(other, None)
            self._told[other].pop(one, None)
        spoken = {key: Bearers(self._bearers[key], self._company) for two in alive for key in two}
        for two in alive:
            here, there = (spoken[key] for key in sorted(two, key=self._place))
            pair = compared(*here.nearest(there), self._meanings, self._company, self._weighed)
            if pair is not None:
                self._told[two[0]][two[1]] = self._told[two[1]][two[0]] = pair.lean(self._why)
        return {key for two in asked if before[two] != self._chance(two) for key in two}

    def _chance(self, two: tuple[str, str]) -> float:
        told = self._told[two[0]].get(two[1]) if two[0] in self._told else None
        return told.probability if told else -1.0

    def _anew(self, asked: Iterable[tuple[str, str]]) -> Changed:
        """Pairs that count as before, and were compared again: other bearers may stand for the names now."""
        changed: Changed = {}
        for two in asked:
            before, after = self._made.get(two), self._told[two[0]].get(two[1])
            if before is not None and after is not None and before is not after:
                changed[before.first, before.second, TRANSLATED] = None
                changed[after.first, after.second, TRANSLATED] = self._made[two] = after
        return changed

    def _count(self, moved: set[str]) -> Changed:
        """See again which pairs count beside the others of both names: those of some, and of who has another best."""
        concerned = self._with_other_best(moved)
        before = {two: self._made[two] for key in concerned for two in self._made_at.get(key, ())}
        told = {ordered(key, other): pair for key in concerned for other, pair in self._told.get(key, {}).items()}
        after = {two: pair for two, pair in told.items() if likely(pair) and not self._is_second_best(two, pair)}
        lost = {two: pair for two, pair in before.items() if after.get(two) is not pair}
        found = {two: pair for two, pair in after.items() if before.get(two) is not pair}
        self._make(lost, found)
        changed: Changed = {(pair.first, pair.second, TRANSLATED): None for pair in lost.values()}
        changed.update(((pair.first, pair.second, TRANSLATED), pair) for pair in found.values())
        return changed

    def _make(self, lost: Iterable[tuple[str, str]], found: Mapping[tuple[str, str], Pair]) -> None:
        for two in lost:
            del self._made[two]
            for key in two:
                self._made_at[key].discard(two)
        for two, pair in found.items():
            self._made[two] = pair
            for key in two:
                self._made_at[key].add(two)

    def _with_other_best(self, moved: set[str]) -> set[str]:
        """Some names whose chances, or first bearers, are others, and those whose best partner is another since."""
        concerned = set(moved)
        for key in moved:
            self._best[key] = self._best_of(key)
            for other in self._told.get(key, ()):
                if other not in moved and self._has_other_best(other, key):
                    self._best[other] = self._best_of(other)
                    concerned.add(other)
        for key in moved - self._bearers.keys():
            del self._best[key]
        return concerned

    def _has_other_best(self, key: str, partner: str) -> bool:
        """Whether a partner that moved is the best one of a name, or was."""
        best = self._best[key].get(self._language(partner))
        now = _Best(log_odds(self._told[key][partner]), self._place(partner), partner)
        return best is None or (now != best if best.key == partner else now > best)

    def _best_of(self, key: str) -> dict[str, "_Best"]:
        """By language the likeliest of the partners of a name."""
        best: dict[str, _Best] = {}
        for other, pair in self._told.get(key, {}).items():
            told, language = _Best(log_odds(pair), self._place(other), other), self._language(other)
            best[language] = max(best.get(language, told), told)
        return best

    def _is_second_best(self, two: tuple[str, str], pair: Pair) -> bool:
        """Whether clearly likelier partners of both names are two, as `without_second_best` asks of all at once."""
        itself = ({self._language(key): _Best(inf, self._place(key), key)} for key in two)
        one, other = (self._best[key] | own for key, own in zip(two, itself, strict=True))
        least = log_odds(pair) + BETTER
        return any(
            are_two_names(self._names[one[language].key], self._names[other[language].key])
            for language in one.keys() & other.keys()
            if min(one[language].odds, other[language].odds) > least
        )

    def _language(self, key: str) -> str:
        return str(self._bearers[key][0].fact.language)

    def _place(self, key: str) -> tuple[str, str, int, int, str, str]:
        return self._bearers[key][0].order

    def _why(self, first: str, second: str) -> Scores:
        pair = compared(self._items[first], self._items[second], self._meanings, self._company, self._weighed)
        return pair.scores if pair else ()


class _Best(NamedTuple):
    """The likeliest partner of a name in a language; of equally likely ones the last."""

    odds: float
    order: tuple[str, str, int, int, str, str]
    key: str


class _Words:
    """Names by key, and which have a word that agrees and is not everybody's."""

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._heard: dict[str, set[str]] = defaultdict(set)

    def change(self, names: Mapping[str, str]) -> set[str]:
        """Take names in, anew, or out (""); gives the keys of those whose agreeing ones may have changed."""
        concerned = set(names)
        words: set[str] = set()
        for key, name in names.items():
            words |= self._words.get(key, frozenset()) | (telling_words(name) if name else frozenset())
        before = {two: self._is_common(*two) for two in self._agreeing(words)}
        for key in names:
            concerned |= self.agreeing(key)
        for key, name in names.items():
            self._enter(key, telling_words(name) if name else frozenset())
        for two in {*before, *self._agreeing(words)}:
            if before.get(two, False) != self._is_common(*two):
                concerned |= self._bearers[two[0]] | self._bearers[two[1]]
        for key in names:
            concerned |= self.agreeing(key)
        return concerned

    def agreeing(self, key: str) -> set[str]:
        """The keys of the names that have a word in common with one."""
        found: set[str] = set()
        for word in self._words.get(key, ()):
            for other in self._like(word):
                if not self._is_common(word, other):
                    found |= self._bearers[other]
        return found - {key}

    def _enter(self, key: str, words: frozenset[str]) -> None:
        old = self._words.pop(key, frozenset())
        for word in old - words:
            self._bearers[word].discard(key)
            if not self._bearers[word]:
                del self._bearers[word]
                for sound in heard(word):
                    self._heard[sound].discard(word)
        for word in words - old:
            self._bearers[word].add(key)
            for sound in heard(word):
                self._heard[sound].add(word)
        if words:
            self._words[key] = words

    def _like(self, word: str) -> set[str]:
        sounding = {other for sound in heard(word) for other in self._heard.get(sound, ())}
        agreeing = {other for other in sounding if are_spelled_alike(*sorted((word, other)))}
        return agreeing | ({word} if word in self._bearers else set())

    def _agreeing(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        return (ordered(word, other) for word in words for other in self._like(word))

    def _is_common(self, word: str, other: str) -> bool:
        return len(self._bearers.get(word, ())) * len(self._bearers.get(other, ())) > COMMON


def _unknown(items: Iterable[Item]) -> Iterator[Item]:
    return (item for item in items if not is_known(item))
