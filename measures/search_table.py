"""The table of `measures/search.py`: what is searched, asked and counted. Search itself is the room's own code."""

import json
import math
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from search_data import Asked, aligned, distractors, paragraphs, questions
from search_vectors import KeptVectors

from marsad.language.encoder import Encoder, default_encoder
from marsad.language.sentences import split
from marsad.records import Passage
from marsad.search.index import Scope
from marsad.search.lance import LanceIndex
from marsad.search.logic import ranking
from marsad.search.logic.entries import entries
from marsad.search.logic.ranking import Ranked
from marsad.search.logic.vectors import centred, in_context
from marsad.search.logic.wordvectors import WordVectors, meaning_words
from marsad.search.questions import Question
from marsad.search.rereading import read_again

DEPTH = 10
_LIMIT = 100
_MIXED = ("ar", "en")  # the languages that have the same paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """An index with paragraphs and distractors, each document named by language and number."""

    encoder: Encoder
    index: LanceIndex
    known: WordVectors


def empty(encoder: Encoder) -> Collection:
    """A collection in a temporary folder."""
    index = LanceIndex(Path(tempfile.mkdtemp()), stamp="measure")
    return Collection(encoder=encoder, index=index, known=WordVectors(encoder))


def print_table(data: Path, *, sentences: int, every: int, french: Path | None, cache: Path | None) -> None:
    """Measure and print everything."""
    encoder = KeptVectors(default_encoder(), cache)
    collection = made(data, sentences, encoder)
    encoder.save()
    for asked, told in [("ar", "en"), ("en", "ar"), ("en", "en"), ("ar", "ar")]:
        _print_gains(f"{asked} → {told}", questions(data, asked)[::every], asked, (told,), collection)
    if french:
        some = [Asked(**item) for item in json.loads(french.read_text("utf-8"))]
        for told in _MIXED:
            _print_gains(f"fr → {told}", some, "fr", (told,), collection)
    for asked in _MIXED:
        _print_both(asked, questions(data, asked)[::every], collection)
    _print_aligned(data, encoder, every)
    encoder.save()


def made(data: Path, sentences: int, encoder: Encoder) -> Collection:
    """Index the paragraphs and as many sentences of distractors in each language."""
    collection = empty(encoder)
    for language in ("ar", "en", "fr"):
        texts = paragraphs(data, language) if language in _MIXED else []
        _add(collection, [*texts, *distractors(data, language, sentences)], language)
        print(f"{language}: {len(texts)} paragraphs; {collection.index.count()} passages in all", flush=True)
    collection.index.tidy()
    return collection


def _add(collection: Collection, documents: Sequence[str], language: str) -> None:
    encoder = collection.encoder
    cut = [_passages(text, language, number) for number, text in enumerate(documents)]
    texts = [[documents[n][p.start : p.end] for p in some] for n, some in enumerate(cut)]
    collection.known.encode_new(word for some in texts for text in some for word in meaning_words(text))
    vectors = np.split(encoder.encode([text for some in texts for text in some]), np.cumsum([len(s) for s in cut])[:-1])
    found = [entry for passages, some in zip(cut, texts, strict=True) for entry in entries(passages, some, "")]
    in_place = [in_context(passages, own) for passages, own in zip(cut, vectors, strict=True)]
    collection.index.add(found, np.vstack(in_place))


def _passages(text: str, language: str, number: int) -> list[Passage]:
    spans = split(text, language)
    return [
        Passage(
            document=f"{language}{number}",
            start=start,
            end=end,
            window_start=spans[max(0, place - 1)][0],
            window_end=spans[min(len(spans) - 1, place + 1)][1],
            language=language,
        )
        for place, (start, end) in enumerate(spans)
    ]


def ranked_documents(text: str, asked: str, told: Iterable[str], collection: Collection) -> list[str]:
    """The documents that a question finds, best first, as the search room orders their passages."""
    vector = centred(collection.encoder.encode([text])[0])
    question = Question(text=text, language=asked, vector=vector, named=())
    found = [one for language in told for one in _candidates(question, language, collection.index)]
    return list(dict.fromkeys(r.hit.document for r in read_again(question, found, (), collection.known)))


def _candidates(question: Question, language: str, index: LanceIndex) -> list[Ranked]:
    scope = Scope(language=language)
    lexical = index.now().lexical(question.terms_for(language), question.vector, scope, limit=_LIMIT)
    dense = index.now().dense(question.vector, scope, limit=_LIMIT)
    return ranking.candidates(lexical, dense, is_own=language == question.language)


def _print_gains(name: str, asked: Sequence[Asked], language: str, told: tuple[str], collection: Collection) -> None:
    halves: dict[int, list[float]] = defaultdict(list)
    for one in asked:
        found = ranked_documents(one.question, language, told, collection)[:DEPTH]
        right = f"{told[0]}{one.paragraph}"
        halves[one.paragraph % 2].append(1 / math.log2(found.index(right) + 2) if right in found else 0.0)
    every = [gain for gains in halves.values() for gain in gains]
    even, odd = (np.mean(halves[half]) if halves[half] else math.nan for half in (0, 1))
    print(f"{name}: nDCG@{DEPTH} {np.mean(every):.3f} of {len(every)} (even {even:.3f}, odd {odd:.3f})", flush=True)


def _print_both(language: str, asked: Sequence[Asked], collection: Collection) -> None:
    """Among all languages at once: how often both versions of the paragraph are in the first ten."""
    both: dict[int, list[bool]] = defaultdict(list)
    for one in asked:
        found = ranked_documents(one.question, language, ("ar", "en", "fr"), collection)[:DEPTH]
        both[one.paragraph % 2].append(all(f"{other}{one.paragraph}" in found for other in _MIXED))
    every = [value for values in both.values() for value in values]
    print(
        f"{language} → mixed: both versions in the first {DEPTH}: {np.mean(every):.3f} of {len(every)} "
        f"(even {np.mean(both[0]):.3f}, odd {np.mean(both[1]):.3f})",
        flush=True,
    )


def _print_aligned(data: Path, encoder: Encoder, every: int) -> None:
    """SIB-200: the nearest of 1,004 sentences, through the same vectors and words."""
    texts = {language: aligned(data, language) for language in ("ar", "fr", "en")}
    collection = empty(encoder)
    for language, sentences in texts.items():
        _add_whole(collection, sentences, language)
    collection.index.tidy()
    for asked, sentences in texts.items():
        for told in texts:
            if asked != told:
                some = list(enumerate(sentences))[::every]
                right = [_first(text, asked, told, collection) == f"{told}{n}" for n, text in some]
                print(f"sentences {asked} → {told}: R@1 {np.mean(right):.3f}", flush=True)


def _add_whole(collection: Collection, sentences: Sequence[str], language: str) -> None:
    """Each sentence is a document of one passage."""
    vectors = collection.encoder.encode(sentences)
    collection.known.encode_new(word for text in sentences for word in meaning_words(text))
    found = [
        entry
        for number, text in enumerate(sentences)
        for entry in entries([_whole(text, language, number)], [text], "")
    ]
    collection.index.add(found, vectors)


def _whole(text: str, language: str, number: int) -> Passage:
    end = len(text)
    return Passage(document=f"{language}{number}", start=0, end=end, window_start=0, window_end=end, language=language)


def _first(text: str, asked: str, told: str, collection: Collection) -> str:
    """A sentence is no question: nothing is taken away from its vector."""
    question = Question(text=text, language=asked, vector=collection.encoder.encode([text])[0], named=())
    found = _candidates(question, told, collection.index)
    return read_again(question, found, (), collection.known)[0].hit.document
