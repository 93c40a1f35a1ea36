"""Names of one body in two languages, or longer and shorter: which pairs may be, and what speaks for them.

A translation is seen by the meaning of whole names in shared company, by proper names that are spelled in both, or
word by word. Of 1,116 pairs of names of real bodies (those of `measures/organisation_names.py`) the last finds 157 that
whole names do not, with 3 false ones among 3,300 hard ones; words as near as .5 would find 175 with 6.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from marsad.language.normalise import fold
from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.candidates import blocks
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.organisation_names import is_national, name_scores, say_other_places
from marsad.linking.comparisons.translated import (
    kinds,
    names_a_part,
    own_words,
    proper_words,
    spells_one_of,
    translated_share,
    words_in_common,
)
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.records import Score

NEAR = 0.5  # cosine from which two names of one word in common are compared, whatever kinds of body they say
TRANSLATION = 0.7  # cosine above which two names of three words and one kind of body may be translations
WORDS_NEAR = 0.55  # cosine from which two names of one kind of body are compared word by word
COUNTERPART = 0.45  # cosine of two words from which one may be the other's translation
SAID = 0.55  # cosine of two words from which one is the other's translation
FEWEST = 2  # proper words of a name that is translated word by word
WORD_BY_WORD = 0.85
_NOBODY: frozenset[str] = frozenset()


def translations(
    items: Sequence[Item], meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Names of one body in two languages, or longer and shorter: by meaning, by transcription, in known company."""
    meanings.add(item.name for item in items)
    bearers = list(blocks(items, _spelling).values())
    likely = _likely([members[0] for members in bearers], meanings)
    meanings.add(word for place in set(chain(*likely)) for word in content_words(bearers[place][0].name))
    by_id = {item.id: item for item in items}

    def again(first: str, second: str) -> Scores:
        pair = _compared(by_id[first], by_id[second], meanings, company, weighed)
        return pair.scores if pair else ()

    spoken = [_Bearers(members, company) for members in bearers]
    for i, j in likely:
        pair = _compared(*spoken[i].nearest(spoken[j]), meanings, company, weighed)
        if pair:
            yield pair.lean(again)


def _compared(
    first: Item, second: Item, meanings: Meanings, company: Mapping[str, frozenset[str]], weighed: Model
) -> Pair | None:
    """What speaks for two names being one body's; None where nothing does, or they cannot be."""
    if is_national(first.name) and first.setting.country != second.setting.country:
        return None
    if names_a_part(first.name) is not names_a_part(second.name):
        return None
    shared = _shared(first, second, company)
    together = first.document == second.document or bool(shared)
    context = Score(name="shared_company", value=1.0, detail=", ".join(sorted(shared)[:5]))
    score = _translation(first, second, meanings) if together else None
    beside = [context] * bool(shared)
    if score:
        return _pair(first, second, round(min(0.9, 0.7 + 0.2 * score.value), 3), score, *beside)
    if is_word_by_word(first, second, meanings):
        said = Score(name="word_by_word", value=1.0, detail=f"{first.name} ~ {second.name}")
        return _pair(first, second, WORD_BY_WORD, said, *beside)
    if first.fact.language == second.fact.language:
        return None
    cosine = meanings.similarity(first.name, second.name)
    scores = (*name_scores(first.name, second.name, cosine), *beside)
    return _pair(first, second, weighed.of(scores), *scores) if len(scores) > 1 else None


def _spelling(item: Item) -> Iterator[str]:
    """What items are called that need one comparison only; what every country has is another body in each."""
    where = item.setting.country if is_national(item.name) else ""
    yield f"{item.fact.language} {where} {fold(item.name)}"


class _Bearers:
    """Those that bear one name, by their documents and by the bodies and cities that these name."""

    def __init__(self, items: Sequence[Item], company: Mapping[str, frozenset[str]]) -> None:
        """The first of each."""
        self.first = items[0]
        self.by_document = {item.document: item for item in reversed(items)}
        self.by_body = {body: item for item in reversed(items) for body in company.get(item.document, _NOBODY)}

    def nearest(self, others: "_Bearers") -> tuple[Item, Item]:
        """A bearer of each name: of one document, else of two that name a body in common, else the first ones."""
        for here, there in ((self.by_document, others.by_document), (self.by_body, others.by_body)):
            if shared := here.keys() & there.keys():
                return min(((here[key], there[key]) for key in shared), key=lambda two: (two[0].order, two[1].order))
        return self.first, others.first


def _likely(items: Sequence[Item], meanings: Meanings) -> list[tuple[int, int]]:
    """Places of names that are near in meaning, or have a word that agrees; each pair once, in order."""
    names, languages = [item.name for item in items], [item.fact.language for item in items]
    near = meanings.near_pairs(names, WORDS_NEAR, apart=languages)
    likely = {(i, j) for i, j in near if _may_translate(names[i], names[j], meanings)}
    agreeing = words_in_common(names)
    likely.update((i, j) for i, j in agreeing if kinds(names[i]) == kinds(names[j]))
    likely.update(meanings.near_among(names, agreeing - likely, NEAR))
    return sorted(likely)


def _may_translate(name: str, other: str, meanings: Meanings) -> bool:
    """Whether two names are near enough for a translation; less near where both say one kind of body."""
    one_kind = bool(kinds(name)) and kinds(name) == kinds(other)
    return one_kind or meanings.similarity(name, other) >= TRANSLATION


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
    return any(not _is_said(word, other, COUNTERPART, meanings) for word in own_words(name))


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
