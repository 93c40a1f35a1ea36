"""Says of each line of a text whether it is boilerplate and of which sort, looking at its words and its neighbours.

Certain words decide alone; doubtful ones ("Contact", "Media": also headings of reports) need a neighbour that agrees or
a place outside the main text. Titles, dates and long prose are never dropped for their place.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.language.characters import DIGITS, LETTERS, WORD
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.cores import cores
from marsad.reading.boilerplate.headlines import headlines
from marsad.reading.boilerplate.lexicon import (
    Words,
    addressing_words,
    byline_starts,
    folded_words,
    lexicon,
    notice_phrases,
    plain,
)
from marsad.reading.boilerplate.menu_line import is_menu_line
from marsad.reading.boilerplate.model import outside_main_text
from marsad.reading.boilerplate.shapes import shape_of
from marsad.reading.boilerplate.trails import page_heads, trails

SHORT = 4  # words; a label or a button
LABEL = 14  # words; what a line may have that begins like a label
PROSE = 15  # words; a line of the main text
_DOUBTFUL = {"menu": 3}  # words; so short a label of a reason, others of one word, is a heading of reports too
_NOTICE = 60  # words; a longer line holds more than a notice
_AMID = 3  # headlines of other articles between two paragraphs of one
_NEAR = 6  # lines
_BESIDE = 4  # lines; so near another guess a doubtful one below the prose must stand
_TOLD, _TOLD_SHARE = 3, 0.6  # words that a line must have, and how many of them the prose says again
_QUOTES = '«“„"‘'
_ITEM = re.compile(rf"^(?:[-*+•·●▪■◦‣–—]|\(?[{DIGITS}]{{1,2}}[.)])\s")
_HOUR = re.compile(rf"^[^{WORD}]{{0,2}}([01]?\d|2[0-3])[:h]([0-5]\d)\b\s*[^\d\s–—-]")
_SENTENCE = re.compile(r"[.!…۔][»”\"')\]]*$")  # a headline may ask
_HOURS = re.compile(rf"^[{DIGITS}]{{1,2}}\s?[:h.]\s?[{DIGITS}]{{2}}\s*[-–—]")
_TERMINAL = re.compile(r"[.!?؟…۔][»”\"')\]]*$")
_NO_WORD = re.compile(f"^[^{LETTERS}{DIGITS}]+$")
_PAGE = re.compile(
    rf"^[^{WORD}]*(?:page|p\.|صفحة|الصفحة)?\s*[{DIGITS}]{{1,3}}"
    rf"(?:\s*(?:/|of|sur|de|من)\s*[{DIGITS}]{{1,3}})?[^{WORD}]*$",
    re.IGNORECASE,
)
_DASHED_PAGE = re.compile(rf"^\s*[-–—]\s*[{DIGITS}]{{1,4}}\s*[-–—]?\s*$")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\S+")
_PHONE = re.compile(
    r"(?:\+|\b00|\b0|\(0?)\d(?:[\s.()/-]*\d){7,}|\b(?:t|tel|tél|fax|phone|هاتف|فاكس)\b\.?\s*:?\s*[+\d(][\d\s().-]{6,}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    folded: str
    words: int
    is_after_gap: bool  # an empty line stands before it


def classify(texts: Sequence[str]) -> list[str]:
    """The reason for which each line is left out, or "" where it is the page's own text (empty lines too)."""
    places = [i for i, text in enumerate(texts) if text.strip()]
    lines = [_line(texts[i], is_after_gap=i == 0 or not texts[i - 1].strip()) for i in places]
    reasons = outside_main_text([line.text for line in lines], _by_rule(lines))
    found = [""] * len(texts)
    for place, line, reason in zip(places, lines, reasons, strict=True):
        found[place] = "" if reason == "outside" and _names_writer(line) else reason
    return found


def _names_writer(line: _Line) -> bool:
    """Who led an interview stands at its end too; only such long labels are no names of menus."""
    said = tuple(start for start in byline_starts() if len(start.split()) > 1)
    return line.words <= LABEL and line.folded.startswith(said)


def by_rule(texts: Sequence[str]) -> list[str]:
    """What the rules alone say of lines with words, for training the model on what they leave."""
    return _by_rule([_line(text, is_after_gap=False) for text in texts])


def reason_of_words(text: str) -> str:
    """What a line's own words say, whatever stands beside it: a reason, the same with "?" when in doubt, or ""."""
    return _guess(_line(text, is_after_gap=False))


def _by_rule(lines: Sequence[_Line]) -> list[str]:
    reasons = _confirmed(lines, [_guess(line) for line in lines])
    for rule in _CONTEXT:
        reasons = rule(lines, reasons)
    return reasons


def _line(text: str, *, is_after_gap: bool) -> _Line:
    return _Line(text.strip(), plain(text), len(word_texts(text)), is_after_gap)


def _guess(line: _Line) -> str:
    """What the line's own words say: a reason, the same with "?" when in doubt, or ""."""
    if _NO_WORD.match(line.text):
        return "separator"
    for reason, vocabulary in lexicon().items():
        if line.folded in vocabulary.lines:
            return reason + "?" * (line.words <= _DOUBTFUL.get(reason, 1))
        if _begins(line, vocabulary) or _speaks_of(line, vocabulary):
            return reason
    if _is_notice(line):
        return "cookies"
    if not _TERMINAL.search(line.text) and is_menu_line(line.text):
        return "menu"
    return shape_of(line.text, line.folded) or ("contact" if _is_address(line) else "")


def _begins(line: _Line, vocabulary: Words) -> bool:
    return line.words <= LABEL and line.folded.startswith(vocabulary.starts)


def _speaks_of(line: _Line, vocabulary: Words) -> bool:
    """One phrase in a short line, or several in a long one."""
    hits = sum(phrase in line.folded for phrase in vocabulary.phrases)
    if not hits:
        return False
    is_sentence = bool(_TERMINAL.search(line.text)) and line.words > SHORT
    return (line.words <= 2 * SHORT and not is_sentence) or (hits >= 3 and hits * 120 >= line.words)


def _is_notice(line: _Line) -> bool:
    """A sentence that asks the visitor of a site for consent; one that only speaks of cookies is text."""
    if line.words > _NOTICE or not any(phrase in line.folded for phrase in notice_phrases()):
        return False
    return not addressing_words().isdisjoint(word_texts(line.folded))


def _is_address(line: _Line) -> bool:
    """Nothing but addresses and telephone numbers, or a few words before them."""
    rest = _PHONE.sub(" ", _ADDRESS.sub(" ", line.text))
    return rest != line.text and len(word_texts(rest)) <= SHORT and not _TERMINAL.search(line.text)


def _confirmed(lines: Sequence[_Line], guesses: list[str]) -> list[str]:
    """Doubtful guesses hold before the first prose, near another guess after the last, and beside one between."""
    prose = [i for i, line in enumerate(lines) if line.words >= PROSE and not guesses[i]]
    first, last = (prose[0], prose[-1]) if prose else (0, len(lines) - 1)
    found = []
    for i, guess in enumerate(guesses):
        reach = _BESIDE if prose and i >= last else 2
        beside = any(guesses[max(0, i - reach) : i]) or any(guesses[i + 1 : i + 1 + reach])
        is_sure = not guess.endswith("?") or beside or (prose and i <= first)
        found.append(guess.rstrip("?") if is_sure else "")
    return found


def _titles(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """A title made of words of menus is none when the prose tells it again."""
    told = _told(lines, reasons)
    return [
        "" if reason == "menu" and i in told and lines[i].words > SHORT else reason for i, reason in enumerate(reasons)
    ]


def _repeated(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """The same short words three times and more, or twice where one is boilerplate already."""
    counts = Counter(line.folded for line in lines if line.words <= 2 * SHORT)
    dropped = {line.folded for line, reason in zip(lines, reasons, strict=True) if reason}
    return [
        reason or ("repeated" if counts[line.folded] >= (2 if line.folded in dropped else 3) and line.folded else "")
        for line, reason in zip(lines, reasons, strict=True)
    ]


def _page_numbers(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """Lone figures between other lines, as pages of a printed text carry."""
    return [
        reason or ("page_number" if i and _is_page_number(line) else "")
        for i, (line, reason) in enumerate(zip(lines, reasons, strict=True))
    ]


def _is_page_number(line: _Line) -> bool:
    return bool(_DASHED_PAGE.match(line.text) or (line.is_after_gap and _PAGE.match(line.text)))


def _heads(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """The way to the page among a site's pages, and heads of pages that say one thing."""
    texts = [line.text for line in lines]
    said = dict.fromkeys(trails(texts), "navigation") | dict.fromkeys(page_heads(texts), "page_number")
    return [reason or said.get(i, "") for i, reason in enumerate(reasons)]


def _menus(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """A run of labels without a gap: two known ones, or a third of them, make it a menu, down to the last of them.

    Below it may stand the title; what the prose tells again is no label.
    """
    found = list(reasons)
    told = _told(lines, reasons)
    for run in _runs(lines):
        known = [i for i in run if reasons[i]]
        if len(run) >= 3 and len(known) >= 2 and len(known) * 3 >= len(run):
            for i in run:
                is_label = i <= known[-1] and i not in told
                found[i] = reasons[i] or ("menu" if is_label else "")
    return found


def _told(lines: Sequence[_Line], reasons: Sequence[str]) -> frozenset[int]:
    """Short lines of which the prose says most words again: titles, headings, captions."""
    prose = frozenset[str]().union(*(
        cores(line.text) for line, reason in zip(lines, reasons, strict=True) if line.words >= PROSE and not reason
    ))  # fmt: skip
    said = ((i, cores(line.text)) for i, line in enumerate(lines) if line.words < PROSE)
    return frozenset(i for i, own in said if len(own) >= _TOLD and len(own & prose) >= _TOLD_SHARE * len(own))


def _runs(lines: Sequence[_Line]) -> list[list[int]]:
    """Stretches of label-like lines that no empty line parts."""
    runs: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.words > SHORT or _TERMINAL.search(line.text) or _HOURS.match(line.text):
            runs.append([])
            continue
        if line.is_after_gap:
            runs.append([])
        runs[-1].append(i)
    return runs


def _between(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """A label between two boilerplate lines is one too; lone signs may be the bullets of a list and say nothing."""
    found = list(reasons)
    told = _told(lines, reasons)
    for i in range(1, len(lines) - 1):
        is_label = lines[i].words <= 2 * SHORT and not _TERMINAL.search(lines[i].text)
        beside = (reasons[i - 1], reasons[i + 1])
        if not reasons[i] and is_label and all(beside) and "separator" not in beside and i not in told:
            found[i] = reasons[i - 1]
    return found


def _above(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """Headlines of other articles above everything."""
    found = headlines([line.text for line in lines])
    return [reason or ("related" if i in found else "") for i, reason in enumerate(reasons)]


def _related(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """Headlines below "Related articles": up to the next prose, of which only few stand amid the article."""
    found = list(reasons)
    prose = [i for i, line in enumerate(lines) if line.words >= PROSE]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    own = frozenset(i for i in _told(lines, reasons) if i < first)  # the page's title may stand under such a label
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


def _may_stand_amid(line: _Line, *, is_list: bool) -> bool:
    """A headline of another article amid one: no item of its list or of a programme, and no person with an office."""
    return line.words > SHORT and is_list is bool(_ITEM.match(line.text)) and not _HOUR.match(line.text)


def _tickers(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
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


def _pull_quotes(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """A quotation set apart that a longer line holds word for word."""
    found = list(reasons)
    for i, line in enumerate(lines):
        if not reasons[i] and line.words > SHORT and line.text[0] in _QUOTES:
            is_said = any(line.folded in other.folded for other in lines if other.words > line.words + 2)
            found[i] = "pull_quote" if is_said else ""
    return found


def _imprint(lines: Sequence[_Line], reasons: list[str]) -> list[str]:
    """Telephone numbers and addresses in the last lines and under "Contact", also of streets, behind a label."""
    found = list(reasons)
    first = max(0, len(lines) - 2 * _NEAR)
    for i, line in enumerate(lines):
        is_under = any(_is_contact_label(lines[j], reasons[j]) for j in range(max(0, i - _BESIDE), i))
        if found[i] or line.words >= PROSE or _TERMINAL.search(line.text) or (i < first and not is_under):
            continue
        has_contact = bool(_PHONE.search(line.text) or _ADDRESS.search(line.text))
        is_labelled = i >= first and line.folded.startswith(folded_words("shapes", "addresses"))
        if is_labelled or (has_contact and (is_under or i >= len(lines) - _NEAR)):
            found[i] = "contact"
    return found


def _is_contact_label(line: _Line, reason: str) -> bool:
    return bool(reason) and line.words <= SHORT and line.folded.startswith(folded_words("shapes", "contacts"))


_CONTEXT: tuple[Callable[[Sequence[_Line], list[str]], list[str]], ...] = (
    _titles,
    _heads,
    _above,
    _repeated,
    _page_numbers,
    _menus,
    _between,
    _related,
    _tickers,
    _pull_quotes,
    _imprint,
)


def is_heading_like(text: str) -> bool:
    """Short, and without the end of a sentence."""
    return 0 < len(word_texts(text)) <= LABEL and not _TERMINAL.search(text.strip())


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_TERMINAL.search(text.strip()))


def same(one: str, other: str) -> bool:
    """Whether two lines say the same, however they are written."""
    return fold(one).strip() == fold(other).strip()
