"""Draws how something grows: figures over sizes, both axes logarithmic, as a plain SVG."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 330
LEFT, RIGHT, TOP, BOTTOM = 70, 560, 50, 260  # of the area in which points stand
COLOURS = ("#1b6f8a", "#8a5a1b", "#5b3f8a")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What grows, with its points: size and figure, above nought."""

    title: str
    unit: str
    points: Sequence[tuple[int, float]]


def drawing(title: str, lines: Sequence[Line]) -> str:
    """The lines in one picture; each point bears its figure, each size stands beneath."""
    sizes = sorted({size for line in lines for size, _ in line.points})
    figures = [figure for line in lines for _, figure in line.points]
    body = "".join(_line(line, COLOURS[place], sizes, figures, place) for place, line in enumerate(lines))
    named = "".join(_text(_across(size, sizes), BOTTOM + 24, f"{size:,}", "middle") for size in sizes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif" '
        f'font-size="12"><title>{title}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f"{named}{body}</svg>\n"
    )


def _line(line: Line, colour: str, sizes: Sequence[int], figures: Sequence[float], place: int) -> str:
    spots = [(_across(size, sizes), _up(figure, figures), figure) for size, figure in line.points]
    course = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in spots)
    told = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/>{_text(x, y - 9, f"{figure:.0f} {line.unit}", "middle")}'
        for x, y, figure in spots
    )
    stroke = f'<polyline points="{course}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return f'<g fill="{colour}">{stroke}{told}{_text(20, 20 + 14 * place, line.title, "start")}</g>'


def _across(size: float, sizes: Sequence[float]) -> float:
    return LEFT + (RIGHT - LEFT) * _share(size, sizes)


def _up(figure: float, figures: Sequence[float]) -> float:
    return BOTTOM - (BOTTOM - TOP) * _share(figure, figures)


def _share(value: float, every: Sequence[float]) -> float:
    """Where a value stands between the least and the greatest, by its logarithm."""
    least, most = math.log(min(every)), math.log(max(every))
    return (math.log(value) - least) / (most - least) if most > least else 0.5


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'
