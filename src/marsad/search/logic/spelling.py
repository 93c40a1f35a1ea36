"""Did you mean …? Looks for the nearest word of the index where a question has a misspelt one.

That the index has not a word makes it no misspelt one: "took" is none where texts have "look" alone. A misspelt word is
cut into more pieces by the encoder's vocabulary, which has many words whole, than the word that was meant, or both are
names that it does not have; it is no other form of it; and the word that was meant stands where the rest of the
question leads, unless pieces tell enough.
`measures/search.py spelling` counts how often this errs.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from marsad.language.normalise import fold
from marsad.language.scripts import script_of
from marsad.search.logic.matching import content_words

_SHORTEST = 4  # letters; too many words are near to shorter ones
_NEAR = 0.74  # one letter of four
_TRIED = 5  # near words, of which the first that fits is taken
_LONG_VOWELS = str.maketrans("", "", "اوي")  # where Arabic words differ in these alone they are forms of one root
_MIXED_UP = {"ت", "ه"}  # at the end of Arabic words; the second is what folding leaves of ة
_JOINED = re.compile("^(?:[وفبلك]{0,2}ال|لل|[وفبلك])(?=...)")  # particles and article that Arabic writes with a word
_ENDED = re.compile("(?<=...)(?:يين|يون|ين|ون|ان|ات|يه|ه|ي)$")

Says = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What is known of words; each is given folded, but to `pieces`."""

    written: Mapping[str, str]  # the words of the index, folded, each with a spelling that people know
    is_known: Says  # whether it is a word of the index that may be told of
    is_told: Says  # whether passages of the question's language have it: "récidive" is no misspelt "receive"
    is_beside: Says  # whether it stands where the rest of the question leads
    pieces: Callable[[str], int]  # of the encoder's vocabulary, of which a word is made


def respelled(question: str, vocabulary: Vocabulary) -> str:
    """The question with its misspelt words replaced by near ones; "" when there is nothing to replace."""
    pieces, place, has_changed = [], 0, False
    for word in content_words(question):
        near = _near(word.text, vocabulary)
        pieces += [question[place : word.start], near or word.text]
        place, has_changed = word.end, has_changed or bool(near)
    return "".join([*pieces, question[place:]]) if has_changed else ""


def _near(word: str, vocabulary: Vocabulary) -> str:
    folded = fold(word)
    if len(folded) < _SHORTEST or any(letter.isdigit() for letter in folded) or vocabulary.is_known(folded):
        return ""
    script, pieces, written = script_of(word), vocabulary.pieces(word), vocabulary.written
    same_script = [one for one in written if abs(len(one) - len(folded)) <= 1 and script_of(one) == script]
    similar = DamerauLevenshtein.normalized_similarity
    found = process.extract(folded, same_script, scorer=similar, score_cutoff=_NEAR, limit=_TRIED)
    fitting = (
        written[one]
        for one, *_ in found
        if not _are_forms(folded, one)
        and _is_cut_smaller(pieces, vocabulary.pieces(written[one]), script, is_beside=vocabulary.is_beside(one))
        and vocabulary.is_told(one)
    )
    near = next(fitting, "")
    return near.lower() if word.islower() else near  # it may have been met at the head of a sentence


def _is_cut_smaller(pieces: int, meant: int, script: str, *, is_beside: bool) -> bool:
    """Whether a word is cut into more pieces than the one that was meant; Arabic words are cut up anyway."""
    if script == "Arab":
        return is_beside and pieces >= max(2, meant)
    if is_beside and min(pieces, meant) > 1:
        return True  # two names that the vocabulary does not have
    return pieces > meant + (0 if is_beside else 1)


def _are_forms(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: they differ in long vowels, in what is joined, or in the last letter.

    A letter that is doubled at the end makes no form, nor do two that are mixed up there.
    """
    ones, others = ({word, _JOINED.sub("", word)} for word in (one, other))
    return one.translate(_LONG_VOWELS) == other.translate(_LONG_VOWELS) or any(
        _end_alike(a, b) or _ENDED.sub("", a) == _ENDED.sub("", b) for a in ones for b in others
    )


def _end_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return shorter[:-1] == longer[:-1] and {shorter[-1], longer[-1]} != _MIXED_UP
    return longer[:-1] == shorter and longer[-1] != shorter[-1]
