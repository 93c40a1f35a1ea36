"""The outlines of the countries that a view shows: the others would be read and projected for nothing."""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Any

from marsad.charts.projection import Box, View, outlines


def land(seen: View) -> dict[str, Any]:
    """The outlines in a view as TopoJSON; lines of no country in it are left empty, so that numbers stay."""
    whole = outlines()
    shown = [shape for shape, box in zip(_shapes(), _boxes(), strict=True) if _touch(box, seen.box)]
    used = {number for shape in shown for number in _lines(shape["arcs"])}
    return {
        **whole,
        "objects": {"countries": {**whole["objects"]["countries"], "geometries": shown}},
        "arcs": [line if number in used else [] for number, line in enumerate(whole["arcs"])],
    }


def _shapes() -> list[dict[str, Any]]:
    shapes: list[dict[str, Any]] = outlines()["objects"]["countries"]["geometries"]
    return shapes


def _lines(nested: Any) -> Iterator[int]:
    """The numbers of the lines around a country; one that is followed backwards is written as its complement."""
    for one in nested:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _lines(one)


@cache
def _boxes() -> tuple[Box, ...]:
    """How far each country reaches."""
    return tuple(_around([_line_boxes()[number] for number in _lines(shape["arcs"])]) for shape in _shapes())


@cache
def _line_boxes() -> tuple[Box, ...]:
    """How far each line reaches; its points are written as steps from one to the next."""
    (wide, high), (west, south) = outlines()["transform"]["scale"], outlines()["transform"]["translate"]
    boxes = []
    for line in outlines()["arcs"]:
        across = [west + wide * x for x in accumulate(step[0] for step in line)]
        upward = [south + high * y for y in accumulate(step[1] for step in line)]
        boxes.append((min(across), min(upward), max(across), max(upward)))
    return tuple(boxes)


def _around(boxes: list[Box]) -> Box:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
