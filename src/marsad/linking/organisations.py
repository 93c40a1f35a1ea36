"""Which organisations of different documents are one body.

The authority file decides first: two facts under one entry are one. Bodies that it does not know are joined by equal
names, by acronyms that do not contradict a name, and, across languages, by meaning together with shared company.
A body that every country has ("وزارة الداخلية", "le Ministère de l'Intérieur") is joined only within one country.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import blocks, distinct, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.organisation_names import name_scores
from marsad.linking.comparisons.translated import (
    kinds,
    names_a_part,
    own_words,
    spells_one_of,
    translated_share,
    words_in_common,
)
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.vocabulary import words
from marsad.records import Score

THRESHOLD = 0.75
NEAR = 0.5  # cosine from which two names of one word in common are compared, whatever kinds of body they say
TRANSLATION = 0.7  # cosine above which two names of three words and one kind of body may be translations

COUNTERPART = 0.45  # cosine of two words from which one may be the other's translation

AUTHORITY = "authority"

# Shorter ones stand for too many things to be somebody's name.
_CAPITALS = re.compile("[A-Z]{4,}")
# A name that begins with one of these is not unique: each country has its own.
_NATIONAL = words("organisations", "national")
_NOBODY: frozenset[str] = frozenset()


def pairs(
    items: Sequence[Item], meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Compare organisations that share an authority entry, a name, an acronym, or (across languages) a meaning.

    `company` gives, for each document, the authority ids of the bodies and cities that it names.
    """
    for first, second in _candidates(items):
        if (pair := compare(first, second)) is not None:
            yield pair
    yield from _translations([item for item in items if not item.get("authority")], meanings, company, weighed)


def compare(first: Item, second: Item) -> Pair | None:
    """Decide on two organisations of which one may be known to the authority file; None when nothing speaks for it."""
    known, other = first.get("authority"), second.get("authority")
    if known and other:
        score = Score(name="same_authority", value=1.0, detail=str(known))
        return _pair(first, second, 1.0, score) if known == other else None
    if _is_national(first.name) and first.setting.country != second.setting.country:
        return None
    return _by_name(first, second) or _by_acronym(first, second)


def _by_name(first: Item, second: Item) -> Pair | None:
    detail = f"{first.name} ~ {second.name}"
    if fold(first.name) == fold(second.name) and content_words(first.name):
        return _pair(first, second, 0.95, Score(name="same_name", value=1.0, detail=detail))
    shared = shared_words(first.name, second.name)
    if shared >= 0.99 and first.document != second.document:
        return _pair(first, second, 0.9, Score(name="same_words", value=shared, detail=detail))
    return None


def _by_acronym(first: Item, second: Item) -> Pair | None:
    acronyms = _acronyms(first) & _acronyms(second)
    if not acronyms or first.document == second.document:
        return None
    both_long = len(content_words(first.name)) > 1 and len(content_words(second.name)) > 1
    if both_long and first.fact.language == second.fact.language and shared_words(first.name, second.name) < 0.5:
        return None  # one acronym, two names: "CSO"
    score = Score(name="same_acronym", value=1.0, detail=" ".join(sorted(acronyms)))
    return _pair(first, second, 0.85 if both_long else 0.8, score)


def _translations(
    items: Sequence[Item], meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Names of one body in two languages, or longer and shorter: by meaning, by transcription, in known company."""
    meanings.add(item.name for item in items)
    bearers = list(blocks(items, _spelling).values())
    for i, j in _likely_translations([members[0].name for members in bearers], meanings):
        first, second = _nearest(bearers[i], bearers[j], company)
        if _is_national(first.name) and first.setting.country != second.setting.country:
            continue
        if names_a_part(first.name) is not names_a_part(second.name):
            continue
        shared = _shared(first, second, company)
        together = first.document == second.document or bool(shared)
        context = Score(name="shared_company", value=1.0, detail=", ".join(sorted(shared)[:5]))
        score = _translation(first, second, meanings) if together else None
        if score:
            yield _pair(first, second, round(min(0.9, 0.7 + 0.2 * score.value), 3), score, *([context] * bool(shared)))
        elif first.fact.language != second.fact.language:
            cosine = meanings.similarity(first.name, second.name)
            scores = (*name_scores(first.name, second.name, cosine), *([context] * bool(shared)))
            if len(scores) > 1:
                yield _pair(first, second, weighed.of(scores), *scores)


def _spelling(item: Item) -> Iterator[str]:
    """What items are called that need one comparison only; what every country has is another body in each."""
    where = item.setting.country if _is_national(item.name) else ""
    yield f"{item.fact.language} {where} {fold(item.name)}"


def _nearest(ones: Sequence[Item], others: Sequence[Item], company: Mapping[str, frozenset[str]]) -> tuple[Item, Item]:
    """A bearer of each name: of one document, else of two that name a body in common, else the first ones."""
    by_document = {other.document: other for other in reversed(others)}
    by_body = {body: other for other in reversed(others) for body in company.get(other.document, _NOBODY)}
    in_one = ((one, by_document.get(one.document)) for one in ones)
    in_company = ((one, by_body.get(body)) for one in ones for body in sorted(company.get(one.document, _NOBODY)))
    return next(((one, other) for one, other in chain(in_one, in_company) if other), (ones[0], others[0]))


def _likely_translations(names: Sequence[str], meanings: Meanings) -> list[tuple[int, int]]:
    """Places of names that are near in meaning, or have a word that agrees; each pair once, in order."""
    likely = set(meanings.near_pairs(names, TRANSLATION))
    agreeing = words_in_common(names)
    likely.update((i, j) for i, j in agreeing if kinds(names[i]) == kinds(names[j]))
    likely.update(meanings.near_among(names, agreeing - likely, NEAR))
    return sorted(likely)


def _translation(first: Item, second: Item, meanings: Meanings) -> Score | None:
    detail = f"{first.name} ~ {second.name}"
    share = translated_share(first.name, second.name)
    if share >= 0.99:
        return Score(name="translated_name", value=share, detail=detail)
    long_enough = min(len(content_words(first.name)), len(content_words(second.name))) >= 3
    if first.fact.language == second.fact.language or not long_enough or kinds(first.name) != kinds(second.name):
        return None
    if _names_another(first.name, second.name, meanings) or _names_another(second.name, first.name, meanings):
        return None
    cosine = meanings.similarity(first.name, second.name)
    return Score(name="same_meaning", value=round(cosine, 3), detail=detail) if cosine >= TRANSLATION else None


def _names_another(name: str, other: str, meanings: Meanings) -> bool:
    """Whether a short name has a word of its own that the other neither spells nor says in its language.

    Sentence vectors hardly tell two universities apart that are named after two people; their words' vectors do.
    """
    rest = content_words(other)
    unspelled = [word for word in own_words(name) if not spells_one_of(word, other)]
    meanings.add([*unspelled, *(rest if unspelled else ())])
    return any(all(meanings.similarity(word, said) < COUNTERPART for said in rest) for word in unspelled)


def _shared(first: Item, second: Item, company: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return company.get(first.document, _NOBODY) & company.get(second.document, _NOBODY)


def _candidates(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Block by authority id, by folded name, by set of words and by acronym; each pair once."""
    keyed = blocks(items, _keys)
    # All of one authority entry are one body: a chain ties them.
    chains = (pairwise(members) for key, members in keyed.items() if key.startswith(AUTHORITY))
    rest = (pairs_within(members) for key, members in keyed.items() if not key.startswith(AUTHORITY))
    return distinct(pair for found in (*chains, *rest) for pair in found)


def _keys(item: Item) -> Iterator[str]:
    if authority := item.get("authority"):
        yield f"{AUTHORITY} {authority}"
        return
    where = f" {item.setting.country}" if _is_national(item.name) else ""
    yield f"name {fold(item.name)}{where}"
    yield f"words {' '.join(sorted(content_words(item.name)))}{where}"
    yield from (f"acronym {acronym}" for acronym in _acronyms(item))


def _acronyms(item: Item) -> frozenset[str]:
    """What it is called in capitals: its acronym, or a name that is nothing else."""
    acronym = str(item.get("acronym") or "")
    if not acronym and _CAPITALS.fullmatch(item.name):
        return frozenset({item.name})
    return frozenset({acronym} if len(acronym) >= 3 else ())


def _is_national(name: str) -> bool:
    first = fold(name).split(" ", 1)[0].removeprefix("ال")
    return first in _NATIONAL


def _pair(first: Item, second: Item, probability: float, *scores: Score) -> Pair:
    return Pair(first=first.id, second=second.id, probability=probability, scores=scores)
