"""Writes pages as people paste them, in three languages, of which every line is known: for training and measuring.

Menus, notices, share bars, lists of other articles with a sentence of each, remarks of readers, comment forms and feet
stand around articles with titles, dates, bylines, headings, lists, programmes of meetings, lists of participants,
captions and signatures; the words are data in `written_pages.toml`. The same seed gives the same page.
Training sees every other phrase of each list; pages to measure on are written with the rest.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SHARED = frozenset({"persons", "cities", "topics", "titles", "dates", "bylines"})
LANGUAGES = tuple(_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A page: its lines, empty ones included, and whether each is the author's (None of empty ones)."""

    lines: tuple[str, ...]
    good: tuple[bool | None, ...]


def pages(language: str, first: int, count: int, *, unseen: bool = False) -> Iterator[Written]:
    """So many pages of one language, from a seed on; `unseen` with the phrases that training does not see."""
    said = {
        part: phrases if part in _SHARED else phrases[int(unseen) :: 2] for part, phrases in _WORDS[language].items()
    }
    for seed in range(first, first + count):
        yield _page(random.Random(f"{language} {seed}"), said)  # noqa: S311 - nothing secret


def _page(dice: random.Random, said: dict[str, list[str]]) -> Written:
    parts = [
        (False, _above(dice, said)),
        (True, _article(dice, said)),
        (False, _below(dice, said)),
    ]
    if dice.random() < 0.4:  # an insertion between two paragraphs
        article = parts[1][1]
        cut = dice.randrange(2, len(article))
        inside = _some(dice, said["related"], 1, 1) + _some(dice, said["headlines"], 1, 2)
        inside = inside if dice.random() < 0.7 else _some(dice, said["pitch"], 1, 1)
        parts[1:2] = [(True, article[:cut]), (False, inside), (True, article[cut:])]
    is_spaced = dice.random() < 0.5
    rows: list[tuple[str, bool | None]] = []
    for is_good, lines in parts:
        for line in lines:
            rows.append((_filled(dice, line, said), is_good))
            if is_spaced and (is_good or dice.random() < 0.3):
                rows.append(("", None))
        rows.append(("", None))
    return Written(lines=tuple(line for line, _ in rows), good=tuple(good for _, good in rows))


def _above(dice: random.Random, said: dict[str, list[str]]) -> list[str]:
    lines = _some(dice, said["cookies"], 2, 5) if dice.random() < 0.4 else []
    lines += _some(dice, said["menu"], 4, 12)
    if dice.random() < 0.3:
        lines += _some(dice, said["headlines"], 1, 3)
    return lines


def _article(dice: random.Random, said: dict[str, list[str]]) -> list[str]:
    lines = [dice.choice(said["titles"])]
    lines += [dice.choice(said[part]) for part, chance in (("dates", 0.6), ("captions", 0.3)) if dice.random() < chance]
    lines += _some(dice, said["prose"], 2, 5)
    for _ in range(dice.randrange(3)):
        lines += [dice.choice(said["headings"]), *_some(dice, said["prose"], 1, 2)]
        sign = dice.choice(("- ", "• ", "", "1. "))
        lines += [f"{sign}{item}" for item in _some(dice, said["items"], 2, 5)] if dice.random() < 0.6 else []
    if dice.random() < 0.3:
        lines += [dice.choice(said["headings"]), *_some(dice, said[dice.choice(("agenda", "participants"))], 3, 8)]
    for _ in range(dice.choice((0, 0, 0, 2))):
        lines += [dice.choice(said["questions"]), *_some(dice, said["prose"], 1, 2)]
    lines += _some(dice, said["prose"], 1, 2)
    return lines + (_some(dice, said["signatures"], 1, 2) if dice.random() < 0.4 else [])


def _below(dice: random.Random, said: dict[str, list[str]]) -> list[str]:
    parts = [
        dice.sample(said["tags"], 1),
        _some(dice, said["share"], 2, 6),
        _some(dice, said["related"], 1, 1) + _with_teasers(dice, said),
        _some(dice, said["comments"], 1, 2) + _some(dice, said["remarks"], 0, 3) + _some(dice, said["comments"], 1, 4),
        _some(dice, said["pitch"], 1, 2),
        _some(dice, said["about"], 1, 2),
    ]
    kept = [part for part in parts if dice.random() < 0.7]
    dice.shuffle(kept)
    lines = [line for part in kept for line in part] + _some(dice, said["footer"], 3, 8)
    return lines + (_some(dice, said["cookies"], 2, 5) if dice.random() < 0.3 else [])


def _with_teasers(dice: random.Random, said: dict[str, list[str]]) -> list[str]:
    """Headlines of other articles, some with the sentence that stands under them."""
    lines = []
    for headline in _some(dice, said["headlines"], 2, 5):
        lines += [headline, *_some(dice, said["teasers"], 0, 1)]
    return lines


def _some(dice: random.Random, lines: list[str], least: int, most: int) -> list[str]:
    return dice.sample(lines, min(len(lines), dice.randint(least, most)))


def _filled(dice: random.Random, line: str, said: dict[str, list[str]]) -> str:
    return line.format(
        n=dice.randint(11, 99),
        y=dice.randint(2008, 2025),
        p=dice.choice(said["persons"]),
        c=dice.choice(said["cities"]),
        t=dice.choice(said["topics"]),
    )
