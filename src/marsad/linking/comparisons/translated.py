"""How much of one organisation's name translates or transcribes another's, across languages and scripts.

Kinds of bodies are followed through translation ("fondation" and "مؤسسة"), proper names through transcription
("Ofoq" and "الأفق"). A kind alone says nothing: at least one proper word must agree.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, compress

from marsad.authority.places import find, nationalities
from marsad.linking.comparisons.person_names import tokens_alike
from marsad.linking.comparisons.sounds import sound_keys
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered
from marsad.linking.shared_out import each
from marsad.linking.vocabulary import classes, words

ALIKE = 0.9  # of two transcriptions
LETTERS = 4  # shorter words look alike by chance
COMMON = 2_500  # pairs of names; words that more bear tell nothing
WORTH = 20_000  # pairs of words whose comparison is worth a process of its own
HEARD = 3  # consonants by which two spellings of one word find each other


def translated_share(first: str, second: str) -> float:
    """The share of the shorter name's words that stand in the longer one, 0 to 1; 0 when only kinds of body agree.

    One word in common makes no longer name of a shorter one where no kind of body is said with it ("Royal"), or where
    many bodies of a kind bear it ("National League"): then nothing may be left over.
    """
    one, other = sorted((content_words(first), content_words(second)), key=len)
    if not one or kinds(first) != kinds(second):
        return 0.0
    proper = [word for word in one if word not in _kinds()]
    found = [word for word in proper if any(are_spelled_alike(word, candidate) for candidate in other)]
    if not found or (len(one) < len(other) and not _tells(found, kinds(first))):
        return 0.0
    return (len(found) + len(one) - len(proper)) / len(one)


def _tells(shared: Sequence[str], kind: frozenset[str]) -> bool:
    """Whether the words that two names share make one a shorter form: two of them, or a proper one beside a kind."""
    if len(shared) > 1:
        return True
    return bool(kind) and not is_everyday(shared[0])


@remembered(50_000)
def is_everyday(word: str) -> bool:
    """Whether many bodies bear a word: "national", "royal", the adjective or name of a country or a city."""
    name = word.title()
    return word in words("organisations", "everyday") or bool(nationalities(name) or find(name))


def transcribed_share(first: str, second: str) -> float:
    """The share of the shorter name's own words that the longer one spells too, 0 to 1; "national" is nobody's own."""
    one, other = sorted((content_words(first), content_words(second)), key=len)
    proper = {word for word in one - _kinds().keys() - words("organisations", "links") if not is_everyday(word)}
    found = sum(any(are_spelled_alike(word, candidate) for candidate in other) for word in proper)
    return found / len(proper) if proper else 0.0


@remembered(100_000)
def proper_words(name: str) -> frozenset[str]:
    """The words of a name that say neither what kind of body it is nor how its parts belong together."""
    return content_words(name) - _kinds().keys() - words("organisations", "links")


@remembered(100_000)
def are_two_names(first: str, second: str) -> bool:
    """Whether each of two names in one language has a proper word that the other lacks: none is a shorter form."""
    return all(
        any(not spells_one_of(word, other) for word in proper_words(name))
        for name, other in ((first, second), (second, first))
    )


def spells_one_of(word: str, name: str) -> bool:
    """Whether a name has a word, or a transcription of it."""
    return any(are_spelled_alike(word, candidate) for candidate in content_words(name))


@remembered(100_000)
def kinds(name: str) -> frozenset[str]:
    """The kinds of body that a name says: {"foundation"}."""
    known = _kinds()
    return frozenset(known[word] for word in content_words(name) if word in known)


@remembered(100_000)
def names_a_part(name: str) -> bool:
    """Whether a name says that it is a part of a body: a ministry's department, a union's branch."""
    return bool(content_words(name) & words("organisations", "parts"))


def words_in_common(names: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of places in `names` (each i < j) of which a word agrees that is no kind of body, and not everybody's."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in telling_words(name):
            bearers[word].append(place)
    found: set[tuple[int, int]] = set()
    for one, other in _agreeing(sorted(bearers)):
        if len(bearers[one]) * len(bearers[other]) <= COMMON:
            found.update((i, j) if i < j else (j, i) for i in bearers[one] for j in bearers[other] if i != j)
    return found


def telling_words(name: str) -> frozenset[str]:
    """The words by which a name finds others: those that are no kind of body."""
    return content_words(name) - _kinds().keys()


def heard(word: str) -> frozenset[str]:
    """How a word sounds, for finding those that may agree with it; short ones only agree with themselves."""
    return frozenset(sound_keys(word, HEARD)) if len(word) >= LETTERS else frozenset()


def _agreeing(told: Sequence[str]) -> set[tuple[str, str]]:
    """Each word with itself, and pairs of words that sound alike and agree."""
    sounding: dict[str, list[str]] = defaultdict(list)
    for word in told:
        for key in heard(word):
            sounding[key].append(word)
    likely = sorted({pair for block in sounding.values() for pair in combinations(block, 2)})
    agree = each(likely, lambda pair: are_spelled_alike(*pair), WORTH)
    return {(word, word) for word in told} | set(compress(likely, agree.tolist()))


def are_spelled_alike(word: str, candidate: str) -> bool:
    """Whether two words are one, or spell one in two scripts; short ones must be the same."""
    return word == candidate or (min(len(word), len(candidate)) >= LETTERS and _spells(word, candidate))


@remembered(500_000)
def _spells(word: str, candidate: str) -> bool:
    return bool(sound_keys(word) & sound_keys(candidate)) and tokens_alike(word, candidate) >= ALIKE


def _kinds() -> dict[str, str]:
    return classes("organisations", "kinds")
