"""Measures search: answers among the first five on labelled questions, and nDCG@10 across languages on XQuAD.

``python measures/search.py questions QUERIES.json --home HOME`` asks the store of a home; a labelled question has
"query" and "relevant": [{"file", "snippet"}].
``python measures/search.py xquad xquad.en.json xquad.ar.json --every 4`` asks in the first file's language about the
paragraphs of the second, with meaning alone when the languages differ and with words too when they are one.
"""

import json
import math
import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import django
import numpy as np

from marsad.language.encoder import default_encoder
from marsad.language.identify import identify
from marsad.language.sentences import split
from marsad.language.stems import index_terms
from marsad.records import Document, Passage

FIRST = 5
DEPTH = 10


@click.group()
def group() -> None:
    """Measure search."""


@group.command()
@click.argument("labels", type=click.Path(exists=True, path_type=Path))
@click.option("--home", type=click.Path(exists=True, path_type=Path), required=True)
def questions(labels: Path, home: Path) -> None:
    """Count the questions that are answered among the first five passages."""
    _use(home)
    ranks = [rank for item in json.loads(labels.read_text("utf-8")) for rank in _rank(item)]
    answered = sum(rank <= FIRST for rank in ranks)
    reciprocal = sum(1 / rank for rank in ranks) / max(1, len(ranks))
    print(f"{answered} of {len(ranks)} answered among the first {FIRST}; mean reciprocal rank {reciprocal:.3f}")


def _use(home: Path) -> None:
    os.environ["MARSAD_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.web.settings")
    django.setup()


def _rank(item: dict[str, Any]) -> Iterator[float]:
    """The rank of the first right passage; infinity when there is none; nothing when its files are not in the store."""
    from marsad.evidence import queries as evidence  # noqa: PLC0415 - after django.setup()
    from marsad.search import actions, queries  # noqa: PLC0415

    files = {Path(card.file).name for card in evidence.documents(who=None)}
    relevant = [entry for entry in item["relevant"] if entry["file"] in files]
    if not relevant:
        return
    if not actions.is_up_to_date():
        actions.update_index()
    found = queries.search(item["query"], who=None, limit=DEPTH)
    hits = [place for place, result in enumerate(found, 1) if any(_answers(result, entry) for entry in relevant)]
    rank = hits[0] if hits else math.inf
    print(f"{rank:>4}  {item['query'][:90]}")
    yield rank


def _answers(result: Any, entry: dict[str, str]) -> bool:
    quote, snippet = ("".join(text.split()) for text in (result.quote, entry["snippet"]))
    return Path(result.file).name == entry["file"] and (snippet in quote or quote in snippet)


@group.command()
@click.argument("asked", type=click.Path(exists=True, path_type=Path))
@click.argument("told", type=click.Path(exists=True, path_type=Path))
@click.option("--every", default=1, help="Only every n-th question.")
def xquad(asked: Path, told: Path, every: int) -> None:
    """Give nDCG@10 of paragraphs for questions in (perhaps) another language."""
    _use(Path(tempfile.mkdtemp()))
    contexts = [context for context, _ in _paragraphs(told)]
    documents = {str(number): _document(str(number), context) for number, context in enumerate(contexts)}
    pairs = [(q, number) for number, (_, some) in enumerate(_paragraphs(asked)) for q in some][::every]
    index = _index(contexts)
    gains = [_gain(index, question, str(right), documents) for question, right in pairs]
    print(f"nDCG@{DEPTH} {np.mean(gains):.3f} over {len(gains)} questions and {len(contexts)} paragraphs")


def _paragraphs(path: Path) -> list[tuple[str, list[str]]]:
    articles = json.loads(path.read_text("utf-8"))["data"]
    return [(p["context"], [qa["question"] for qa in p["qas"]]) for a in articles for p in a["paragraphs"]]


def _index(contexts: Sequence[str]) -> Any:
    """An index of sentences; each paragraph is a document."""
    from marsad.search.index import Entry  # noqa: PLC0415 - groups load what they use
    from marsad.search.lance import LanceIndex  # noqa: PLC0415
    from marsad.search.logic.vectors import in_context  # noqa: PLC0415

    encoder = default_encoder()
    index = LanceIndex(Path(tempfile.mkdtemp()), stamp="measure", dimensions=encoder.dimensions)
    entries, vectors = [], []
    for number, context in enumerate(contexts):
        language = identify(context).language
        passages = _passages(context, language, str(number))
        texts = [context[p.start : p.end] for p in passages]
        entries += [
            Entry(
                document=p.document,
                start=p.start,
                end=p.end,
                language=language,
                terms=tuple(index_terms(text, language)),
            )
            for p, text in zip(passages, texts, strict=True)
        ]
        vectors.append(in_context(passages, encoder.encode(texts)))
    index.add(entries, np.vstack(vectors))
    index.tidy()
    return index


def _passages(context: str, language: str, document: str) -> list[Passage]:
    spans = split(context, language)
    return [
        Passage(
            document=document,
            start=start,
            end=end,
            window_start=spans[max(0, place - 1)][0],
            window_end=spans[min(len(spans) - 1, place + 1)][1],
            language=language,
        )
        for place, (start, end) in enumerate(spans)
    ]


def _document(identifier: str, text: str) -> Document:
    now = datetime.now(tz=UTC)
    language = identify(text).language
    return Document(
        id=identifier, file="", address="", media_type="", retrieved=now, sha256="", text=text, language=language
    )


def _gain(index: Any, question: str, right: str, documents: dict[str, Document]) -> float:
    """The gain of one question whose one right paragraph stands at some rank."""
    from marsad.search.logic import ranking  # noqa: PLC0415
    from marsad.search.logic.vectors import centred  # noqa: PLC0415
    from marsad.search.questions import Question  # noqa: PLC0415
    from marsad.search.rereading import READ_AGAIN, read_again  # noqa: PLC0415

    vector = centred(default_encoder().encode([question])[0])
    asked = Question(text=question, language=identify(question).language, vector=vector, named=())
    language = documents[right].language
    terms = index_terms(question, language) if asked.language == language else []
    lexical = index.search_lexical(list(dict.fromkeys(terms)), language=language, limit=100)
    dense = index.search_dense(vector, language=language, limit=100)
    ranked = ranking.fuse(lexical, dense, lexical_weight=ranking.LEXICAL_OWN)
    ranked = ranking.followed(read_again(asked, [ranked[:READ_AGAIN]], documents, ()), ranked[READ_AGAIN:])
    order = list(dict.fromkeys(one.hit.document for one in ranked))[:DEPTH]
    return 1 / math.log2(order.index(right) + 2) if right in order else 0.0


if __name__ == "__main__":
    group()
