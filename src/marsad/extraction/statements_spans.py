"""Which words of a stretch are cited: without marks around them, and no more than a reader takes in at once."""

import re

LONGEST = 60  # words; a citation is a sentence or less
SHORTEST = 3  # words; fewer say nothing
ENOUGH = 18  # words after which a comma is a good place to stop
WORD = re.compile(r"\S+")
EDGES = ' \t\n\r\u00a0\u202f,;:.،؛-–—*"«»“”„#[]'
COMMA = re.compile(r"[,;:،؛.](?=\s)")


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the marks and spaces at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def shortened(text: str, start: int, end: int) -> int:
    """Where to stop, so that at most `LONGEST` words are cited: at a comma where there is one."""
    words = [m.span() for m in WORD.finditer(text, start, end)]
    if len(words) <= LONGEST:
        return end
    commas = [m.start() for m in COMMA.finditer(text, words[ENOUGH][0], words[LONGEST - 1][1])]
    return commas[-1] if commas else words[LONGEST - 1][1]


def quotable(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words to cite of a stretch of the document; None when they are too few."""
    start, end = stripped(text, start, end)
    start, end = stripped(text, start, shortened(text, start, end))
    return (start, end) if len(WORD.findall(text[start:end])) >= SHORTEST else None
