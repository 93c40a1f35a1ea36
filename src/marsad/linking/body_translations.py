"""Names of one body in two languages, or longer and shorter: which pairs may be, and what speaks for them.

A translation is seen by the meaning of whole names and by their words, each said or spelled in the other (the model
`organisation_names`); one that is said word by word needs no shared company. Of 1,116 pairs of names of real bodies
(those of `measures/organisation_names.py`) such a rule finds 157 that whole names do not, with 3 false ones among 3,300
hard ones; words as near as .5 would find 175 with 6.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import inf, isnan, log, nan
from operator import attrgetter
from types import MappingProxyType

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.candidates import blocks
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.organisation_names import name_scores, say_other_places
from marsad.linking.comparisons.translated import (
    are_two_names,
    kinds,
    names_a_part,
    proper_words,
    spells_one_of,
    translated_share,
    words_in_common,
)
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.national_bodies import are_of_two_countries, home_of
from marsad.linking.shared_out import each
from marsad.records import Score

NEAR = 0.5  # cosine from which two names of one word in common are compared, whatever kinds of body they say
TRANSLATION = 0.7  # cosine above which two names of three words and one kind of body may be translations
WORDS_NEAR = 0.55  # cosine from which two names of one kind of body are compared word by word
SAID = 0.55  # cosine of two words from which one is the other's translation
FEWEST = 2  # proper words of a name that is translated word by word
WHOLE = 0.99  # share of the words that are spelled in both names
LEAST = MappingProxyType({"translated_name": 0.9, "word_by_word": 0.85})
BETTER = 0.4  # log-odds by which another partner is clearly the better one
SURE = 0.9995
WORTH = 2_000  # pairs whose comparison is worth a process of its own
_NOBODY: frozenset[str] = frozenset()


def translations(
    items: Sequence[Item], meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Names of one body in two languages, or longer and shorter: by meaning, by transcription, in known company."""
    meanings.add(item.name for item in items)
    bearers = list(blocks(items, spelling).values())
    likely = _likely([members[0] for members in bearers], meanings)
    meanings.add(word for place in set(chain(*likely)) for word in content_words(bearers[place][0].name))
    by_id = {item.id: item for item in items}

    def again(first: str, second: str) -> Scores:
        pair = compared(by_id[first], by_id[second], meanings, company, weighed)
        return pair.scores if pair else ()

    spoken = [Bearers(members, company) for members in bearers]

    def chance(places: tuple[int, int]) -> float:
        i, j = places
        pair = compared(*spoken[i].nearest(spoken[j]), meanings, company, weighed)
        return pair.probability if pair else nan

    pairs: dict[tuple[int, int], Pair] = {}  # without their scores: there are many, and few are shown
    for (i, j), probability in zip(likely, each(likely, chance, WORTH).tolist(), strict=True):
        if not isnan(probability):
            first, second = spoken[i].nearest(spoken[j])
            pairs[i, j] = Pair(first.id, second.id, probability, again=again)
    kept = without_second_best(pairs, [members[0] for members in bearers])
    yield from (pairs[places] for places in kept)


def without_second_best(pairs: Mapping[tuple[int, int], Pair], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The places of the pairs but those that lose to clearly likelier partners.

    Two centres for dialogue in one city are nearly translations of each other; in some language each has a better
    partner, and those are two: one is no shorter form of the other.
    """
    best: dict[int, dict[str, tuple[float, int]]] = {place: {} for places in pairs for place in places}
    for (i, j), pair in pairs.items():
        for here, there in ((i, j), (j, i)):
            told = (log_odds(pair), there)
            best[here][items[there].fact.language] = max(best[here].get(items[there].fact.language, told), told)
    for place, others in best.items():
        others[items[place].fact.language] = (inf, place)
    for (i, j), pair in pairs.items():
        least = log_odds(pair) + BETTER
        partners = {
            language: (best[i][language][1], best[j][language][1])
            for language in best[i].keys() & best[j].keys()
            if min(best[i][language][0], best[j][language][0]) > least
        }
        if not any(are_two_names(items[one].name, items[other].name) for one, other in partners.values()):
            yield i, j


def log_odds(pair: Pair) -> float:
    """How likely a pair is, in log-odds; what is surest of all is no surer than `SURE`."""
    chance = min(max(pair.probability, 1 - SURE), SURE)
    return log(chance / (1 - chance))


def compared(
    first: Item, second: Item, meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Pair | None:
    """What speaks for two names being one body's; None where nothing does, or they cannot be."""
    if are_of_two_countries(first, second):
        return None
    if names_a_part(first.name) is not names_a_part(second.name):
        return None
    shared = _shared(first, second, company)
    beside = [Score(name="shared_company", value=1.0, detail=", ".join(sorted(shared)[:5]))] * bool(shared)
    rule = _rule(first, second, meanings, is_together=first.document == second.document or bool(shared))
    least = LEAST[rule.name] if rule else 0.0
    if first.fact.language == second.fact.language:
        return _pair(first, second, least, rule, *beside) if rule else None
    told = name_scores(first.name, second.name, meanings)
    if not told and not rule:
        return None
    scores = (*told, *beside)
    return _pair(first, second, max(least, weighed.of(scores)), *([rule] if rule else []), *scores)


def _rule(first: Item, second: Item, meanings: Meanings, *, is_together: bool) -> Score | None:
    """What makes two names likely enough by itself: every word is spelled in known company, or said."""
    detail = f"{first.name} ~ {second.name}"
    if is_together and translated_share(first.name, second.name) >= WHOLE:
        return Score(name="translated_name", value=1.0, detail=detail)
    if is_word_by_word(first, second, meanings):
        return Score(name="word_by_word", value=1.0, detail=detail)
    return None


def spelling(item: Item) -> Iterator[str]:
    """The name: what items are called that need one comparison only; what every country has is another body in each."""
    where = home_of(item) or ""
    yield f"{item.fact.language} {where} {fold(item.name)}"


class Bearers:
    """Those that bear one name, by their documents and by the bodies and cities that these name."""

    def __init__(self, items: Sequence[Item], company: Mapping[str, frozenset[str]]) -> None:
        """The first of each."""
        self.first = items[0]
        self._items, self._company = items, company

    @cached_property
    def by_document(self) -> Mapping[str, Item]:
        """The first in each document."""
        return {item.document: item for item in reversed(self._items)}

    @cached_property
    def by_body(self) -> Mapping[str, Item]:
        """The first beside each body and city."""
        told = ((item, self._company.get(item.document, _NOBODY)) for item in reversed(self._items))
        return {body: item for item, bodies in told for body in bodies}

    def nearest(self, others: "Bearers") -> tuple[Item, Item]:
        """A bearer of each name: of one document, else of two that name a body in common, else the first ones."""
        for by in (attrgetter("by_document"), attrgetter("by_body")):  # the second only where the first has none
            here, there = by(self), by(others)
            if shared := here.keys() & there.keys():
                return min(((here[key], there[key]) for key in shared), key=lambda two: (two[0].order, two[1].order))
        return self.first, others.first


def _likely(items: Sequence[Item], meanings: Meanings) -> list[tuple[int, int]]:
    """Places of names that are near in meaning, or have a word that agrees; each pair once, in order."""
    names, languages = [item.name for item in items], [item.fact.language for item in items]
    near = meanings.near_pairs(names, WORDS_NEAR, apart=languages)
    likely = {(i, j) for i, j in near if may_translate(names[i], names[j], meanings)}
    agreeing = words_in_common(names)
    likely.update((i, j) for i, j in agreeing if kinds(names[i]) == kinds(names[j]))
    likely.update(meanings.near_among(names, agreeing - likely, NEAR))
    return sorted(likely)


def may_translate(name: str, other: str, meanings: Meanings) -> bool:
    """Whether two names are near enough for a translation; less near where both say one kind of body."""
    one_kind = bool(kinds(name)) and kinds(name) == kinds(other)
    return one_kind or meanings.similarity(name, other) >= TRANSLATION


def is_word_by_word(first: Item, second: Item, meanings: Meanings) -> bool:
    """Whether each proper word of two names of one kind of body says, or spells, one of the other in its language."""
    one, other = first.name, second.name
    if first.fact.language == second.fact.language or not kinds(one) or kinds(one) != kinds(other):
        return False
    if min(len(proper_words(one)), len(proper_words(other))) < FEWEST or say_other_places(one, other):
        return False
    return all(_is_said(word, other, SAID, meanings) for word in proper_words(one)) and all(
        _is_said(word, one, SAID, meanings) for word in proper_words(other)
    )


def _is_said(word: str, name: str, least: float, meanings: Meanings) -> bool:
    """Whether a name spells a word, or has one that is as near to it in meaning."""
    said = content_words(name)
    return spells_one_of(word, name) or any(meanings.similarity(word, other) >= least for other in said)


def _shared(first: Item, second: Item, company: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return company.get(first.document, _NOBODY) & company.get(second.document, _NOBODY)


def _pair(first: Item, second: Item, probability: float, *scores: Score) -> Pair:
    return Pair(first=first.id, second=second.id, probability=probability, scores=scores)
