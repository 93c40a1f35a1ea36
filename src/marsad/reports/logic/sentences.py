"""Sentences drawn from facts: a template of `sentences.toml` filled with words that keep their language and citations.

Nothing is added to what the facts say; a sentence without its facts is not written.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from marsad.reports.grammar.french import spaced
from marsad.reports.grammar.lists import joints
from marsad.reports.logic.marks import is_turned, quotation
from marsad.reports.logic.report import Words

Filling = str | Words | Iterable[Words]
_PLACE = re.compile(r"\{([a-z_]+)\}")
_QUOTED = re.compile(r"«\s*([^«»]*?)\s*»|“([^“”]*)”|\"([^\"]*)\"")  # a title that is a quotation as a whole


@cache
def templates() -> Mapping[str, Mapping[str, str | Mapping[str, str]]]:
    """All sentences by name and language."""
    return tomllib.loads((files("marsad.reports.logic") / "sentences.toml").read_text(encoding="utf-8"))


def sentence(language: str, name: str, *, gender: str = "m", **fillings: Filling) -> tuple[Words, ...]:
    """The words of a sentence; empty fillings leave no double spaces behind."""
    template = templates()[name][language]
    chosen = template if isinstance(template, str) else template[gender]
    pieces: list[Words] = []
    for place, text in enumerate(_PLACE.split(chosen)):
        pieces += _filled(fillings[text]) if place % 2 else [Words(text=text)]
    return _tidied(pieces, language)


def _filled(filling: Filling) -> list[Words]:
    if isinstance(filling, str):
        return [Words(text=filling)]
    return [filling] if isinstance(filling, Words) else list(filling)


def _tidied(pieces: Iterable[Words], language: str) -> tuple[Words, ...]:
    """Join the report's own words, and leave one space where an empty filling left two, none before the full stop."""
    joined: list[Words] = []
    for piece in pieces:
        if joined and _is_plain(piece) and _is_plain(joined[-1]):
            joined[-1] = Words(text=joined[-1].text + piece.text)
        elif piece.text or piece.references:
            joined.append(piece)
    tidy = [Words(text=_tidy(p.text, language)) if _is_plain(p) else p for p in joined]
    return tuple(_capitalised(tidy))


def _is_plain(words: Words) -> bool:
    return not (words.language or words.references or words.is_strong or words.is_break)


def _tidy(text: str, language: str) -> str:
    single = re.sub(r" +([.,،])", r"\1", re.sub(r" {2,}", " ", text))
    single = re.sub(r",\.", ".", single)
    single = re.sub(r"(?<=[0-9]) (?=\S)", "\u00a0", single)  # "11" does not end a row whose next begins "commitments"
    if language == "ar":  # the preposition is written together with a word, and drawn out before figures
        return re.sub(r"(?<![\u0600-\u06ff])ل(?=[0-9٠-٩\u2066-\u2068])", "لـ", single)
    return spaced(single) if language == "fr" else single


def _capitalised(words: list[Words]) -> list[Words]:
    if words and _is_plain(words[0]) and words[0].text:
        first = words[0].text
        words[0] = Words(text=first[0].upper() + first[1:])
    return words


def listed(language: str, things: Iterable[Words | tuple[Words, ...]]) -> tuple[Words, ...]:
    """Things as one list with "and" before the last."""
    groups = [(thing,) if isinstance(thing, Words) else thing for thing in things]
    between = ("", *joints(language, len(groups)))
    words: list[Words] = []
    for joint, group in zip(between, groups, strict=False):
        words += [Words(text=joint), *group] if joint else [*group]
    return tuple(words)


def quoted(language: str, words: Words) -> tuple[Words, ...]:
    """Words of a document between the quotation marks of the report's language, which take the place of their own.

    The citation follows the marks. Words that run the other way keep the marks of their own language.
    """
    opening, closing = quotation(language, words.language)
    own = _QUOTED.fullmatch(words.text)
    text = next(group for group in own.groups() if group is not None) if own else words.text
    if is_turned(language, words.language):
        return (replace(words, text=opening + text + closing),)
    bare = Words(text=text, language=words.language)
    return (Words(text=opening), bare, Words(text=closing, references=words.references))
