"""The cells of an HTML table in their columns: one that spans several leaves the others empty."""

from collections.abc import Iterator

from lxml import etree

_WIDEST, _LONGEST = 64, 200  # columns and rows that cells may span; a page that claims more is made to do harm
_PARTS = frozenset({"thead", "tbody", "tfoot"})


def grid(table: etree._Element) -> Iterator[list[etree._Element | None]]:
    """The rows of a table without those of tables in its cells; None where a cell reaches over from left or above."""
    held: dict[int, int] = {}  # by column: how many rows below are still covered from above
    for row in _rows(table):
        found: list[etree._Element | None] = []
        for cell in row:
            if _name(cell) not in {"td", "th"}:
                continue
            _pass_over(found, held)
            wide, high = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _LONGEST)
            wide = max(1, min(wide, _WIDEST - len(found)))
            held |= {column: high - 1 for column in range(len(found), min(len(found) + wide, _WIDEST)) if high > 1}
            found += [cell, *[None] * (wide - 1)]
        _pass_over(found, held, until=max(held, default=-1))
        yield found


def is_of_data(table: etree._Element) -> bool:
    """Whether a table says itself that it holds data: it has a caption or heads of columns of its own."""
    return table.get("role") not in {"presentation", "none"} and any(
        _name(child) in {"caption", "thead"} or (_name(child) == "tr" and any(_name(cell) == "th" for cell in child))
        for part in (table, *(child for child in table if _name(child) in _PARTS))
        for child in part
    )


def _pass_over(found: list[etree._Element | None], held: dict[int, int], until: int = -1) -> None:
    """Leave the columns empty that a cell of a row above covers: those that come next, or all up to one."""
    while len(found) in held or len(found) <= until:
        column = len(found)
        if column in held:
            held[column] -= 1
            if not held[column]:
                del held[column]
        found.append(None)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if _name(child) == "tr":
            yield child
        elif _name(child) in _PARTS:
            yield from (row for row in child if _name(row) == "tr")


def _span(cell: etree._Element, name: str, most: int) -> int:
    said = cell.get(name, "").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _name(element: etree._Element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""
