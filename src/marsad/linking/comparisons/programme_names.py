"""Whether two programmes bear one proper name in two scripts: "برنامج «مرافئ»" and "programme Marafi".

The nouns that every programme is called by tell nothing; each proper word of the shorter name must be spelled in the
other, letter by letter (`letters`). A translated name is not seen.
"""

import re

from marsad.language.characters import ARABIC
from marsad.linking.comparisons.letters import likeness
from marsad.linking.comparisons.sounds import sound_keys
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered
from marsad.linking.vocabulary import words

ALIKE = 0.9  # of a letter, in natural logarithms over chance
WHOLE = 6.0  # of all proper words together: two short names look alike by chance
_ARABIC = re.compile(f"[{ARABIC}]")
LONGEST = 3  # proper words of a name that is spelled; longer names are translated


@remembered(100_000)
def proper_words(name: str) -> frozenset[str]:
    """The words of a programme's name that are not what every programme is called."""
    return content_words(name) - words("programmes", "nouns")


def spelled_alike(first: str, second: str) -> bool:
    """Whether the proper words of an Arabic and a Latin name spell each other."""
    one, other = sorted((proper_words(first), proper_words(second)), key=lambda told: (len(told), sorted(told)))
    if not one or len(one) > LONGEST:
        return False
    found = [max((_spells(word, candidate) for candidate in other), default=0.0) for word in sorted(one)]
    return all(found) and sum(found) >= WHOLE


def spoken_keys(name: str) -> frozenset[str]:
    """Keys by which such names find each other; none for a name that is too long to be spelled."""
    proper = proper_words(name)
    return frozenset(key for word in proper for key in sound_keys(word)) if len(proper) <= LONGEST else frozenset()


def _spells(word: str, candidate: str) -> float:
    """How much better than by chance one word spells the other; 0 when it does not, or both are of one script."""
    arabic = [bool(_ARABIC.search(one)) for one in (word, candidate)]
    if all(arabic) or not any(arabic):
        return 0.0
    found = likeness(word, candidate) if arabic[0] else likeness(candidate, word)
    return found.whole if found.per_letter >= ALIKE else 0.0
