"""What neighbours say of a line: menus, labels that come again, lone numbers, what a label stands over.

A doubtful guess needs a neighbour that agrees or a place outside the main text. Titles are never dropped for their
place.
"""

import re
from collections import Counter
from collections.abc import Sequence

from marsad.language.characters import DIGITS, WORD
from marsad.reading.boilerplate.cores import cores
from marsad.reading.boilerplate.lexicon import folded_words
from marsad.reading.boilerplate.own_words import ADDRESS, PHONE, PROSE, SHORT, TERMINAL, Line
from marsad.reading.boilerplate.trails import page_heads, trails

_BESIDE = 4  # lines; so near another guess a doubtful one below the prose must stand
_NEAR = 6  # lines
_TOLD, _TOLD_SHARE = 3, 0.6  # words that a line must have, and how many of them the prose says again
_HOURS = re.compile(rf"^[{DIGITS}]{{1,2}}\s?[:h.]\s?[{DIGITS}]{{2}}\s*[-–—]")
_PAGE = re.compile(
    rf"^[^{WORD}]*(?:page|p\.|صفحة|الصفحة)?\s*[{DIGITS}]{{1,3}}"
    rf"(?:\s*(?:/|of|sur|de|من)\s*[{DIGITS}]{{1,3}})?[^{WORD}]*$",
    re.IGNORECASE,
)
_DASHED_PAGE = re.compile(rf"^\s*[-–—]\s*[{DIGITS}]{{1,4}}\s*[-–—]?\s*$")


def confirmed(lines: Sequence[Line], guesses: list[str]) -> list[str]:
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


def titles(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """A title made of words of menus is none when the prose tells it again."""
    told = told_places(lines, reasons)
    return [
        "" if reason == "menu" and i in told and lines[i].words > SHORT else reason for i, reason in enumerate(reasons)
    ]


def told_places(lines: Sequence[Line], reasons: Sequence[str]) -> frozenset[int]:
    """Short lines of which the prose says most words again: titles, headings, captions."""
    prose = frozenset[str]().union(*(
        cores(line.text) for line, reason in zip(lines, reasons, strict=True) if line.words >= PROSE and not reason
    ))  # fmt: skip
    said = ((i, cores(line.text)) for i, line in enumerate(lines) if line.words < PROSE)
    return frozenset(i for i, own in said if len(own) >= _TOLD and len(own & prose) >= _TOLD_SHARE * len(own))


def repeated(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """The same short words three times and more, or twice where one is boilerplate already."""
    counts = Counter(line.folded for line in lines if line.words <= 2 * SHORT)
    dropped = {line.folded for line, reason in zip(lines, reasons, strict=True) if reason}
    return [
        reason or ("repeated" if counts[line.folded] >= (2 if line.folded in dropped else 3) and line.folded else "")
        for line, reason in zip(lines, reasons, strict=True)
    ]


def page_numbers(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Lone figures between other lines, as pages of a printed text carry."""
    return [
        reason or ("page_number" if i and _is_page_number(line) else "")
        for i, (line, reason) in enumerate(zip(lines, reasons, strict=True))
    ]


def _is_page_number(line: Line) -> bool:
    return bool(_DASHED_PAGE.match(line.text) or (line.is_after_gap and _PAGE.match(line.text)))


def heads(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """The way to the page among a site's pages, and heads of pages that say one thing."""
    texts = [line.text for line in lines]
    said = dict.fromkeys(trails(texts), "navigation") | dict.fromkeys(page_heads(texts), "page_number")
    return [reason or said.get(i, "") for i, reason in enumerate(reasons)]


def menus(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """A run of labels without a gap: two known ones, or a third of them, make it a menu, down to the last of them.

    Below it may stand the title; what the prose tells again is no label.
    """
    found = list(reasons)
    told = told_places(lines, reasons)
    for run in _runs(lines):
        known = [i for i in run if reasons[i]]
        if len(run) >= 3 and len(known) >= 2 and len(known) * 3 >= len(run):
            for i in run:
                is_label = i <= known[-1] and i not in told
                found[i] = reasons[i] or ("menu" if is_label else "")
    return found


def _runs(lines: Sequence[Line]) -> list[list[int]]:
    """Stretches of label-like lines that no empty line parts."""
    runs: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.words > SHORT or TERMINAL.search(line.text) or _HOURS.match(line.text):
            runs.append([])
            continue
        if line.is_after_gap:
            runs.append([])
        runs[-1].append(i)
    return runs


def between(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """A label between two boilerplate lines is one too; lone signs may be the bullets of a list and say nothing."""
    found = list(reasons)
    told = told_places(lines, reasons)
    for i in range(1, len(lines) - 1):
        is_label = lines[i].words <= 2 * SHORT and not TERMINAL.search(lines[i].text)
        beside = (reasons[i - 1], reasons[i + 1])
        if not reasons[i] and is_label and all(beside) and "separator" not in beside and i not in told:
            found[i] = reasons[i - 1]
    return found


def imprint(lines: Sequence[Line], reasons: list[str]) -> list[str]:
    """Telephone numbers and addresses in the last lines and under "Contact", also of streets, behind a label."""
    found = list(reasons)
    first = max(0, len(lines) - 2 * _NEAR)
    for i, line in enumerate(lines):
        is_under = any(_is_contact_label(lines[j], reasons[j]) for j in range(max(0, i - _BESIDE), i))
        if found[i] or line.words >= PROSE or TERMINAL.search(line.text) or (i < first and not is_under):
            continue
        has_contact = bool(PHONE.search(line.text) or ADDRESS.search(line.text))
        is_labelled = i >= first and line.folded.startswith(folded_words("shapes", "addresses"))
        if is_labelled or (has_contact and (is_under or i >= len(lines) - _NEAR)):
            found[i] = "contact"
    return found


def _is_contact_label(line: Line, reason: str) -> bool:
    return bool(reason) and line.words <= SHORT and line.folded.startswith(folded_words("shapes", "contacts"))
