"""Which programmes, instruments and practices are one: by name, by number, or by the same sum from the same funder.

A programme's proper name is followed from Arabic to Latin letters when both documents speak of one country.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import floor
from types import MappingProxyType

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.candidates import blocks, distinct, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.programme_names import proper_words, spelled_alike, spoken_keys
from marsad.linking.comparisons.words import content_words, shared_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.records import EntityKind, FactKind, Score

THRESHOLD = 0.75
MODELS: Mapping[EntityKind, str] = MappingProxyType(
    {
        EntityKind.PROGRAMME: "programmes",
        EntityKind.INSTRUMENT: "instruments",
        EntityKind.PRACTICE: "practices",
    }
)
NEAR = 0.6  # cosine of two names with one number
SAME_WORDS = 0.8
LEAST = 2  # content words of a name
_NUMBER = re.compile(r"\d{2,}")
_YEAR = re.compile(r"\((?:19|20)\d\d\)")  # behind a resolution's number


def pairs(items: Sequence[Item], meanings: Meanings, weighed: Model) -> Iterator[Pair]:
    """Compare facts of one kind by their names and numbers; the model of the kind weighs what agrees."""
    meanings.add(item.name for item in items if item.fact.kind is FactKind.INSTRUMENT)
    keyed = blocks(items, keys_of)
    by_id = {item.id: item for item in items}

    def again(first: str, second: str) -> Scores:
        return tuple(compared(by_id[first], by_id[second], meanings))

    for first, second in distinct(pair for members in keyed.values() for pair in pairs_within(members)):
        if scores := again(first.id, second.id):
            yield Pair(first.id, second.id, weighed.of(scores), again=again)


def keys_of(item: Item) -> Iterator[str]:
    """What an item is found by: its name, first words in an order that is the same for all, number, and sum.

    Two names with most words in common share one of the first. Long words come first: they are rare as a rule, and how
    rare they are in this base would change with each document.
    """
    yield f"name {fold(item.name)}"
    ordered = sorted(content_words(item.name), key=lambda word: (-len(word), word))
    for word in ordered[: floor((1 - SAME_WORDS) * len(ordered) + 0.001) + 1]:
        yield f"word {word}"
    if item.fact.kind is FactKind.INSTRUMENT:
        yield from (f"number {number}" for number in set(_NUMBER.findall(fold(item.name))))
    if item.fact.kind is FactKind.PROGRAMME:
        yield from (f"spoken {item.setting.country} {key}" for key in spoken_keys(item.name))
    if amount := item.get("amount"):
        yield f"sum {amount}"


def compared(first: Item, second: Item, meanings: Meanings) -> Iterator[Score]:
    """What speaks for two items being one; nothing where they cannot be."""
    detail = f"{first.name} ~ {second.name}"
    numbers = set(_NUMBER.findall(fold(first.name))), set(_NUMBER.findall(fold(second.name)))
    if all(numbers) and not numbers[0] & numbers[1]:
        return  # "resolution 2178" is not "resolution 2396"
    if min(len(content_words(first.name)), len(content_words(second.name))) < LEAST:
        return  # "the plan" names no plan
    if first.fact.kind is FactKind.PROGRAMME and _is_transcribed(first, second):
        yield Score(name="transcribed", value=1.0, detail=detail)
    if fold(first.name) == fold(second.name):
        yield Score(name="same_name", value=1.0, detail=detail)
    elif shared_words(first.name, second.name) >= SAME_WORDS or _share_proper_words(first, second):
        yield Score(name="same_words", value=1.0, detail=detail)
    amounts = first.get("amount"), second.get("amount")
    if first.fact.kind is FactKind.PROGRAMME and all(amounts) and amounts[0] == amounts[1]:
        yield Score(name="same_amount", value=1.0, detail=f"{amounts[0]} {first.get('currency') or ''}".strip())
    if first.fact.kind is FactKind.INSTRUMENT and all(numbers) and _is_one_number(first.name, second.name):
        likeness = meanings.similarity(first.name, second.name)
        if likeness >= NEAR:
            yield Score(name="same_number", value=1.0, detail=detail)


def _is_one_number(first: str, second: str) -> bool:
    """Whether two names have the same numbers: "2250" is "2250 (2015)", but no "2250 (2016)" is."""
    years = [set(_YEAR.findall(name)) for name in (first, second)]
    own = [set(_NUMBER.findall(fold(_YEAR.sub("", name)))) for name in (first, second)]
    return bool(own[0]) and own[0] == own[1] and (not all(years) or years[0] == years[1])


def _is_transcribed(first: Item, second: Item) -> bool:
    """Whether two programmes of one country bear one proper name in two scripts."""
    one_country = first.setting.country and first.setting.country == second.setting.country
    return bool(one_country) and spelled_alike(first.name, second.name)


def _share_proper_words(first: Item, second: Item) -> bool:
    """Whether two programmes have the same proper words, with or without the noun that says what they are."""
    proper = proper_words(first.name)
    return first.fact.kind is FactKind.PROGRAMME and len(proper) >= LEAST and proper == proper_words(second.name)
