"""Pages to train on: the article of one page written by hand between head and foot of others in its language.

So few pages would teach their own order of menus and notices; mixed, each article stands in many surroundings.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import groupby

from reading_lines import Labelled

from marsad.language.identify import identify

_LEFT_OUT = 0.15  # of the lines around the text, so that no two heads are the same

Row = tuple[str, bool | None]


def mixed(pages: Sequence[Labelled], count: int, seed: int = 1) -> Iterator[Labelled]:
    """So many mixed pages; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    by_language = sorted(pages, key=_language)
    groups = [list(group) for _, group in groupby(by_language, key=_language)]
    for number in range(count):
        group = groups[number % len(groups)]
        head, article, foot = (_parts(chance.choice(group))[part] for part in range(3))
        rows = [row for row in (*head, *article, *foot) if row[1] is not False or chance.random() > _LEFT_OUT]
        yield Labelled(
            name=f"mixed {number}", lines=tuple(line for line, _ in rows), good=tuple(good for _, good in rows)
        )


def _language(page: Labelled) -> str:
    return identify("\n".join(page.lines)).language


def _parts(page: Labelled) -> tuple[list[Row], list[Row], list[Row]]:
    """What stands above the first of the author's lines, from there to the last, and below it."""
    rows = list(zip(page.lines, page.good, strict=True))
    own = [i for i, good in enumerate(page.good) if good]
    last = own[-1] + 1
    while last < len(rows) and page.good[last] is None:
        last += 1
    return rows[: own[0]], rows[own[0] : last], rows[last:]
