"""Did you mean …? Looks for the nearest word of the index where a question has a word that the index has not."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from marsad.language.normalise import fold
from marsad.language.scripts import script_of
from marsad.search.logic.matching import content_words

_SHORTEST = 4  # letters; too many words are near to shorter ones
_NEAR = 0.74  # one letter of four


def respelled(question: str, known: Mapping[str, str]) -> str:
    """The question with its unknown words replaced by near ones; "" when there is nothing to replace.

    `known` has the words of the index, folded, with a spelling that people know.
    """
    pieces, place, has_changed = [], 0, False
    for word in content_words(question):
        near = _near(word.text, known)
        pieces += [question[place : word.start], near or word.text]
        place, has_changed = word.end, has_changed or bool(near)
    return "".join([*pieces, question[place:]]) if has_changed else ""


def _near(word: str, known: Mapping[str, str]) -> str:
    folded = fold(word)
    if len(folded) < _SHORTEST or folded in known or any(letter.isdigit() for letter in folded):
        return ""
    script = script_of(word)
    same_script = [one for one in known if abs(len(one) - len(folded)) <= 1 and script_of(one) == script]
    found = process.extractOne(folded, same_script, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR)
    if not found:
        return ""
    near = known[found[0]]
    return near.lower() if word.islower() else near  # it may have been met at the head of a sentence
