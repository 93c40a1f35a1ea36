"""Takes the footnotes of a PDF page out of its lines, each as a piece of its own, and their marks out of the text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.reading.draft import Piece
from marsad.reading.pdf.glyphs import Line
from marsad.reading.pdf.hyphens import Hyphens
from marsad.records import BlockKind

_SMALLER = 0.93  # of the text's size: footnotes are set smaller
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPTS, "0123456789")
_START = re.compile(
    rf"^([{_SUPERSCRIPTS}]{{1,3}}|[0-9٠-٩]{{1,3}}(?=[\s.)])|\([0-9٠-٩]{{1,3}}\)|[*†‡§]{{1,3}})[.)]?\s*(?=\S)"
)
_MARK = re.compile(rf"[{_SUPERSCRIPTS}]{{1,3}}")
_MOST = 0.6  # of a page's lines; more small print is the text itself
_LOOSE = 2.2  # of the size; footnotes stand closer to each other


def without_footnotes(lines: Sequence[Line], body: float, hyphens: Hyphens) -> tuple[list[Line], list[Piece]]:
    """The lines of a page without its footnotes and their marks, and the footnotes."""
    notes = _notes(lines, body)
    known = {_START.match(note[0].text)[1].translate(_PLAIN) for note in notes}  # type: ignore[index]  # each has one
    taken = {id(line) for note in notes for line in note}

    def unmarked(match: re.Match[str]) -> str:
        return "" if match[0].translate(_PLAIN) in known else match[0]

    kept = [replace(line, text=_MARK.sub(unmarked, line.text)) for line in lines if id(line) not in taken]
    return [line for line in kept if line.text], [_piece(note, hyphens) for note in notes]


def _notes(lines: Sequence[Line], body: float) -> list[list[Line]]:
    """The small lines at the foot of a page, one list for each that begins with a mark."""
    rising = sorted(lines, key=lambda line: (line.baseline, -line.left))
    small: list[Line] = []
    for line in rising:
        is_far = small and line.baseline - small[-1].baseline > _LOOSE * line.size
        if line.size >= _SMALLER * body or is_far:
            break
        small.append(line)
    falling = sorted(small, key=lambda line: (-round(line.baseline), line.left))
    first = next((i for i, line in enumerate(falling) if _START.match(line.text)), None)
    if first is None or len(small) > _MOST * len(lines):
        return []
    found: list[list[Line]] = []
    for line in falling[first:]:
        if _START.match(line.text):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _piece(note: Sequence[Line], hyphens: Hyphens) -> Piece:
    text = hyphens.joined(note)
    mark = _START.match(text)
    said = f"{mark[1].translate(_PLAIN)} {text[mark.end() :]}" if mark else text
    return Piece(kind=BlockKind.FOOTNOTE, text=said, page=note[0].page)
