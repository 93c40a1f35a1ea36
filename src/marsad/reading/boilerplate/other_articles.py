"""What belongs to other articles or repeats this one: headlines above and below, tickers, quotations set apart."""

import re
from collections.abc import Sequence

from marsad.language.characters import DIGITS, WORD
from marsad.reading.boilerplate.headlines import headlines
from marsad.reading.boilerplate.neighbours import told_places
from marsad.reading.boilerplate.own_words import LABEL, PROSE, SHORT, Line

_AMID = 3  # headlines of other articles between two paragraphs of one
_QUOTES = '«“„"‘'
_ITEM = re.compile(rf"^(?:[-*+•·●▪■◦‣–—]|\(?[{DIGITS}]{{1,2}}[.)])\s")
_HOUR = re.compile(rf"^[^{WORD}]{{0,2}}([01]?\d|2[0-3])[:h]([0-5]\d)\b\s*[^\d\s–—-]")
_SENTENCE = re.compile(r"[.!…۔][»”\"')\]]*$")  # a headline may ask


def above(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Headlines of other articles above everything."""
    found = headlines([line.text for line in lines])
    return [reason or ("related" if i in found else "") for i, reason in enumerate(reasons)]


def related(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Headlines below "Related articles": up to the next prose, of which only few stand amid the article."""
    found = list(reasons)
    prose = [i for i, line in enumerate(lines) if line.words >= PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    own = frozenset(
        i for i in told_places(lines, reasons) if i < first
    )  # the page's title may stand under such a label
    left, is_list = 0, False  # headlines that may follow the label amid the article, and whether they are marked items
    for i in range(1, len(lines)):
        above, line = lines[i - 1], lines[i]
        is_below = found[i - 1] == "related" and above.words <= LABEL
        if is_below and reasons[i - 1]:
            left = _AMID if above.words <= SHORT + 1 else 0
            is_list = bool(_ITEM.match(line.text))
        elif line.is_after_gap and not above.is_after_gap:
            left = 0
        is_headline = line.words < 2 * PROSE and i not in own and not _SENTENCE.search(line.text)
        may_stand = i > last or (left > 0 and _may_stand_amid(line, is_list=is_list))
        if is_below and not found[i] and is_headline and may_stand:
            found[i], left = "related", left - 1
    return found


def _may_stand_amid(line: Line, *, is_list: bool) -> bool:
    """A headline of another article amid one: no item of its list or of a programme, and no person with an office."""
    return line.words > SHORT and is_list is bool(_ITEM.match(line.text)) and not _HOUR.match(line.text)


def tickers(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Headlines behind the hour at which they came, the latest first, above the article or below it.

    In a programme the hours go forward, and amid an article stands no ticker.
    """
    found = list(reasons)
    prose = [i for i, line in enumerate(lines) if line.words >= PROSE and not reasons[i]]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), len(lines))
    for i in range(1, len(lines)):
        above, here = _HOUR.match(lines[i - 1].text), _HOUR.match(lines[i].text)
        is_falling = above and here and (int(above[1]), int(above[2])) > (int(here[1]), int(here[2]))
        if is_falling and not first < i < last:
            found[i - 1] = found[i - 1] or "related"
            found[i] = found[i] or "related"
    return found


def pull_quotes(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """A quotation set apart that a longer line holds word for word."""
    found = list(reasons)
    for i, line in enumerate(lines):
        if not reasons[i] and line.words > SHORT and line.text[0] in _QUOTES:
            is_said = any(line.folded in other.folded for other in lines if other.words > line.words + 2)
            found[i] = "pull_quote" if is_said else ""
    return found
