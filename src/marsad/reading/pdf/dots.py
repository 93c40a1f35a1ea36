"""Joins what recent fonts draw as two glyphs, a letter's body and its dots, each named as the letter or not at all."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from marsad.language.characters import ARABIC
from marsad.reading.pdf.clusters import UNNAMED, Glyph, is_mark

_DOTTED = re.compile("[كبتثجخذزشضظغفقنيةئؤأإآپچژڤگک]")
_OTHER = re.compile(f"[^{ARABIC}\u064b-\u065f\u0670]")
_KASHIDA = "ـ"
_ABOVE = 0.25  # of the size over the line: dots and hamzas hang there wholly, bodies do not
_BELOW = 0.05  # of the size: what ends lower hangs under the line
_SMALL = 0.5  # of the size; no dots are wider or higher
_BESIDE = 0.4  # of the size; the hamza of a lam-alef stands that far outside its letter
_LARGER = 1.3  # times as high or as wide as its dots is a body
_FLAT = 0.16  # of the size; a kashida is a stroke on the line
_NEVER_FLAT = re.compile(r"[A-Za-z0-9()\[\]{}!?\"'#$%&*+/:;<>@^|~«»]")


def without_dots(line: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a line, each letter once; a body without a name takes that of its dots."""
    inked = [glyph for glyph in line if glyph.top > glyph.bottom]
    if not inked:
        return list(line)
    baseline = median(glyph.baseline for glyph in inked)
    glyphs = [replace(g, character=UNNAMED) if _is_nameless_kashida(g, baseline) else g for g in line]
    bodies = [g for g in glyphs if g.has_box and not g.character.isspace()]
    dropped: set[int] = set()
    named: dict[int, str] = {}
    marked = {_point(glyph) for glyph in glyphs if is_mark(glyph.character)}
    for dots in glyphs:
        is_dots = _DOTTED.match(dots.character) and _hangs(dots, baseline) and _point(dots) not in marked
        body = _body(dots, bodies) if is_dots else None
        if body is None:
            continue
        dropped.add(id(dots))
        if body.character != dots.character:
            named[id(body)] = dots.character
    return [replace(g, character=named[id(g)]) if id(g) in named else g for g in glyphs if id(g) not in dropped]


def _point(glyph: Glyph) -> tuple[float, float]:
    """Where a glyph is set: a letter and its mark that come from one glyph share it."""
    return round(glyph.place, 1), round(glyph.baseline, 1)


def _hangs(glyph: Glyph, baseline: float) -> bool:
    """Whether a glyph is small and stands wholly above the line or under it."""
    is_small = glyph.top - glyph.bottom < _SMALL * glyph.size and glyph.right - glyph.left < _SMALL * glyph.size
    is_off = glyph.bottom > baseline + _ABOVE * glyph.size or glyph.top < baseline + _BELOW * glyph.size
    return is_small and is_off and glyph.character != _KASHIDA


def _body(dots: Glyph, bodies: Sequence[Glyph]) -> Glyph | None:
    """The body under or over the dots: one of the same name, else one that has no name or that of its number."""
    reach = _BESIDE * dots.size
    larger = [b for b in bodies if b.left - reach <= dots.middle <= b.right + reach and _is_larger(b, dots)]
    same = [b for b in larger if b.character == dots.character]
    others = [b for b in larger if _OTHER.match(b.character) and b.left <= dots.middle <= b.right]
    return min(same or others, key=lambda body: abs(body.middle - dots.middle), default=None)


def _is_larger(body: Glyph, dots: Glyph) -> bool:
    is_higher = body.top - body.bottom > _LARGER * (dots.top - dots.bottom)
    return is_higher or body.right - body.left > _LARGER * (dots.right - dots.left)


def _is_nameless_kashida(glyph: Glyph, baseline: float) -> bool:
    """A flat stroke on the line that is named as a sign which is never flat: its font gives it no name."""
    is_flat = glyph.top - glyph.bottom < _FLAT * glyph.size and abs(glyph.bottom - baseline) < _FLAT * glyph.size
    return glyph.has_box and is_flat and not is_mark(glyph.character) and bool(_NEVER_FLAT.match(glyph.character))
