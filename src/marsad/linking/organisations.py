"""Which organisations of different documents are one body.

The authority file decides first: two facts under one entry are one. Bodies that it does not know are joined by equal
names, by acronyms that do not contradict a name, and, across languages, by meaning together with shared company.
The office of a known body in a country is known too: it is one with what is called so elsewhere, and never the body.
A body that every country has ("وزارة الداخلية", "le Ministère de l'Intérieur") is joined only within one country.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from marsad.language.normalise import fold
from marsad.linking.body_translations import translations
from marsad.linking.clusters import Called, Pair, Scores
from marsad.linking.comparisons.at_once import row_by_row
from marsad.linking.comparisons.candidates import Places, blocks, pairs_within, places_of
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import BY_TITLE, Item
from marsad.linking.models import Model
from marsad.linking.national_bodies import are_of_two_countries, home_of
from marsad.records import Score

THRESHOLD = 0.75
AUTHORITY = "authority"
OFFICE = "office"

# Shorter ones stand for too many things to be somebody's name.
_CAPITALS = re.compile("[A-Z]{4,}")


def pairs(
    items: Sequence[Item], meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Compare organisations that share an authority entry, a name, an acronym, or (across languages) a meaning.

    `company` gives, for each document, the authority ids of the bodies and cities that it names.
    """
    by_id = {item.id: item for item in items}

    def again(first: str, second: str) -> Scores:
        pair = compare(by_id[first], by_id[second])
        return pair.scores if pair else ()

    for i, j in row_by_row(*_candidates(items).T):
        if (pair := compare(items[i], items[j])) is not None:
            yield pair.lean(again)
    yield from translations([item for item in items if not is_known(item)], meanings, company, weighed)


def compare(first: Item, second: Item) -> Pair | None:
    """Decide on two organisations of which one may be known to the authority file; None when nothing speaks for it."""
    known, other = first.get("authority"), second.get("authority")
    if known and other:
        return _by_entry(first, second) if known == other else None
    if (office := office_of(first)) or office_of(second):
        score = Score(name="same_office", value=1.0, detail=office)
        return _pair(first, second, 1.0, score) if office == office_of(second) else None
    if are_of_two_countries(first, second):
        return None
    return _by_name(first, second) or _by_acronym(first, second)


def is_known(item: Item) -> bool:
    """Whether the authority file tells who it is, or whose office."""
    return bool(item.get("authority") or item.get("part_of"))


def office_of(item: Item) -> str:
    """Of a known body's office in a country both, "undp MA"; "" for all others."""
    return f"{item.get('part_of')} {item.get('country')}" if item.get("part_of") else ""


def called(item: Item) -> Called | None:
    """The name that a body must not share a group with another name of its language for; None for a single word.

    One word may be an acronym or a short form, which says nothing of the words it stands for. Nor has an office one:
    whose it is and where is known.
    """
    is_telling = len(content_words(item.name)) > 1 and not office_of(item)
    return (item.fact.language, item.name) if is_telling else None


def _by_entry(first: Item, second: Item) -> Pair:
    """Two bodies under one entry; less surely where the country of a document says whose ministry it names."""
    is_by_title = first.get(BY_TITLE) or second.get(BY_TITLE)
    name, chance = ("same_title", 0.9) if is_by_title else ("same_authority", 1.0)
    return _pair(first, second, chance, Score(name=name, value=1.0, detail=str(first.get("authority"))))


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


def _candidates(items: Sequence[Item]) -> Places:
    """Block by authority id, by folded name, by set of words and by acronym; the places of each pair once."""
    return places_of(
        (pair for key, members in blocks(items, keys_of).items() for pair in pairs_of(key, members)), items
    )


def pairs_of(key: str, members: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The pairs of a block that are compared. All of one authority entry or office are one body: a chain ties them."""
    return pairwise(members) if key.startswith((AUTHORITY, OFFICE)) else pairs_within(members)


def keys_of(item: Item) -> Iterator[str]:
    """What a body is found by: its authority entry, or its name, words and acronyms."""
    if authority := item.get("authority"):
        yield f"{AUTHORITY} {authority}"
        return
    if office := office_of(item):
        yield f"{OFFICE} {office}"
        return
    where = f" {home}" if (home := home_of(item)) is not None else ""
    yield f"name {fold(item.name)}{where}"
    yield f"words {' '.join(sorted(content_words(item.name)))}{where}"
    yield from (f"acronym {acronym}" for acronym in _acronyms(item))


def _acronyms(item: Item) -> frozenset[str]:
    """What it is called in capitals: its acronym, or a name that is nothing else."""
    acronym = str(item.get("acronym") or "")
    if not acronym and _CAPITALS.fullmatch(item.name):
        return frozenset({item.name})
    return frozenset({acronym} if len(acronym) >= 3 else ())


def _pair(first: Item, second: Item, probability: float, *scores: Score) -> Pair:
    return Pair(first=first.id, second=second.id, probability=probability, scores=scores)
