"""Chooses the main text among the lines of a page, and says of every other line why it is left out.

What the elements' names say comes first; where most of the prose stands, and where the title, decides between them.
"""

from collections.abc import Sequence

from marsad.reading.html_signs import BODY, LEAD
from marsad.reading.html_walk import Box, Line, Page
from marsad.records import BlockKind

_PROSE = 60  # characters; shorter lines do not tell where the text is
_LINKED = {BlockKind.PARAGRAPH: 0.5, BlockKind.LIST_ITEM: 0.15}  # share of a line's characters up to which it is prose
_MOST_OF = 0.5  # a part with so much of the page's prose is no surrounding, whatever its name
_LEAST_BODY = 0.15  # share of the page's prose that an element must have that is named as a body
_LEAST_ARTICLE = 0.35
_LEAST = 200  # characters of prose


def main_lines(page: Page, title_line: int | None = None) -> list[str]:
    """For each line the reason for which it is left out, or "" for the main text."""
    if not page.boxes:
        return []
    prose = [_prose(line) for line in page.lines]
    around = _around(page, masses(page, prose))
    mass = [0 if around[line.box] else value for line, value in zip(page.lines, prose, strict=True)]
    chosen = _chosen(page, around, masses(page, mass), title_line)
    inside = _inside(page.boxes, chosen | _leads(page, chosen))
    return [
        around[line.box] or ("" if inside[line.box] or line.kind is BlockKind.FOOTNOTE else "outside")
        for line in page.lines
    ]


def _leads(page: Page, chosen: set[int]) -> set[int]:
    """The leads above the text, in the element around it."""
    first = min(chosen)
    near = set(_above(page.boxes, first)[:4])
    return {i for i, box in enumerate(page.boxes[:first]) if box.sign == LEAD and box.parent in near}


def _prose(line: Line) -> int:
    """The characters of a line that count as running text."""
    share = _LINKED.get(line.kind, 0.0)
    return len(line.text) if len(line.text) >= _PROSE and line.linked < share * len(line.text) else 0


def masses(page: Page, values: Sequence[int]) -> list[int]:
    """What stands in each box, boxes inside it included."""
    found = [0] * len(page.boxes)
    for line, value in zip(page.lines, values, strict=True):
        found[line.box] += value
    for number in range(len(page.boxes) - 1, 0, -1):
        found[page.boxes[number].parent] += found[number]
    return found


def _around(page: Page, mass: Sequence[int]) -> list[str]:
    """The reason of each box that surrounds the text, or that stands in one that does."""
    found: list[str] = []
    for box, value in zip(page.boxes, mass, strict=True):
        above = found[box.parent] if box.parent >= 0 else ""
        own = box.sign if box.sign not in {BODY, LEAD} and box.parent >= 0 and value <= _MOST_OF * mass[0] else ""
        found.append(above or own)
    return found


def _chosen(page: Page, around: Sequence[str], mass: Sequence[int], title_line: int | None) -> set[int]:
    """The boxes whose lines are the text."""
    title_box = page.lines[title_line].box if title_line is not None else 0
    open_boxes = [i for i in range(len(page.boxes)) if not around[i] and mass[i] >= _LEAST]
    bodies = [i for i in open_boxes if page.boxes[i].sign == BODY and mass[i] >= _LEAST_BODY * mass[0]]
    articles = [i for i in open_boxes if page.boxes[i].tag == "article" and mass[i] >= _LEAST_BODY * mass[0]]
    for found, least in ((bodies, _LEAST_BODY), (articles, _LEAST_ARTICLE)):
        best = _best(page.boxes, mass, found, title_box)
        if best is not None and (mass[best] >= least * mass[0] or best in {title_box, *_above(page.boxes, title_box)}):
            return _with_like(page, around, mass, best)
    return {_narrowest(page, mass)}


def _best(boxes: Sequence[Box], mass: Sequence[int], found: Sequence[int], title_box: int) -> int | None:
    """The one with the title, else the one with most; of one inside the other the inner if it has nearly as much."""
    if not found:
        return None
    around_title = {title_box, *_above(boxes, title_box)} if title_box else set()
    best = max(found, key=lambda i: (i in around_title, mass[i], -i))
    for i in found:
        if i > best and best in _above(boxes, i) and mass[i] >= 0.9 * mass[best]:
            best = i
    return best


def _with_like(page: Page, around: Sequence[str], mass: Sequence[int], best: int) -> set[int]:
    """With the other parts of a body that the page cuts in pieces: of the same name, in the same article."""
    boxes, own = page.boxes, page.boxes[best]
    frame = next((i for i in _above(boxes, best) if boxes[i].tag in {"article", "main"}), -1)
    if frame < 0 or own.sign != BODY:
        return {best}
    return {best} | {
        i for i, box in enumerate(boxes)
        if (box.names, box.tag) == (own.names, own.tag) and not around[i] and mass[i] and frame in _above(boxes, i)
    }  # fmt: skip


def _above(boxes: Sequence[Box], number: int) -> list[int]:
    """The boxes that a box stands in, the nearest first."""
    found = []
    while (number := boxes[number].parent) >= 0:
        found.append(number)
    return found


def _narrowest(page: Page, mass: Sequence[int]) -> int:
    """The smallest box that holds nearly all the prose; one long line among short ones is not the whole text."""
    sizes = masses(page, [1] * len(page.lines))
    best = 0
    for i, box in enumerate(page.boxes):
        if box.parent == best and mass[i] >= 0.8 * mass[0] > 0 and sizes[i] > 1:
            best = i
    return best


def _inside(boxes: Sequence[Box], chosen: set[int]) -> list[bool]:
    found: list[bool] = []
    for number, box in enumerate(boxes):
        found.append(number in chosen or (box.parent >= 0 and found[box.parent]))
    return found
