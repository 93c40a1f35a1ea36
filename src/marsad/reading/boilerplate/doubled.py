"""Leaves one of what stands twice above a pasted text: its title, in the browser's tab and in the page, and its lead.

A title that comes twice is the surest one. A copy with something beside it ("Name of the site - title") tells the site.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.boilerplate.own_words import PROSE, reason_of_words
from marsad.reading.bylines import is_byline
from marsad.reading.dates import date_of_line, is_mostly_date

_LOOK = 24  # lines with words; what stands twice stands among the first
_TITLE_WORDS = range(4, 36)
_SITE_WORDS = 6
_SIDE = re.compile(r"\s+[-–—|»«•·]+\s+|\s*[|»]\s*")
_BULLETS = "-*+•·●▪■◦"
REASON = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubled:
    """The line of the title, when it stands twice; the lines to leave out; the site that a copy names."""

    title_line: int | None = None
    copies: frozenset[int] = frozenset()
    site: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """The first lines down to the last that is prose: their words by place, and how often these come."""

    lines: Sequence[str]
    language: str
    said: dict[int, str]
    counts: Counter[str]
    prose: frozenset[int]

    def is_twice(self, place: int) -> bool:
        """Whether another of the lines says the same."""
        return self.counts[self.said[place]] > 1


def doubled(lines: Sequence[str], language: str) -> Doubled:
    """What stands twice among the first lines of a text, when prose follows it."""
    top = _top(lines, language)
    sites = {i: found for i in top.said if (found := _beside_title(top, i))}
    title = _title(top) or next((title for title, _ in sites.values()), "")
    if not title:
        return Doubled()
    same = [i for i in top.said if top.said[i] == title]
    kept = _kept(top, same)
    beside = [i for i in sites if sites[i][0] == title]
    site = next((sites[i][1] for i in beside), "")
    others = {i for i in top.said if _is_other_copy(top, i, kept, site)}
    return Doubled(title_line=kept, copies=frozenset({*same, *beside, *others} - {kept}), site=site)


def _top(lines: Sequence[str], language: str) -> _Top:
    places = [i for i, line in enumerate(lines) if line.strip()][:_LOOK]
    prose = frozenset(i for i in places if _is_prose(lines[i]))
    said = {i: _key(lines[i]) for i in places if i < max(prose, default=0)}
    return _Top(lines=lines, language=language, said=said, counts=Counter(said.values()), prose=prose)


def _title(top: _Top) -> str:
    """The longest line above the prose that comes twice, since a rubric is shorter; "" when none may be a title."""
    above = (i for i in top.said if i < min(top.prose) and top.is_twice(i))
    twice = (top.said[i] for i in above if _may_be_title(top.lines[i], top.language))
    return max(twice, key=lambda said: len(said.split()), default="")


def _is_other_copy(top: _Top, place: int, kept: int, site: str) -> bool:
    """The site's name by itself; above the title a label that comes twice, or a lead that is told again below."""
    said = top.said[place]
    if site and said == _key(site):
        return True
    is_label = 0 < len(said.split()) < _TITLE_WORDS.start
    return place < kept and top.is_twice(place) and (is_label or place in top.prose)


def _key(text: str) -> str:
    return " ".join(word_texts(fold(text)))


def _is_prose(line: str) -> bool:
    return len(word_texts(line)) >= PROSE and ends_sentence(line)


def _may_be_title(line: str, language: str) -> bool:
    text = line.strip()
    is_named = text[0] in _BULLETS or is_byline(text) or bool(reason_of_words(text)) or is_mostly_date(text, language)
    return len(word_texts(text)) in _TITLE_WORDS and not _is_prose(line) and not is_named


def _beside_title(top: _Top, place: int) -> tuple[str, str] | None:
    """The title and the site of a line that says a site's name beside what another line says alone."""
    parts = _SIDE.split(top.lines[place].strip())
    for title, site in ((parts[1:], parts[:1]), (parts[:-1], parts[-1:])):
        said, name = _key(" ".join(title)), " ".join(site).strip()
        is_short = 0 < len(word_texts(name)) <= _SITE_WORDS
        is_title = len(said.split()) in _TITLE_WORDS and said != top.said[place] and top.counts[said] > 0
        if is_short and is_title:
            return said, name
    return None


def _kept(top: _Top, same: Sequence[int]) -> int:
    """The last copy; when a date or a writer stands between the copies, the one above these."""
    between = (i for i in top.said if same[0] < i < same[-1])
    stop = next((i for i in between if _is_date_or_writer(top.lines[i].strip(), top.language)), None)
    return same[-1] if stop is None else max(i for i in same if i < stop)


def _is_date_or_writer(text: str, language: str) -> bool:
    return is_byline(text) or bool(date_of_line(text, language))
