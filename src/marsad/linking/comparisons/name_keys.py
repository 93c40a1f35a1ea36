"""Keys by which two spellings of a person's name find each other: how its first part sounds together with its last.

Both must find a partner in the other name (`person_names`), so names that agree in one of them need not be compared.
The two stand in alphabetical order, since some lists put the family name first; a first or last part that another
spelling writes as one with its neighbour, or with "ben", gives further keys.
"""

from marsad.linking.comparisons.name_parts import Part, parts_of
from marsad.linking.comparisons.sounds import LENGTH, sound_keys
from marsad.linking.remembered import remembered

JOINED = 2  # parts that may be written as one
CLOSER = 3  # consonants of each part that tell a crowd of names apart


@remembered(200_000)
def name_keys(name: str, length: int = LENGTH) -> frozenset[str]:
    """The keys of a name, of so many consonants of each part; none where it has one part only, which names nobody.

    Of 3,904 attested pairs that are alike 98.7 % share a key of two consonants, 98.2 % one of three.
    """
    parts = parts_of(name)
    if len(parts) < JOINED:
        return frozenset()
    is_longer = len(parts) > JOINED
    ends = [_sounds(edge, place, length, is_longer) for edge, place in ((parts[:JOINED], 0), (parts[-JOINED:], -1))]
    return frozenset(" ".join(sorted((first, last))) for first in ends[0] for last in ends[1])


def _sounds(edge: tuple[Part, ...], place: int, length: int, is_longer: bool) -> set[str]:
    """How the part at the edge of a name sounds, by itself, after "ben", and with its neighbour."""
    told = [edge[place].text]
    if edge[place].son:
        told.append(("بن" if edge[place].is_arabic else "ben") + edge[place].text)
    if is_longer:
        told.append("".join(part.text for part in edge))
    return set().union(*(sound_keys(text, length) for text in told))
