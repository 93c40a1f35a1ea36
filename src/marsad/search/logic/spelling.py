"""Did you mean …? Looks for the nearest word of the index where a question has a word that the index has not."""

from collections.abc import Callable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from marsad.language.normalise import fold
from marsad.language.scripts import script_of
from marsad.search.logic.matching import content_words

_SHORTEST = 4  # letters; too many words are near to shorter ones
_NEAR = 0.74  # one letter of four
_TRIED = 5  # near words, of which the first that fits is taken
_LONG_VOWELS = str.maketrans("", "", "اوي")  # where Arabic words differ in these alone they are forms of one root


def respelled(
    question: str, known: Mapping[str, str], *, is_known: Callable[[str], bool], is_told: Callable[[str], bool]
) -> str:
    """The question with its unknown words replaced by near ones; "" when there is nothing to replace.

    `known` has the words of the index, folded, with a spelling that people know; `is_known` says whether a folded word
    is one that may be told of, `is_told` whether passages of the question's language have it: "récidive" is no misspelt
    "receive".
    """
    pieces, place, has_changed = [], 0, False
    for word in content_words(question):
        near = _near(word.text, known, is_known, is_told)
        pieces += [question[place : word.start], near or word.text]
        place, has_changed = word.end, has_changed or bool(near)
    return "".join([*pieces, question[place:]]) if has_changed else ""


def _near(word: str, known: Mapping[str, str], is_known: Callable[[str], bool], is_told: Callable[[str], bool]) -> str:
    folded = fold(word)
    if len(folded) < _SHORTEST or any(letter.isdigit() for letter in folded) or is_known(folded):
        return ""
    script = script_of(word)
    same_script = [one for one in known if abs(len(one) - len(folded)) <= 1 and script_of(one) == script]
    similar = DamerauLevenshtein.normalized_similarity
    found = process.extract(folded, same_script, scorer=similar, score_cutoff=_NEAR, limit=_TRIED)
    near = next((known[one] for one, *_ in found if not _of_one_root(one, folded) and is_told(one)), "")
    return near.lower() if word.islower() else near  # it may have been met at the head of a sentence


def _of_one_root(one: str, other: str) -> bool:
    """Whether two folded words differ in long Arabic vowels alone: each finds the other by what they sound like."""
    return one.translate(_LONG_VOWELS) == other.translate(_LONG_VOWELS)
