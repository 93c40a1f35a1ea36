"""Counts how "Did you mean" errs: offers for questions without a slip, and slips that it puts right or not."""

import random
from collections import Counter
from collections.abc import Container, Sequence

from marsad.language.normalise import fold
from marsad.language.scripts import script_of
from marsad.language.words import Word
from marsad.search import actions, queries
from marsad.search.filters import Filters
from marsad.search.logic.matching import content_words

_SHORTEST = 5  # letters of a word in which a slip is made
_EACH = 3  # slips of each question and script
_LETTERS = {"Arab": "ابتدرسلمنه", "Latn": "abeinrst"}


def print_slips(questions: Sequence[str]) -> None:
    """Ask all questions as they are, then with one slip in each."""
    actions.bring_up_to_date()
    offered = [question for question in questions if _offer(question)]
    print(f"{len(offered)} of {len(questions)} questions without a slip are offered another spelling")
    chance = random.Random(11)  # noqa: S311 - no secret
    for script, letters in _LETTERS.items():
        results = Counter(
            _result(question, wrong)
            for question in questions
            for _ in range(_EACH)
            if (wrong := _with_slip(question, script, letters, chance))
        )
        counted = ", ".join(f"{results[name]} {name}" for name in ("put right", "offered otherwise", "offered nothing"))
        print(f"{script}, of {results.total()} slips: {counted}")


def _offer(question: str) -> str:
    return queries.found(question, who=None, filters=Filters(), limit=20, counted=True).respelled


def _result(question: str, wrong: str) -> str:
    offer = _offer(wrong)
    if not offer:
        return "offered nothing"
    return "put right" if fold(offer) == fold(question) else "offered otherwise"


def _with_slip(question: str, script: str, letters: str, chance: random.Random) -> str:
    """The question with a slip in one of its words that the index has; "" when it has none or the slip gives a word."""
    known = actions.spellings()
    words = [word for word in content_words(question) if _may_slip(word, script, known)]
    if not words:
        return ""
    word = chance.choice(words)
    slipped = _slipped(word.text, letters, chance)
    return "" if fold(slipped) in known else question[: word.start] + slipped + question[word.end :]


def _may_slip(word: Word, script: str, known: Container[str]) -> bool:
    return len(word.text) >= _SHORTEST and script_of(word.text) == script and fold(word.text) in known


def _slipped(word: str, letters: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    before, letter, behind = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (
            before + behind,
            before + letter + letter + behind,
            before + chance.choice(letters) + behind,
            before + behind[0] + letter + behind[1:],
        )
    )
