"""Keys by which two spellings of a person's name find each other: how its first part sounds together with its last.

Both must find a partner in the other name (`person_names`), so names that agree in one of them need not be compared.
The two stand in alphabetical order, since some lists put the family name first; a first or last part that another
spelling writes as one with its neighbour, or with "ben", gives further keys.
"""

from functools import lru_cache

from marsad.linking.comparisons.name_parts import Part, parts_of
from marsad.linking.comparisons.sounds import sound_keys

JOINED = 2  # parts that may be written as one


@lru_cache(maxsize=200_000)
def name_keys(name: str) -> frozenset[str]:
    """The keys of a name; none where it has one part only, which names nobody."""
    parts = parts_of(name)
    if len(parts) < JOINED:
        return frozenset()
    ends = (_sounds(parts[:JOINED], 0, len(parts)), _sounds(parts[-JOINED:], -1, len(parts)))
    return frozenset(" ".join(sorted((first, last))) for first in ends[0] for last in ends[1])


def _sounds(edge: tuple[Part, ...], place: int, length: int) -> set[str]:
    """How the part at the edge of a name sounds, by itself, after "ben", and with its neighbour."""
    found = set(sound_keys(edge[place].text))
    if edge[place].son:
        found |= sound_keys(("بن" if edge[place].is_arabic else "ben") + edge[place].text)
    if length > JOINED:
        found |= sound_keys("".join(part.text for part in edge))
    return found
