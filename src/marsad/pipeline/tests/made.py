"""A small chain of our own for tests: fast, and with a word for each thing that can go wrong."""

import os
import re
from datetime import UTC, datetime

import numpy as np

from marsad.pipeline.outcomes import Result
from marsad.pipeline.passages import passages
from marsad.reading.errors import EmptyFile
from marsad.records import (
    Analysis,
    Document,
    EntityKind,
    Fact,
    FactKind,
    Mention,
    Original,
    Sentence,
    cite,
    digest,
    document_id,
    make_fact,
)

WHEN = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
NAMES = re.compile("ICESCO|الإيسيسكو|OMEV")


def original(text: str, file: str = "a.txt") -> Original:
    return Original(content=text.encode(), file=file, address=f"/somewhere/{file}", retrieved=WHEN)


def worker(item: Original) -> Result:
    """Lines are sentences; a line with "recommend" is a recommendation, a known acronym an organisation."""
    text = item.content.decode()
    if not text:
        raise EmptyFile("This file is empty.")
    if "BUG" in text:
        raise ValueError("we forgot a case")
    if "CRASH" in text:
        os._exit(9)
    document = make_document(item, text)
    sentences = tuple(
        Sentence(start=m.start(), end=m.end(), text=m.group(), language="en") for m in re.finditer(r"[^\n]+", text)
    )
    facts = recommendations(document, sentences) + organisations(document)
    analysis = Analysis(document=document, sentences=sentences, facts=facts, mentions=mentions(document, facts))
    cut = passages(document, sentences)
    vectors = np.array([vector(text[p.start : p.end]) for p in cut], dtype=np.float32).reshape(len(cut), 4)
    return Result(analysis=analysis, passages=cut, vectors=vectors, encoder="letters 1")


def make_document(item: Original, text: str) -> Document:
    return Document(
        id=document_id(item.content),
        file=item.file,
        address=item.address,
        media_type="text/plain",
        retrieved=item.retrieved,
        sha256=digest(item.content),
        text=text,
        language="en",
        title=text.partition("\n")[0],
        published="2024-05",
        reader="made 1",
    )


def recommendations(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Fact, ...]:
    return tuple(
        make_fact(
            document,
            FactKind.RECOMMENDATION,
            s.start,
            s.end,
            fields={"text": s.text, "strength": "call", "themes": ["schools", "youth"]},
            confidence=0.8,
            rule="made",
            cues=("recommend",),
            extractor="made 1",
        )
        for s in sentences
        if "recommend" in s.text
    )


def organisations(document: Document) -> tuple[Fact, ...]:
    return tuple(
        make_fact(
            document,
            FactKind.ORGANISATION,
            m.start(),
            m.end(),
            fields={"name": m.group()},
            confidence=0.9,
            rule="made",
            extractor="made 1",
        )
        for m in NAMES.finditer(document.text)
    )


def mentions(document: Document, facts: tuple[Fact, ...]) -> tuple[Mention, ...]:
    named = tuple(
        Mention(kind=EntityKind.ORGANISATION, citation=fact.citation, language="en", fact=fact.id)
        for fact in facts
        if fact.kind is FactKind.ORGANISATION
    )
    places = tuple(
        Mention(kind=EntityKind.PLACE, citation=cite(document, m.start(), m.end()), language="en", authority="rabat-ma")
        for m in re.finditer("Rabat", document.text)
    )
    return named + places


def vector(text: str) -> np.ndarray:
    numbers = np.array([len(text), text.count(" "), text.count("e"), 1], dtype=np.float32)
    return numbers / np.linalg.norm(numbers)
