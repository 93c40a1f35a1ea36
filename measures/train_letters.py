"""Learns how Arabic letters are written in Latin ones, from attested pairs of names, and writes `letters.json`.

Usage: train_letters.py FULL_NAMES.tsv OUT.json

The table is that of `arabic-name-romanizer` (UNICEF; CC0): arabic_key, latin, latin_lang, country, count, source. Pairs
whose Arabic part falls into the test half (`is_held_out`) are left out, so that `person_names.py` measures on names
that were never seen. Expectation-maximisation with the cheapest alignment only; five rounds are enough.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from marsad.linking.comparisons.letters import ALPHABET, LONGEST, latin_letters, signs
from marsad.linking.comparisons.name_parts import Part, parts_of

ROUNDS = 5
ARAB = frozenset(
    ("DZ", "MA", "TN", "MR", "LY", "EG", "SD", "SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ", "JO", "PS", "SY", "LB")
)
# What a reader of both alphabets would guess; the first round starts from it.
GUESS = {
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ", "abt?jh?d?rzs?sdtz??fkklmnhwi?iu", strict=True)),
    **dict(zip("ثخذشعغءو^", ("th", "kh", "dh", "sh", "a", "gh", "a", "u", "al"), strict=True)),
    **dict(zip("AEWYH123456789", "aawyhiiooaaiua", strict=True)),
}
SILENT = frozenset("اعهةىءويئؤ^AEWYH123456789")
VOWELS = frozenset("aeiouy")
TOO_FAR = (1.6, 1.8, 1.8, 1.8, 1.8)  # cost per letter above which a pair is no pair: stage names, errors
RARE = 5e-4
Cost = Callable[[str, str], float]


class Name(NamedTuple):
    """A line of the table, cut into parts."""

    arabic: str
    latin: str
    arabic_parts: tuple[Part, ...]
    latin_parts: tuple[Part, ...]


def names_of(table: Path) -> Iterator[Name]:
    """The names of Arab countries with at least two words on each side."""
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        arabic, latin, _, country, *_ = line.split("\t")
        if country in ARAB and min(len(arabic.split()), len(latin.split())) > 1:
            yield Name(arabic, latin, parts_of(arabic), parts_of(latin))


def is_held_out(part: str) -> bool:
    """Whether a part of a name belongs to the test half; the same on every machine."""
    return sha256(part.encode()).digest()[0] >= 128


def pairs_of(names: Sequence[Name]) -> Counter[tuple[str, str]]:
    """Parts in both scripts, of names that have as many parts in each."""
    pairs: Counter[tuple[str, str]] = Counter()
    for name in names:
        if len(name.arabic_parts) == len(name.latin_parts) > 1:
            for arabic, latin in zip(name.arabic_parts, name.latin_parts, strict=True):
                if arabic.is_arabic and not latin.is_arabic and not is_held_out(arabic.text):
                    pairs[signs(arabic.text), latin_letters(latin.text)] += 1
    return Counter({(a, b): min(count, 5) for (a, b), count in pairs.items() if 1 < len(a) < 15 and 1 < len(b) < 19})


def guessed(sign: str, segment: str) -> float:
    """The first round's cost of a sign."""
    expected = GUESS.get(sign, "?")
    if segment == expected:
        return 1.0
    if not segment:
        return 1.5 if sign in SILENT else 3.5
    return (1.5 if segment[0] == expected[0] else 5.0) + 0.8 * (len(segment) - 1)


def cheapest(name: str, spelling: str, cost: Cost, free: Mapping[str, float]) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest alignment: its cost, and which sign gave which letters ("" for letters that none gave)."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {(0, 0): (0.0, None)}

    def offer(place: tuple[int, int], price: float, since: tuple[int, int]) -> None:
        if place not in best or price < best[place][0]:
            best[place] = (price, since)

    for i in range(len(name) + 1):
        for j in range(len(spelling) + 1):
            price = best[i, j][0]
            if j < len(spelling):
                offer((i, j + 1), price + free[spelling[j]], (i, j))
            for size in range(min(LONGEST, len(spelling) - j) + 1 if i < len(name) else 0):
                offer((i + 1, j + size), price + cost(name[i], spelling[j : j + size]), (i, j))
    place: tuple[int, int] = (len(name), len(spelling))
    total, path = best[place][0], []
    while since := best[place][1]:
        path.append((name[since[0]] if since[0] < place[0] else "", spelling[since[1] : place[1]]))
        place = since
    return total, path


def learn(pairs: Mapping[tuple[str, str], int]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Costs of each sign's Latin letters, and of letters that no sign gave."""
    cost: Cost = guessed
    free = {letter: 1.5 if letter in VOWELS else 5.0 for letter in ALPHABET}
    letters: dict[str, dict[str, float]] = {}
    for limit in TOO_FAR[:ROUNDS]:
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for (name, spelling), count in pairs.items():
            total, path = cheapest(name, spelling, cost, free)
            if total / (len(name) + len(spelling)) <= limit:
                for sign, segment in path:
                    seen[sign][segment] += count
        letters, free = _costs(seen)
        cost = _looked_up(letters)
    return letters, free


def _costs(seen: dict[str, Counter[str]]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    inserted = seen.pop("")
    share = inserted.total() / (inserted.total() + sum(counts.total() for counts in seen.values()))
    letters = {
        sign: {
            segment: round(-math.log(count / counts.total() * (1 - share)), 3)
            for segment, count in sorted(counts.items())
            if count / counts.total() > RARE
        }
        for sign, counts in sorted(seen.items())
    }
    free = {c: round(-math.log((inserted[c] + 1) / (inserted.total() + len(ALPHABET)) * share), 3) for c in ALPHABET}
    return letters, free


def _looked_up(letters: Mapping[str, Mapping[str, float]]) -> Cost:
    return lambda sign, segment: letters.get(sign, {}).get(segment, 9.0 + len(segment))


def chance(pairs: Mapping[tuple[str, str], int]) -> dict[str, float]:
    """What each Latin letter costs after another one, in names: ^ begins and $ ends."""
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, spelling), count in pairs.items():
        for one, other in zip("^" + spelling, spelling + "$", strict=True):
            after[one][other] += count
    return {
        one + other: round(-math.log((after[one][other] + 0.5) / (after[one].total() + 13)), 3)
        for one in "^" + ALPHABET
        for other in ALPHABET + "$"
    }


def main() -> None:
    """Learn, and write the costs."""
    table, out = map(Path, sys.argv[1:3])
    pairs = pairs_of(list(names_of(table)))
    letters, free = learn(pairs)
    source = "learned by measures/train_letters.py from name pairs of arabic-name-romanizer (UNICEF, CC0 and MIT)"
    content = {"source": source, "letters": letters, "free": free, "chance": chance(pairs)}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    out.write_text(re.sub(r"(?<=[:,{])\n  +", " ", text) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs of parts, {sum(map(len, letters.values()))} ways to write {len(letters)} signs")


if __name__ == "__main__":
    main()
