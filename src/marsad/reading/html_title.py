"""Finds the line of a page that says its title."""

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.html_walk import Page
from marsad.records import BlockKind


def title_line(page: Page, title: str) -> int | None:
    """The heading that says the title, or else the first line that does."""
    wanted = key(title)
    if not wanted:
        return None
    lengths = range(len(wanted) // 2, 2 * len(title) + 1)  # of lines worth comparing
    rare = max(wanted.split(" "), key=len)  # without which a line need not be cut into words
    alike = [
        i
        for i, line in enumerate(page.lines)
        if len(line.text) in lengths and rare in (folded := fold(line.text)) and " ".join(word_texts(folded)) == wanted
    ]
    headings = [i for i in alike if page.lines[i].kind is BlockKind.HEADING and not page.lines[i].linked]
    return min(headings, key=lambda i: (page.lines[i].level or 9, i)) if headings else next(iter(alike), None)


def key(text: str) -> str:
    """A text as its words, for comparing."""
    return " ".join(word_texts(fold(text)))
