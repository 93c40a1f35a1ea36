"""Finds what stands above a text: its title, the date line, who wrote it; for texts without markup.

The title and the date line are protected from the boilerplate rules; a writer's line becomes metadata.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.cores import cores
from marsad.reading.boilerplate.lexicon import masthead_words
from marsad.reading.boilerplate.lines import ends_sentence
from marsad.reading.boilerplate.own_words import PROSE
from marsad.reading.bylines import author_of_byline, author_of_line, is_byline
from marsad.reading.dates import date_of_line, day_in_byline, is_mostly_date, starts_with_dateline
from marsad.reading.publishers import publisher_in_byline

_OF_THE_PAGE = frozenset({"menu", "stamp", "outside"})  # reasons for which a date goes too, being told in the metadata
_PLACED = frozenset({"", "outside"})  # of lines whose words say nothing against a writer's name
_LOOK = 8  # lines with words; the title and the date stand among the first
_TITLE_WORDS = range(3, 36)
_MASTHEAD_WORDS = 7
_TOLD, _TOLD_WORDS = 0.6, 4  # the share of a title's words that the text tells again, and how many it must have
_UNTOLD = 0.2  # up to this share a line may stand above the title
_PARAGRAPHS = 3
_BELOW = 6  # lines that may stand between a title and its text: a lead, a day, a writer, a caption
_ARTICLES = frozenset({"le", "la", "les", "l", "the"})
_FULL_STOP = re.compile(r"[.;:,،؛۔][»”\"')\]]*$")
_NUMBER = re.compile(r"\s*(?:[,،|–—-]|\b[Nn][°o]\s|\b[Nn]um|\b[Ii]ssue|العدد|عدد)\s*")
_NO_TITLE = re.compile(r"^\s*(?:[-*+•·●▪]|[0-9٠-٩]{1,2}[.)])\s|.*©")  # an item of a list, a caption with its rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the text; `title_line` is None when the title stands only in the wrapper, or nowhere."""

    title: str = ""
    title_line: int | None = None
    published: str = ""
    author: str = ""
    publisher: str = ""
    bylines: tuple[str, ...] = ()
    reasons: dict[int, str] = field(default_factory=dict)  # lines to leave out, and why
    dates: frozenset[str] = frozenset()  # lines that are dates, as written
    protected: frozenset[int] = frozenset()  # lines that stay whatever else is said of them


def find_head(
    lines: Sequence[str], reasons: Sequence[str], language: str, *, title: str = "", title_line: int | None = None
) -> Head:
    """The head of a text: `title` is what the wrapper says, `reasons` what the classifier thinks of each line.

    `title_line` is the place of the title where it is known.
    """
    top = _top(lines, reasons, title_line)
    dates = {i: found for i in top if (found := date_of_line(lines[i].strip(), language))}
    open_lines = [i for i in top if not reasons[i] and i not in dates and not is_mostly_date(lines[i], language)]
    if title_line is None:
        title_line = _line_that_says(lines, top, title) if title else _title_line(lines, reasons, open_lines, language)
    found_title = title or ("" if title_line is None else lines[title_line].strip().lstrip("# ").strip())
    may_name = [i for i in top if i not in dates and (reasons[i] in _PLACED or author_of_line(lines[i].strip()))]
    bylines = _bylines(lines, may_name, title_line) if found_title or title_line is not None else {}
    keep = {*(i for i in dates if reasons[i] not in _OF_THE_PAGE), *([] if title_line is None else [title_line])}
    return Head(
        title=found_title,
        title_line=title_line,
        published=_day_of(dates, title_line) or next((day_in_byline(lines[i], language) for i in bylines), ""),
        author=next(filter(None, (*bylines.values(), *(author_of_line(lines[i].strip()) for i in dates))), ""),
        publisher=_paper(lines, top, title_line, bylines),
        bylines=tuple(lines[i].strip() for i in bylines),
        reasons=dict.fromkeys(bylines, "byline"),
        dates=frozenset(lines[i].strip() for i in dates),
        protected=frozenset(keep),
    )


def _day_of(dates: Mapping[int, str], title_line: int | None) -> str:
    """The date below the title; one above it may be the day on which somebody looked at the page."""
    below = (found for i, found in dates.items() if title_line is not None and i > title_line)
    return next(below, "") or next(iter(dates.values()), "")


def _top(lines: Sequence[str], reasons: Sequence[str], title_line: int | None) -> list[int]:
    """The first lines with words, menus above them not counted; below a known title as many again."""
    places = [i for i, line in enumerate(lines) if line.strip()]
    if title_line is not None:
        return places[: places.index(title_line) + _LOOK]
    open_lines = [i for i in places if not reasons[i]][:_LOOK]
    return places[: places.index(open_lines[-1]) + 1] if open_lines else []


def _line_that_says(lines: Sequence[str], top: Sequence[int], title: str) -> int | None:
    """The line near the top that repeats the wrapper's title, perhaps with a date behind it."""
    wanted = _key(title)
    for i in top:
        said = _key(lines[i])
        if said.startswith(wanted) and len(said) <= len(wanted) + 40:
            return i
    return None


def _key(text: str) -> str:
    return " ".join(word_texts(fold(text)))


def _title_line(lines: Sequence[str], reasons: Sequence[str], top: Sequence[int], language: str) -> int | None:
    """The first line that reads as a title; where the text tells none of its words, the one that it tells most.

    What is left out, as the buttons between title and text, stands between no title and its text.
    """
    kept = ["" if reason else line for line, reason in zip(lines, reasons, strict=True)]
    first = _first_title(lines, kept, top, language)
    if first is None or _told(kept, first) > _UNTOLD:
        return first
    may_be = [i for i in top if _told(kept, i) >= _TOLD and _reads_as_title(kept, i, language)]
    return max(may_be, key=lambda i: _told(kept, i), default=first)


def _told(lines: Sequence[str], i: int) -> float:
    """The share of a line's words that the first paragraphs below say again; 0 for a label."""
    own = cores(lines[i])
    prose = [line for line in lines[i + 1 :] if _is_prose(line)][:_PARAGRAPHS]
    return len(own & cores(" ".join(prose))) / len(own) if len(own) >= _TOLD_WORDS else 0.0


def _first_title(lines: Sequence[str], kept: Sequence[str], top: Sequence[int], language: str) -> int | None:
    """The first line that is no boilerplate and no date, if it reads as a title and longer text follows.

    What stands above a menu is the name of the site; above a day or a writer stands the title, if the text tells it.
    """
    candidates = [i for i in top if not is_byline(kept[i].strip())]
    if not candidates:
        return None
    i = candidates[0]
    if kept[i].startswith("# "):
        return i
    below = next((j for j in candidates if not _is_above_title(kept[j].strip())), i)
    if below != i and _reads_as_title(kept, below, language):
        return below
    if len(candidates) > 1 and _reads_as_title(kept, candidates[1], language):
        between = [line.strip() for line in lines[i + 1 : candidates[1]] if line.strip()]
        is_signed = any(author_of_line(line) or date_of_line(line, language) for line in between)
        is_title = is_signed and _reads_as_title(kept, i, language) and _told(kept, i) >= _TOLD
        if not is_title and not all(map(is_byline, between)):
            return candidates[1]
    return i if _reads_as_title(kept, i, language) else None


def _is_above_title(text: str) -> bool:
    """A newspaper's name, or a rubric of one or two words."""
    is_rubric = len(word_texts(text)) < _TITLE_WORDS.start and not _FULL_STOP.search(text) and not ends_sentence(text)
    return is_rubric or _is_masthead(text)


def _reads_as_title(lines: Sequence[str], i: int, language: str) -> bool:
    text = lines[i].strip()
    after = [line for line in lines[i + 1 :] if line.strip()]
    is_open = not _FULL_STOP.search(text) or (text.endswith(".") and _is_below_title(after, language))
    is_title_like = len(word_texts(text)) in _TITLE_WORDS and is_open and not _NO_TITLE.match(text)
    is_cut = i + 1 < len(lines) and bool(re.match(r"\s*[a-zà-öø-ÿœ]", lines[i + 1]))
    is_above_prose = any(_is_prose(line) for line in after[:_BELOW])
    return is_title_like and not is_cut and (is_above_prose or _is_wrapped(after))


def _is_below_title(after: Sequence[str], language: str) -> bool:
    """Whether the next line is a writer's, or news begin there: so a line with a full stop is a title all the same."""
    return bool(after) and (is_byline(after[0].strip()) or starts_with_dateline(after[0].strip(), language))


def _is_masthead(text: str) -> bool:
    """The name of a newspaper above its article: "La Gazette du Plateau", perhaps with its number."""
    said = [fold(word).removeprefix("ال") for word in word_texts(text)]
    is_short = len(said) <= _MASTHEAD_WORDS and not ends_sentence(text)
    return is_short and not masthead_words().isdisjoint([word for word in said if word not in _ARTICLES][:2])


def _is_named(text: str) -> bool:
    """Whether more stands there than the noun: "La Revue" and "Le magazine" are entries of menus."""
    return text[0] not in "([" and sum(fold(word).removeprefix("ال") not in _ARTICLES for word in word_texts(text)) > 1


def _paper(lines: Sequence[str], top: Sequence[int], title_line: int | None, bylines: Iterable[int]) -> str:
    """The paper that stands above the title, without its number, or among the parts of the writer's line."""
    above = (lines[i].strip() for i in top if title_line is not None and i < title_line)
    mastheads = (_NUMBER.split(line)[0].strip() for line in above if _is_masthead(line) and _is_named(line))
    in_bylines = (publisher_in_byline(lines[i].strip()) for i in bylines)
    return next(mastheads, "") or next(filter(None, in_bylines), "")


def _is_prose(line: str) -> bool:
    count = len(word_texts(line))
    return count >= 2 * PROSE or (count >= PROSE and ends_sentence(line))


def _is_wrapped(after: Sequence[str]) -> bool:
    """Whether what follows is prose whose lines were broken at a width."""
    return len(after) >= 3 and len(word_texts(" ".join(after[:4]))) >= 2 * PROSE


def _bylines(lines: Sequence[str], top: Sequence[int], title_line: int | None) -> dict[int, str]:
    """The lines between title and text that name writer, paper and place, with the writer where one is named."""
    found: dict[int, str] = {}
    for i in top:
        if title_line is not None and i <= title_line:
            continue
        if len(word_texts(lines[i])) >= PROSE:
            break
        if is_byline(lines[i].strip()):
            found[i] = author_of_byline(lines[i].strip())
    return found
