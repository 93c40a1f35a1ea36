"""Which words of a stretch are cited: without marks around them, and no more than a reader takes in at once."""

import re
from dataclasses import replace

from marsad.records import Sentence

NUMBER = re.compile(r"\s*[(\[]?(?:[0-9٠-٩]{1,3}|[a-z]|[ivxlc]{2,5}|[IVXLC]{2,5})[.)\]]+\s+(?=\S)")
LONGEST = 60  # words; a citation is a sentence or less
SHORTEST = 3  # words; fewer say nothing
ENOUGH = 18  # words after which a comma is a good place to stop
WORD = re.compile(r"\S+")
EDGES = ' \t\n\r\u00a0\u202f,;:.،؛-–—*"«»“”„#[]'
PAIRS = (("«", "»"), ("“", "”"), ("„", "“"))
CLOSER = re.compile("[.,;:!?؟،…]?[ \u00a0\u202f]?([»”“])")
OPENER = re.compile("([«“„])[ \u00a0\u202f]?$")
ARABIC_LETTER = re.compile("[ء-ي]")
COMMA = re.compile(r"[,;:،؛.](?=\s)")


def unnumbered(sentence: Sentence) -> Sentence:
    """A sentence without the number or letter that counts it: "6. The participants undertake …", "iv) CALL UPON …"."""
    number = NUMBER.match(sentence.text)
    if number is None:
        return sentence
    return replace(sentence, start=sentence.start + number.end(), text=sentence.text[number.end() :])


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


def word_start(text: str, start: int) -> int:
    """Where the word begins in which a stretch begins: a citation takes along the "ب" written onto its first word."""
    while start and ARABIC_LETTER.match(text[start - 1]) and ARABIC_LETTER.match(text[start]):
        start -= 1
    return start


def closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the other mark of a quotation at its edge, when only one of the two stands within."""
    within = text[start:end]
    after, before = CLOSER.match(text, end), OPENER.search(text[max(0, start - 2) : start])
    for opening, closing in PAIRS:
        if after and after.group(1) == closing and within.rfind(opening) > within.rfind(closing):
            end = after.end()
        if before and before.group(1) == opening and -1 < within.find(closing) < (within + opening).find(opening):
            start -= len(before.group())
    return start, end


def quotable(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words to cite of a stretch of the document; None when they are too few."""
    start, end = stripped(text, start, end)
    start, end = closed(text, *stripped(text, start, shortened(text, start, end)))
    return (start, end) if len(WORD.findall(text[start:end])) >= SHORTEST else None
