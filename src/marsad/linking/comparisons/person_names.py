"""How alike two names of persons are, in one script or across two: a probability that both write one name.

Parts are aligned in order; the first and the last must find a partner, so that brothers and namesakes stay apart.
Across scripts a part is compared letter by letter (`letters`); Latin spellings are levelled first, since "ou" and "u",
"ch" and "sh" are habits of countries. The weights stand in `models.toml`.
Limits: initials match any part that begins with them; a single part never scores above `ONE_PART`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from marsad.language.normalise import fold
from marsad.linking.comparisons.feminine import are_of_a_man_and_a_woman
from marsad.linking.comparisons.letters import NONE, Likeness, can_begin, likeness
from marsad.linking.comparisons.name_parts import Part, joined, parts_of
from marsad.linking.models import model
from marsad.linking.remembered import remembered
from marsad.linking.vocabulary import sets

ONE_PART = 0.4  # "Rezrazi" alone names a family
SAME_SKELETON = 0.94  # the same consonants in the same order, vowels differing
OTHER_KUNYA = Likeness(-3.0, -9.0)  # added where one is "father of" and the other is not
INITIAL = Likeness(0.8, 2.5)
OTHER_NAME = Likeness(-1.5, -6.0)  # two frequent names that look alike: "Ahmed" and محمد
EVEN = 0.84  # likeness of two words of one script at which neither one name nor two is likelier
STEEP = 8.0
SERVANT = {True: "عبد", False: "abd"}  # many names begin so: what follows tells them apart
SWAPPED_FROM = 1.2  # below this value of an alignment the family name may stand first
SWAP_COST = 0.4
HOPELESS = -1.5  # per letter; names of which two parts are less alike than this never reach an even chance

_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("[^a-z]", ""),
        ("ou|oo", "u"),
        ("ee|ei|ey", "i"),
        ("tch", "sh"),
        ("ch", "sh"),
        ("dj", "j"),
        ("ph", "f"),
        ("ck|q|c", "k"),
        ("gu(?=[ei])", "g"),
        ("dh|th", "d"),
        ("w", "u"),
        ("y", "i"),
        ("o", "u"),
        ("e", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=[a-z]{2})h$", ""),
    )
)
_VOWELS = re.compile("[aiu]")
_REIGN = re.compile("[IVX]+")


class Alignment(NamedTuple):
    """What is known of two aligned names; the features of the model `person_names`."""

    worst: float  # per letter, of the least alike pair of parts
    total: float
    pairs: int
    skipped: int  # parts without partner
    merged: int  # pairs of which one side is two words
    weakest: float  # whole likeness of the least certain pair

    @property
    def value(self) -> float:
        """By this the best of all alignments is chosen."""
        return min(self.worst, 1.3) + 0.3 * self.total / max(1, self.pairs) - 0.4 * self.skipped - 0.1 * self.merged


EMPTY = Alignment(worst=9.0, total=0.0, pairs=0, skipped=0, merged=0, weakest=99.0)


@remembered(200_000)
def similarity(first: str, second: str) -> float:
    """Say how likely two names are one name, from 0 to 1; for deciding, ask context too: a name alone never links."""
    one, other = _shorter_first(first, second)
    if not one or _are_two_reigns(first, second):
        return 0.0
    if len(one) == 1:
        return ONE_PART if max(_compared(one[0], part).per_letter for part in other) >= 1 else 0.0
    found = features_of(first, second)
    return round(model("person_names").probability(found), 4) if found else 0.0


def _are_two_reigns(first: str, second: str) -> bool:
    """Whether both names end in a number of a reign, and not in the same: "Louis XIV" is not "Louis XVI"."""
    reigns = [told[-1] for name in (first, second) if len(told := name.split()) > 1 and _REIGN.fullmatch(told[-1])]
    return len(reigns) > 1 and reigns[0] != reigns[1]


def features_of(first: str, second: str) -> dict[str, float]:
    """What the model weighs; empty where a name is empty."""
    one, other = _shorter_first(first, second)
    found, swapped = _best(one, other) if one else (None, False)
    return dict(_features(found, swapped=swapped)) if found else {}


def _shorter_first(first: str, second: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of both names, in an order that does not depend on which was given first."""
    one, other = parts_of(first), parts_of(second)
    is_turned = (len(one), [part.text for part in one]) > (len(other), [part.text for part in other])
    return (other, one) if is_turned else (one, other)


def tokens_alike(first: str, second: str) -> float:
    """How alike two single words are, in any scripts; for proper names inside names of organisations."""
    return model("name_parts").probability({"per_letter": _compared(Part(first), Part(second)).per_letter})


def _features(found: Alignment, *, swapped: bool) -> Iterator[tuple[str, float]]:
    yield "worst", max(-3.0, min(found.worst, 2.0))
    yield "mean", max(-2.0, found.total / max(1, found.pairs))
    yield "skipped", float(min(3, found.skipped))
    yield "merged", float(found.merged)
    yield "swapped", float(swapped)
    yield "weakest", max(-10.0, min(found.weakest, 15.0)) / 10


def _best(one: tuple[Part, ...], other: tuple[Part, ...]) -> tuple[Alignment | None, bool]:
    """The best alignment, also with the family name first; and whether it is that one."""
    straight = _aligned(one, other)
    if len(one) <= 3 and (straight is None or straight.value < SWAPPED_FROM):
        turned = _aligned((*one[-1:], *one[:-1]), other)
        if turned and (straight is None or turned.value - SWAP_COST > straight.value):
            return turned, True
    return straight, False


def _aligned(one: tuple[Part, ...], other: tuple[Part, ...]) -> Alignment | None:
    """The best alignment, or None where the first or the last parts find no partner."""
    return _from(one, other, 0, 0, {})


def _from(
    one: tuple[Part, ...], other: tuple[Part, ...], i: int, j: int, known: dict[tuple[int, int], Alignment | None]
) -> Alignment | None:
    """The best alignment of one[i:] with other[j:]; most names part at their first words, which ends the search."""
    if i == len(one) and j == len(other):
        return EMPTY
    if (i, j) not in known:
        ways = (*_paired(one, other, i, j, known), *_skipped(one, other, i, j, known))
        known[i, j] = max(ways, key=lambda way: way.value, default=None)
    return known[i, j]


def _paired(
    one: tuple[Part, ...], other: tuple[Part, ...], i: int, j: int, known: dict[tuple[int, int], Alignment | None]
) -> Iterator[Alignment]:
    for a, b in ((1, 1), (1, 2), (2, 1)):
        left, others_left = len(one) - i - a, len(other) - j - b
        if min(left, others_left) < 0 or (left == 0) is not (others_left == 0):  # the last parts must be partners
            continue
        alike = _compared(
            *(joined(parts[k : k + size]) if size > 1 else parts[k] for parts, k, size in ((one, i, a), (other, j, b)))
        )
        if alike.per_letter >= HOPELESS and (rest := _from(one, other, i + a, j + b, known)):
            yield Alignment(
                worst=min(rest.worst, alike.per_letter),
                total=rest.total + alike.per_letter,
                pairs=rest.pairs + 1,
                skipped=rest.skipped,
                merged=rest.merged + (a + b > 2),
                weakest=min(rest.weakest, alike.whole),
            )


def _skipped(
    one: tuple[Part, ...], other: tuple[Part, ...], i: int, j: int, known: dict[tuple[int, int], Alignment | None]
) -> Iterator[Alignment]:
    for a, b, inside in ((1, 0, 0 < i < len(one)), (0, 1, 0 < j < len(other))):
        if inside and (rest := _from(one, other, i + a, j + b, known)) and rest.pairs:
            yield rest._replace(skipped=rest.skipped + 1)


@remembered(200_000)
def _compared(first: Part, second: Part) -> Likeness:
    """Compare two parts; "ben" may be written into one of them, a kunya must stand in both."""
    best = _alike(first.text, second.text)
    if first.son != second.son:
        with_son = [_with_son(part) for part in (first, second)]
        best = max(best, _alike(*with_son))
    if (first.kunya and not second.can_be_kunya()) or (second.kunya and not first.can_be_kunya()):
        best = Likeness(best.per_letter + OTHER_KUNYA.per_letter, best.whole + OTHER_KUNYA.whole)
    return best


def _with_son(part: Part) -> str:
    return part.text if not part.son else ("بن" if part.is_arabic else "ben") + part.text


def _alike(first: str, second: str) -> Likeness:
    scripts = Part(first).is_arabic, Part(second).is_arabic
    first, second = _without_servant(first, second, scripts)
    if len(first) == 1 or len(second) == 1:
        return _initial(first, second, scripts)
    known = _common(first), _common(second)
    if all(known) and not known[0] & known[1]:
        return OTHER_NAME
    if not known[0] & known[1] and are_of_a_man_and_a_woman(first, second):
        return OTHER_NAME
    if scripts[0] != scripts[1]:
        return likeness(first, second) if scripts[0] else likeness(second, first)
    alike = _arabic_alike(first, second) if scripts[0] else _latin_alike(_level(first), _level(second))
    gain = 0.5 + (alike - EVEN) * STEEP
    return Likeness(gain, gain * min(len(first), len(second)))


def _common(text: str) -> frozenset[str]:
    """The frequent names that a spelling may write."""
    return sets("names", "common").get(text.removeprefix("ال").replace("ى", "ي"), frozenset())


def _without_servant(first: str, second: str, scripts: tuple[bool, bool]) -> tuple[str, str]:
    """Both parts without "abd", where both are long enough to be compared by the rest."""
    cut = [text.removeprefix(SERVANT[is_arabic]) for text, is_arabic in zip((first, second), scripts, strict=True)]
    changed = cut[0] != first and cut[1] != second and min(map(len, cut)) > 1
    return (cut[0], cut[1]) if changed else (first, second)


def _initial(first: str, second: str, scripts: tuple[bool, bool]) -> Likeness:
    if scripts[0] == scripts[1]:
        return INITIAL if first[0] == second[0] else NONE
    arabic, latin = (first, second) if scripts[0] else (second, first)
    return INITIAL if can_begin(arabic, latin[0]) else NONE


def _arabic_alike(first: str, second: str) -> float:
    """One letter makes another Arabic name."""
    return JaroWinkler.similarity(_bare(first), _bare(second)) ** 2


def _bare(token: str) -> str:
    return token.removeprefix("ال").replace(" ", "").replace("ى", "ي")


def _latin_alike(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    skeletons = _VOWELS.sub("", first), _VOWELS.sub("", second)
    if skeletons[0] == skeletons[1] and len(skeletons[0]) >= 2:
        return SAME_SKELETON
    close = JaroWinkler.similarity(first, second)
    # Vowels vary with the country, consonants with the person: "Karim" is not "Karam", nor "Rahim".
    return close * (0.6 + 0.4 * JaroWinkler.similarity(*skeletons))


@remembered(100_000)
def _level(spelling: str) -> str:
    level = fold(spelling)
    for pattern, replacement in _SPELLINGS:
        level = pattern.sub(replacement, level)
    return level
