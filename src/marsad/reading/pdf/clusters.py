"""Puts the characters of a right-to-left line where they stand: one cluster per place, marks behind their letter.

A file may draw a letter and its marks as one glyph or as several, name the whole cluster for each of them ("مّ" twice),
or let their boxes overlap those of the neighbours; what is certain is the point where each glyph is set, its origin.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from marsad.language.characters import ARABIC, MARKS

_ARABIC = re.compile(f"[{ARABIC}{MARKS}]")
_MARK = re.compile(f"[{MARKS}]")
_ALEFS, _LAM, _SHADDA = frozenset("اأإآٱ"), "ل", "ّ"
_ALLAH_REVERSED = "هلل"
_SAME_PLACE = 0.02  # of the size; glyphs set at one point belong together
_CLOSING = frozenset(".:،؛؟!")  # nobody writes a space before them in Arabic
_ECHO = 1.5  # of the size; a mark that repeats its letter's text stands at most this far from it
_RAISED = 0.25  # of the size above the baseline; a mark hangs there wholly, letters do not
_NEIGHBOUR = 1.5  # of the size; neighbours in a word are set no further apart
_SPACE = 0.12  # of the size; inside a word the pen goes on where it left off, but for some kerning
UNNAMED = "\uffff"  # stands for a glyph of which the font does not say what it shows
_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character, its box on the page and the point where it is set."""

    character: str
    left: float
    right: float
    baseline: float
    size: float
    origin: float | None = None
    end: float | None = None  # where the pen leaves off
    bottom: float = 0.0
    top: float = 0.0
    is_bold: bool = False
    drawn: int | None = None  # the object of the file that draws it: words that go together are drawn together
    is_stated: bool = False  # its text comes from a statement beside it, so the order of the file says nothing

    @property
    def has_box(self) -> bool:
        """False of spaces that PDFium makes up."""
        return self.right > self.left

    @property
    def place(self) -> float:
        """Where it is set, from left to right."""
        return self.left if self.origin is None else self.origin

    @property
    def start(self) -> float:
        """Where the pen began; the ink, where only that is known (a stated text has no pen)."""
        is_pen_known = self.end is not None and self.end != self.right
        return self.place if is_pen_known else min(self.place, self.left)

    @property
    def pen_end(self) -> float:
        """Where the pen left off; the ink, where only that is known."""
        return self.right if self.end is None else self.end

    @property
    def middle(self) -> float:
        """The middle of its box."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class _Cluster:
    """The glyphs that are set at one point, in reading order."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.character for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_mark(self) -> bool:
        return all(_MARK.match(glyph.character) for glyph in self.glyphs)


def is_mark(character: str) -> bool:
    """Whether a character is a vowel sign or another mark on an Arabic letter."""
    return bool(_MARK.match(character))


def from_right_to_left(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line by their places, from right to left; marks come behind their letters."""
    shown = [glyph for glyph in glyphs if not _CONTROLS.match(glyph.character)]
    solid = _without_loose_spaces(shown)
    baseline = median(glyph.baseline for glyph in solid) if solid else 0.0
    backwards = frozenset(_backwards(shown))
    clusters = _without_echoes(list(_clusters(solid, backwards)), baseline)
    letters = _with_marks(clusters)
    return _with_spaces(letters, solid)


def from_left_to_right(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line without Arabic by their places, whatever the order of the file."""
    solid = _without_loose_spaces([glyph for glyph in glyphs if not _CONTROLS.match(glyph.character)])
    free = _free_stretches(solid)
    found: list[Glyph] = []
    for glyph in sorted(solid, key=lambda g: (g.left + g.right, g.left)):
        while free and glyph.middle > free[-1]:
            found.append(replace(glyph, character=" ", left=free[-1], right=free.pop()))
        found.append(glyph)
    return found


def _without_loose_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs but the spaces that have no place of their own: made up, or set into the cell of a letter."""
    letters = [glyph for glyph in glyphs if not glyph.character.isspace()]

    def is_loose(space: Glyph) -> bool:
        return not space.has_box or any(
            letter.left + _SAME_PLACE * letter.size < space.middle < letter.right - _SAME_PLACE * letter.size
            for letter in letters
        )

    return [glyph for glyph in glyphs if not (glyph.character.isspace() and is_loose(glyph))]


def _backwards(glyphs: Sequence[Glyph]) -> Iterator[int]:
    """The glyphs (by identity) of places whose neighbours in the file stand as in words from left to right."""
    in_order = (glyph for glyph in glyphs if not glyph.is_stated)
    places = [list(group) for _, group in groupby(in_order, key=lambda g: (g.character.isspace(), round(g.place, 1)))]
    votes = [_direction(before[0], after[0]) for before, after in pairwise(places)]
    for i, group in enumerate(places):
        if sum(votes[max(0, i - 1) : i + 1]) > 0:
            yield from (id(glyph) for glyph in group)


def _direction(before: Glyph, after: Glyph) -> int:
    """1 where two letters of one word come from left to right, -1 from right to left, 0 for others."""
    is_apart = abs(after.place - before.place) > _NEIGHBOUR * before.size
    if is_apart or before.character.isspace() or after.character.isspace():
        return 0
    return 1 if after.place > before.place else -1


def _clusters(glyphs: Sequence[Glyph], backwards: frozenset[int]) -> Iterator[_Cluster]:
    """Glyphs by the point where they are set, from right to left; neighbours in the file keep their order."""
    together: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-round(g.place, 2), g.character.isspace())):
        is_apart = together and (
            together[-1].place - glyph.place > _SAME_PLACE * glyph.size or glyph.character.isspace()
        )
        if is_apart:
            yield from _at_one_place(together, backwards)
            together = []
        together.append(glyph)
        if glyph.character.isspace():
            yield _Cluster((glyph,))
            together = []
    if together:
        yield from _at_one_place(together, backwards)


def _at_one_place(glyphs: list[Glyph], backwards: frozenset[int]) -> Iterator[_Cluster]:
    """One cluster, or two where a mark is drawn at the point of its letter by a glyph of its own."""
    if len(glyphs) == 1 or not any(_ARABIC.match(glyph.character) for glyph in glyphs):
        yield _Cluster(tuple(glyphs))
        return
    by_height = sorted(enumerate(glyphs), key=lambda pair: (pair[1].bottom, pair[1].top, pair[0]))
    for _, drawn in groupby(by_height, key=lambda pair: (round(pair[1].bottom, 1), round(pair[1].top, 1))):
        yield _Cluster(tuple(_of_one_glyph([glyph for _, glyph in drawn], backwards)))


def _of_one_glyph(glyphs: list[Glyph], backwards: frozenset[int]) -> list[Glyph]:
    """The letters of one glyph in reading order: by their share of its box, else against the order of the file."""
    if len({round(glyph.left, 1) for glyph in glyphs}) > 1:
        shared = sorted(glyphs, key=lambda g: -g.left)
        return shared[::-1] if is_mark(shared[0].character) else shared
    turned = glyphs[::-1]
    letters, reverse = ("".join(g.character for g in order) for order in (glyphs, turned))
    bare, bare_reverse = _MARK.sub("", letters), _MARK.sub("", reverse)
    is_right_already = (
        id(glyphs[0]) in backwards
        or (bare_reverse[:1] in _ALEFS and bare_reverse[1:2] == _LAM and bare[:1] == _LAM)
        or (_MARK.match(reverse[0]) and not _MARK.match(letters[0]))
        or _ALLAH_REVERSED in reverse
    )
    is_wrong_way = (bare[:1] in _ALEFS and bare[1:2] == _LAM and bare_reverse[:1] == _LAM) or _MARK.match(letters[0])
    return glyphs if is_right_already and not is_wrong_way else turned


def _without_echoes(clusters: list[_Cluster], baseline: float) -> list[_Cluster]:
    """The clusters but those of mark glyphs that repeat the text of the letter on which they stand."""
    kept = []
    for i, cluster in enumerate(clusters):
        near = clusters[max(0, i - 4) : i] + clusters[i + 1 : i + 5]
        if not (_is_raised(cluster, baseline) and any(_is_echo(cluster, other, baseline) for other in near)):
            kept.append(cluster)
    return kept


def _is_raised(cluster: _Cluster, baseline: float) -> bool:
    """Whether the glyph hangs above the line or below it, as marks do."""
    first = cluster.glyphs[0]
    is_below = first.top < baseline and first.bottom < first.top
    is_marked = len(cluster.glyphs) > 1 and any(_MARK.match(glyph.character) for glyph in cluster.glyphs)
    return is_marked and (is_below or first.bottom > baseline + _RAISED * first.size)


def _is_echo(cluster: _Cluster, other: _Cluster, baseline: float) -> bool:
    distance = abs(cluster.glyphs[0].place - other.glyphs[0].place)
    is_near = distance <= _ECHO * cluster.glyphs[0].size
    return is_near and not _is_raised(other, baseline) and sorted(cluster.text) == sorted(other.text)


def _with_marks(clusters: list[_Cluster]) -> list[_Cluster]:
    """The clusters of letters, each followed by the marks that stand over or under it."""
    letters = [cluster for cluster in clusters if not cluster.is_mark]
    if not letters:
        return clusters
    marks: dict[int, list[Glyph]] = {}
    for mark in (cluster for cluster in clusters if cluster.is_mark):
        marks.setdefault(_bearer(mark, letters), []).extend(mark.glyphs)
    return [
        _Cluster((*cluster.glyphs, *sorted(marks.get(i, ()), key=lambda g: g.character != _SHADDA)))
        for i, cluster in enumerate(letters)
    ]


def _bearer(mark: _Cluster, letters: Sequence[_Cluster]) -> int:
    """The letter under the mark; of several, the one whose pen stood there, then the one whose middle is nearest."""
    middle = (mark.left + mark.right) / 2
    arabic = [i for i, letter in enumerate(letters) if _ARABIC.match(letter.text)] or list(range(len(letters)))
    written = next((i for i in arabic if letters[i].glyphs[0].place <= middle), arabic[-1])

    def distance(i: int) -> tuple[bool, float, bool]:
        return _outside(letters[i], middle), abs(letters[i].middle - middle), i != written

    return min(arabic, key=distance)


def _outside(letter: _Cluster, place: float) -> bool:
    return not letter.left <= place <= letter.right


def _with_spaces(clusters: Sequence[_Cluster], drawn: Sequence[Glyph]) -> list[Glyph]:
    """The characters, with a space in each stretch that the pen left free: not every producer writes its spaces."""
    free = _free_stretches(drawn)
    found: list[Glyph] = []
    for cluster in clusters:
        while free and cluster.middle < free[0]:
            place = free.pop(0)
            if cluster.text in _CLOSING:
                continue
            found.append(replace(cluster.glyphs[0], character=" ", left=place, right=place))
        found += cluster.glyphs
    return found


def _free_stretches(drawn: Sequence[Glyph]) -> list[float]:
    """The middles of the wide places of a line in which nothing is drawn, from right to left."""
    found: list[float] = []
    reached: float | None = None
    for glyph in sorted(drawn, key=lambda g: -max(g.right, g.pen_end)):
        end = max(glyph.right, glyph.pen_end)
        if reached is not None and reached - end > _SPACE * glyph.size:
            found.append((reached + end) / 2)
        reached = glyph.start if reached is None else min(reached, glyph.start)
    return found
