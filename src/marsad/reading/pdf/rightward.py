"""Puts the characters of a right-to-left line into reading order, by where they stand on the page.

Things come wrong from PDF files, each from other producers: letters that share one glyph are swapped (lam-alef), marks
stand before their letters and words come backwards, all put right in `clusters`; Latin words inside an Arabic line come
in reverse; signs between two directions change places; brackets are mirrored.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from marsad.language.characters import ARABIC, DIGITS, LATIN, MARKS
from marsad.reading.pdf.clusters import Glyph, from_left_to_right, from_right_to_left

_ARABIC = re.compile(f"[{ARABIC}{MARKS}]")
_LATIN = re.compile(f"[{LATIN}]")
_OPENING, _CLOSING = "([{«“", ")]}»”"
_PAIRS = {**dict(zip(_OPENING, _CLOSING, strict=True)), **dict(zip(_CLOSING, _OPENING, strict=True))}
_ADDRESS = re.compile("://?$")  # "https://" at the end of a line
_STRAY = re.compile(rf"(^|(?<=\s))([.,:;!?])([{LATIN}][{LATIN}{DIGITS} .,:;'’&/()-]*[{LATIN}{DIGITS}]|[{LATIN}])")


def in_reading_order(glyphs: Sequence[Glyph]) -> str:
    """The text of a line on a page that is mostly Arabic."""
    if any(_LATIN.match(glyph.character) for glyph in glyphs) and not any(_is_arabic(glyph) for glyph in glyphs):
        return _STRAY.sub(r"\1\3\2", "".join(glyph.character for glyph in from_left_to_right(glyphs)))
    line = _latin_runs(from_right_to_left(glyphs))
    line = _between_words(line)
    text = "".join(glyph.character for glyph in line)
    return _brackets(_STRAY.sub(r"\1\3\2", text))


def _stretches(glyphs: Sequence[Glyph], key: Callable[[Glyph], bool]) -> Iterator[list[Glyph]]:
    for _, run in groupby(glyphs, key):
        yield list(run)


def _is_arabic(glyph: Glyph) -> bool:
    return bool(_ARABIC.match(glyph.character))


def _has_no_direction(glyph: Glyph) -> bool:
    """Figures, signs and spaces: what may change places between words."""
    return not (_ARABIC.match(glyph.character) or _LATIN.match(glyph.character))


def _latin_runs(line: list[Glyph]) -> list[Glyph]:
    """Latin words that follow each other, as they stand from left to right."""
    text = "".join(glyph.character[:1] for glyph in line)
    sorted_line = list(line)
    for match in re.finditer(rf"(?:/{{0,2}}:)?(?:/{{1,2}})?[{LATIN}](?:[^{ARABIC}{MARKS}]*[{LATIN}])?", text):
        run = sorted_line[match.start() : match.end()]
        if all(glyph.has_box for glyph in run if glyph.character.strip()):
            atoms = [[glyph] for glyph in run]
            sorted_line[match.start() : match.end()] = _placed(atoms, [], [], towards=1)
    return sorted_line


def _between_words(line: list[Glyph]) -> list[Glyph]:
    """Figures, signs and spaces between Arabic words, from right to left; the digits of a figure from left to right."""
    found: list[Glyph] = []
    runs = list(_stretches(line, _has_no_direction))
    for i, run in enumerate(runs):
        is_sortable = len(run) > 1 and _has_no_direction(run[0]) and not _is_inside_latin(runs, i)
        if not is_sortable or not all(glyph.has_box for glyph in run if glyph.character.strip()):
            found += run
            continue
        after = runs[i + 1] if i + 1 < len(runs) else []
        found += _placed(_figures(run), runs[i - 1] if i else [], after, towards=-1)
    return found


def _is_inside_latin(runs: list[list[Glyph]], i: int) -> bool:
    if i and _LATIN.match(runs[i - 1][-1].character) and _ADDRESS.match("".join(g.character for g in runs[i])):
        return True
    return 0 < i < len(runs) - 1 and all(_LATIN.match(g.character) for g in (runs[i - 1][-1], runs[i + 1][0]))


def _figures(run: list[Glyph]) -> list[list[Glyph]]:
    """Atoms: whole figures with their points ("45.5", "14:30"), and every other sign alone."""
    text = "".join(glyph.character[:1] for glyph in run)
    pattern = rf"[{DIGITS}](?:[{DIGITS}.,/:\u066b\u066c]*[{DIGITS}])?|."
    atoms = [run[m.start() : m.end()] for m in re.finditer(pattern, text, re.DOTALL)]
    return [sorted(atom, key=lambda g: g.left) if len(atom) > 1 else atom for atom in atoms]


def _placed(atoms: list[list[Glyph]], before: list[Glyph], after: list[Glyph], *, towards: int) -> list[Glyph]:
    """Atoms in the order of their places (1 rightwards, -1 leftwards); spaces without a place go into the gaps."""
    solid = sorted((a for a in atoms if a[0].has_box), key=lambda a: towards * (a[0].left + a[-1].right))
    loose = [glyph for atom in atoms if not atom[0].has_box for glyph in atom]
    edges = [before, *solid, after]
    gaps = [_gap(a, b, towards) for a, b in pairwise(edges)]
    widest = sorted(range(len(gaps)), key=lambda i: -gaps[i])[: len(loose)]
    found: list[Glyph] = []
    for i, edge in enumerate(edges[1:]):
        found += [loose.pop()] if i in widest and loose else []
        found += edge if i < len(solid) else []
    return found + loose


def _gap(one: list[Glyph], other: list[Glyph], towards: int) -> float:
    """The free space between two atoms that follow each other; none at the edge of a line."""
    left, right = (one, other) if towards > 0 else (other, one)
    ends = [g.right for g in left if g.has_box]
    starts = [g.left for g in right if g.has_box]
    return min(starts) - max(ends) if starts and ends else -1000.0


def _brackets(text: str) -> str:
    """Open before a word, close behind one: the spaces tell which, whatever the file says."""
    characters = list(text)
    for i, sign in enumerate(characters):
        if sign not in _PAIRS:
            continue
        is_after_gap = i == 0 or characters[i - 1].isspace() or characters[i - 1] in _OPENING
        is_before_gap = (
            i + 1 == len(text) or text[i + 1].isspace() or text[i + 1] in ".,،؛:;؟?!" or text[i + 1] in _PAIRS
        )
        if (is_after_gap and not is_before_gap and sign in _CLOSING) or (
            is_before_gap and not is_after_gap and sign in _OPENING
        ):
            characters[i] = _PAIRS[sign]
    return "".join(characters)
