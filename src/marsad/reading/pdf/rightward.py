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
_FIGURE = re.compile(rf"([.،]?)([(\[]?[{DIGITS}]+(?:[./:–-][{DIGITS}]+)+[)\]]?)")  # its full stop stands on the left
_YEARS = re.compile("[0-9]{4}[-–][0-9]{4}")
# From right to left, as a line stands before its Latin words are turned: "19-DIVOC", "092/46/SER/A", "G3".
_LATIN_RUN = re.compile(
    rf"(?:[{DIGITS}](?:[{DIGITS}./:_-]*[{DIGITS}/:_-])?)?\+{{0,2}}(?:/{{0,2}}:)?(?:/{{1,2}})?"
    rf"[{LATIN}](?:[^{ARABIC}{MARKS}]*[{LATIN}])?(?:[{DIGITS}]+(?![.,/:-]?[{DIGITS}]))?"
)
_FIGURE_BEHIND = re.compile(
    r"(?:(?P<held>[()\[\]](?:(?P<years>[0-9]{4}[-–][0-9]{4})|(?P<year>[0-9]{4})|[0-9]{1,3})[()\[\]])|[0-9]{1,4})"
    r"(?: {0,2}\+)? {0,2}$"
)
_ATOM = re.compile(
    rf"(?<![{DIGITS}])(?P<years>[0-9]{{4}}[-–][0-9]{{4}})(?![{DIGITS}])|[{DIGITS}](?:[{DIGITS}.,/:\u066b\u066c]*[{DIGITS}])?|.",
    re.DOTALL,
)
_ADDRESS = re.compile("://?$")  # "https://" at the end of a line
_STRAY = re.compile(rf"(^|(?<=\s))([.,:;!?])([{LATIN}][{LATIN}{DIGITS} .,:;'’&/()-]*[{LATIN}{DIGITS}]|[{LATIN}])")


def in_reading_order(glyphs: Sequence[Glyph]) -> str:
    """The text of a line on a page that is mostly Arabic."""
    if figure := _lone_figure(glyphs):
        return figure
    if _is_latin(glyphs):
        return _STRAY.sub(r"\1\3\2", "".join(glyph.character for glyph in from_left_to_right(glyphs)))
    line = _between_words(*_with_latin_runs(from_right_to_left(glyphs)))
    text = "".join(glyph.character for glyph in line)
    return _brackets(_STRAY.sub(r"\1\3\2", text))


def _is_latin(glyphs: Sequence[Glyph]) -> bool:
    return any(_LATIN.match(glyph.character) for glyph in glyphs) and not any(_is_arabic(glyph) for glyph in glyphs)


def _lone_figure(glyphs: Sequence[Glyph]) -> str:
    """A line that is one figure, "2021-04-12", which no Arabic word before it turns round; "" for any other line."""
    if not all(glyph.has_box or glyph.character.isspace() for glyph in glyphs):
        return ""
    text = "".join(glyph.character for glyph in sorted(glyphs, key=lambda g: g.left)).strip()
    found = _FIGURE.fullmatch(text)
    is_turned = found and _YEARS.fullmatch(found[2].strip("()[]")) and not _rises(found[2].strip("()[]"))
    return found[2] + found[1] if found and not is_turned else ""


def _stretches(glyphs: Sequence[Glyph], key: Callable[[Glyph], bool]) -> Iterator[list[Glyph]]:
    for _, run in groupby(glyphs, key):
        yield list(run)


def _is_arabic(glyph: Glyph) -> bool:
    return bool(_ARABIC.match(glyph.character))


def _has_no_direction(glyph: Glyph) -> bool:
    """Figures, signs and spaces: what may change places between words."""
    return not (_ARABIC.match(glyph.character) or _LATIN.match(glyph.character))


def _with_latin_runs(line: list[Glyph]) -> tuple[list[Glyph], frozenset[int]]:
    """The line with Latin words that follow each other from left to right, with their figures; and which these are."""
    text = "".join(glyph.character[:1] for glyph in line)
    sorted_line, turned = list(line), set[int]()
    for match in _LATIN_RUN.finditer(text):
        start = match.start()
        while length := _length_of_figure(line[:start], line[match.start()]):
            start -= length
        run = sorted_line[start : match.end()]
        if all(glyph.has_box for glyph in run if glyph.character.strip()):
            atoms = [[glyph] for glyph in run]
            sorted_line[start : match.end()] = _placed(atoms, [], [], towards=1)
            turned |= {id(glyph) for glyph in run}
    return sorted_line, frozenset(turned)


def _length_of_figure(before: Sequence[Glyph], latin: Glyph) -> int:
    """How many characters belong to a figure that goes with the Latin words behind it: "ISO 9001", "UNESCO (2005)".

    Between Arabic and Latin words a figure may belong to either, and stands at the same place. It is the Latin words'
    where one object of the file draws both, where brackets are around it, or where its years rise rightwards: behind an
    Arabic word the later year stands on the left.
    """
    found = _FIGURE_BEHIND.search("".join(glyph.character[:1] for glyph in before))
    if not found:
        return 0
    years = found["years"] or ""
    drawn = {glyph.drawn for glyph in before[found.start() :] if glyph.character.strip()}
    is_together = not years and drawn == {latin.drawn} != {None}
    is_item = not any(_is_arabic(glyph) for glyph in before[: found.start()]) and not found["year"]  # "(1) UNESCO"
    is_held = bool(found["held"]) and not years and not is_item
    return len(found[0]) if (years and _rises(years[::-1])) or is_together or is_held else 0


def _rises(years: str) -> bool:
    """Whether of two years, "2021-2027", the later stands on the right."""
    return years[:4] < years[-4:]


def _between_words(line: list[Glyph], turned: frozenset[int]) -> list[Glyph]:
    """Figures, signs and spaces between Arabic words, from right to left; the digits of a figure from left to right."""
    found: list[Glyph] = []

    def may_move(glyph: Glyph) -> bool:
        return _has_no_direction(glyph) and id(glyph) not in turned

    runs = list(_stretches(line, may_move))
    for i, run in enumerate(runs):
        is_sortable = len(run) > 1 and may_move(run[0]) and not _is_inside_latin(runs, i)
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
    """Atoms: whole figures with their points ("45.5", "14:30"), years that rise rightwards, every other sign alone."""
    text = "".join(glyph.character[:1] for glyph in run)
    atoms: list[list[Glyph]] = []
    for match in _ATOM.finditer(text):
        atom = sorted(run[match.start() : match.end()], key=lambda g: g.left)
        if match["years"] and not _rises("".join(glyph.character[:1] for glyph in atom)):
            atoms += [atom[5:], [atom[4]], atom[:4]]
        else:
            atoms.append(atom)
    return atoms


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
    """Open before a word, close behind one: the spaces tell which, whatever the file says; else what is open does."""
    characters, opened = list(text), list[str]()
    for i, sign in enumerate(characters):
        if sign not in _PAIRS:
            continue
        is_after_gap = i == 0 or characters[i - 1].isspace() or characters[i - 1] in _OPENING
        is_before_gap = (
            i + 1 == len(text) or text[i + 1].isspace() or text[i + 1] in ".,،؛:;؟?!" or text[i + 1] in _PAIRS
        )
        closes = bool(opened) and opened[-1] == sign
        if (is_after_gap and not is_before_gap and sign in _CLOSING) or (
            is_before_gap and sign in _OPENING and (not is_after_gap or closes)
        ):
            characters[i] = _PAIRS[sign]
        if characters[i] in _OPENING:
            opened.append(characters[i])
        elif opened:
            opened.pop()
    return "".join(characters)
