"""How much of one organisation's name translates or transcribes another's, across languages and scripts.

Kinds of bodies are followed through translation ("fondation" and "مؤسسة"), proper names through transcription
("Ofoq" and "الأفق"). A kind alone says nothing: at least one proper word must agree.
"""

from marsad.linking.comparisons.person_names import tokens_alike
from marsad.linking.comparisons.words import content_words
from marsad.linking.vocabulary import classes

ALIKE = 0.9  # of two transcriptions
LETTERS = 4  # shorter words look alike by chance


def translated_share(first: str, second: str) -> float:
    """The share of the shorter name's words that stand in the longer one, 0 to 1; 0 when only kinds of body agree."""
    one, other = sorted((content_words(first), content_words(second)), key=len)
    if not one or kinds(first) != kinds(second):
        return 0.0
    proper = [word for word in one if word not in _kinds()]
    found = sum(any(_agree(word, candidate) for candidate in other) for word in proper)
    if not found:
        return 0.0
    return (found + len(one) - len(proper)) / len(one)


def transcribed_share(first: str, second: str) -> float:
    """The share of the shorter name's proper words that the longer one spells too, 0 to 1."""
    one, other = sorted((content_words(first), content_words(second)), key=len)
    proper = [word for word in one if word not in _kinds()]
    found = sum(any(_agree(word, candidate) for candidate in other) for word in proper)
    return found / len(proper) if proper else 0.0


def kinds(name: str) -> frozenset[str]:
    """The kinds of body that a name says: {"foundation"}."""
    known = _kinds()
    return frozenset(known[word] for word in content_words(name) if word in known)


def _agree(word: str, candidate: str) -> bool:
    if word == candidate:
        return True
    return min(len(word), len(candidate)) >= LETTERS and tokens_alike(word, candidate) >= ALIKE


def _kinds() -> dict[str, str]:
    return classes("organisations", "kinds")
