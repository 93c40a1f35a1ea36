"""Puts the characters of a right-to-left line where they stand: one cluster per place, marks behind their letter.

A file may draw a letter and its marks as one glyph or as several, name the whole cluster for each of them ("مّ" twice),
or let their boxes overlap those of the neighbours; what is certain is the point where each glyph is set, its origin.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from marsad.language.characters import ARABIC, MARKS

_ARABIC = re.compile(f"[{ARABIC}{MARKS}]")
_MARK = re.compile(f"[{MARKS}]")
_ALEFS, _LAM, _SHADDA = "اأإآٱ", "ل", "ّ"
_ALLAH_REVERSED = "هلل"
_SAME_PLACE = 0.02  # of the size; glyphs set at one point belong together
_ECHO = 1.5  # of the size; a mark that repeats its letter's text stands at most this far from it
_RAISED = 0.25  # of the size above the baseline; a mark hangs there wholly, letters do not
_NEIGHBOUR = 1.5  # of the size; neighbours in a word are set no further apart
_SPACE = 0.14  # of the size; joined letters touch, letters that do not join stand closer than this
_LOST_SPACE = 0.12  # of the size, from the pen; where a line writes its spaces itself, one that PDFium lost
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
    bottom: float = 0.0
    top: float = 0.0
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
    def is_mark(self) -> bool:
        return all(_MARK.match(glyph.character) for glyph in self.glyphs)


def is_mark(character: str) -> bool:
    """Whether a character is a vowel sign or another mark on an Arabic letter."""
    return bool(_MARK.match(character))


def from_right_to_left(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a line by their places, from right to left; marks come behind their letters."""
    shown = [glyph for glyph in glyphs if not _CONTROLS.match(glyph.character)]
    solid = [glyph for glyph in shown if glyph.has_box or not glyph.character.isspace()]
    spaces = [glyph for glyph in shown if not glyph.has_box and glyph.character.isspace()]
    baseline = median(glyph.baseline for glyph in solid) if solid else 0.0
    backwards = frozenset(_backwards(shown))
    clusters = _without_echoes(list(_clusters(solid, backwards)), baseline)
    letters = _with_marks(clusters)
    return _with_spaces(letters, spaces)


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
    is_right_already = (
        id(glyphs[0]) in backwards
        or (reverse[0] in _ALEFS and reverse[1:2] == _LAM and letters[0] == _LAM)
        or (_MARK.match(reverse[0]) and not _MARK.match(letters[0]))
        or _ALLAH_REVERSED in reverse
    )
    is_wrong_way = (letters[0] in _ALEFS and letters[1:2] == _LAM and reverse[0] == _LAM) or _MARK.match(letters[0])
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

    def distance(i: int) -> tuple[bool, bool, float]:
        return _outside(letters[i], middle), i != written, abs((letters[i].left + letters[i].right) / 2 - middle)

    return min(arabic, key=distance)


def _outside(letter: _Cluster, place: float) -> bool:
    return not letter.left <= place <= letter.right


def _with_spaces(clusters: Sequence[_Cluster], spaces: Sequence[Glyph]) -> list[Glyph]:
    """The characters, with a made-up space in each gap that is wide enough, the widest first."""
    writes_spaces = any(cluster.text.isspace() for cluster in clusters)
    gaps = {i: _gap(*pair, from_pen=writes_spaces) for i, pair in enumerate(pairwise(clusters))}
    size = max((cluster.glyphs[0].size for cluster in clusters), default=0.0)
    least = (_LOST_SPACE if writes_spaces else _SPACE) * size
    wide = sorted((i for i, gap in gaps.items() if gap > least), key=lambda i: -gaps[i])
    chosen = set(wide[: len(spaces)])
    found: list[Glyph] = []
    for i, cluster in enumerate(clusters):
        found += cluster.glyphs
        if i in chosen:
            found.append(spaces[0])
    return found


def _gap(before: _Cluster, after: _Cluster, *, from_pen: bool) -> float:
    """The free space between two clusters, from the ink or from where the pen left off; none beside a space."""
    if before.text.isspace() or after.text.isspace():
        return 0.0
    return (before.glyphs[0].place if from_pen else before.left) - after.right
