"""The words of boilerplate by reason, folded once, for the classifier."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.little_words import little_words

_LABEL = 4  # words; what is longer is a sentence
REASONS = ("menu", "navigation", "cookies", "privacy", "share", "form", "related", "legal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one reason's lines say, folded."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    phrases: tuple[str, ...]


def plain(text: str) -> str:
    """A line as the lexicon compares it: folded, without the signs at its edges."""
    return fold(text).strip(
        " .:!?…»«\"'*•·|-–—>←→\u203a\u2039()[]\u25ba\u25b6\u25b8\u25c4\u25be\u25bc\u25b2\u25cf\u25a0\u25aa\u25e6\u2605"
    )


@cache
def lexicon() -> dict[str, Words]:
    """The words of every reason."""
    data = _data()
    return {
        reason: Words(
            lines=frozenset(plain(line) for line in data[reason]["lines"]),
            starts=tuple(fold(start) for start in data[reason]["starts"]),
            phrases=tuple(fold(phrase) for phrase in data[reason]["phrases"]),
        )
        for reason in REASONS
    }


@cache
def inline(kind: str) -> tuple[str, ...]:
    """The marks (`marks`) or label beginnings (`tails`) that stand inside paragraphs, folded."""
    return tuple(dict.fromkeys(fold(mark) for mark in _data()["inline"][kind]))


@cache
def notice_phrases() -> tuple[str, ...]:
    """What a notice of cookies says, folded."""
    return tuple(fold(phrase) for phrase in _data()["notice"]["says"])


@cache
def addressing_words() -> frozenset[str]:
    """The words by which a notice speaks to its reader or of its own site, folded."""
    return frozenset(fold(word) for word in _data()["notice"]["to"])


@cache
def byline_starts() -> tuple[str, ...]:
    """How a line begins that names the writer, folded."""
    return tuple(fold(start) + " " for start in _data()["byline"]["starts"])


@cache
def accounts() -> frozenset[str]:
    """What systems write where nobody has said who writes, folded."""
    return frozenset(fold(name) for name in _data()["byline"]["accounts"])


@cache
def fields() -> frozenset[str]:
    """What a page says of itself before a colon, where agencies say a place, folded."""
    return frozenset(fold(name) for name in _data()["byline"]["fields"])


@cache
def label_words() -> frozenset[str]:
    """Words that menus are made of and that texts use too, folded and without the Arabic article."""
    return frozenset(fold(word).removeprefix("ال") for word in _data()["label"]["words"])


@cache
def words_of_labels() -> frozenset[str]:
    """The words that labels of all reasons are made of, folded, without the Arabic article and small words."""
    said = (line for reason in REASONS for line in lexicon()[reason].lines if len(line.split()) <= _LABEL)
    found = {word.removeprefix("ال") for line in said for word in word_texts(line)}
    return label_words() | {word for word in found if word not in little_words()}


@cache
def folded_words(part: str, kind: str) -> tuple[str, ...]:
    """The words of one list of the lexicon, as they stand in a folded line."""
    return tuple(dict.fromkeys(fold(word) for word in _data()[part][kind]))


@cache
def icon_names() -> tuple[str, ...]:
    """Names of pictures that stand in a pasted text where a page draws them."""
    return tuple(_data()["icon"]["names"])


@cache
def masthead_words() -> frozenset[str]:
    """Words that the names of newspapers and agencies begin with, folded and without the Arabic article."""
    return frozenset(fold(word).removeprefix("ال") for word in _data()["masthead"]["words"])


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
