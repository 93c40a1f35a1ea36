"""Reads the public evaluation data that search is measured on: questions, paragraphs, distractors, aligned sentences.

Nothing of it is part of the project; `README.md` of the data folder says what each set is and under which licence.
Distractors are real sentences of the language asked about, in documents of three as they followed each other.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from marsad.language.sentences import split

_TOGETHER = 3  # sentences of a distractor
_TAGGED = {
    "ar": ("anercorp/data/*_data.txt", "wojood-sample/data/*.txt"),
    "fr": ("wikineural/data/wikineural/fr/*.conllu",),
    "en": ("wikineural/data/wikineural/en/*.conllu",),
}
_PLAIN = {"ar": ("aqmar-ner/aqmar/cleaned_articles/*.txt",), "fr": (), "en": ()}
_ALIGNED = {"ar": "arb_Arab", "fr": "fra_Latn", "en": "eng_Latn"}
_END = frozenset('.!?؟:»"')
_SHORTEST = 3  # words; fewer are no sentence
_NO_SPACE_BEFORE = frozenset(".,;:!?،؛؟)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question and the number of the paragraph that answers it."""

    question: str
    paragraph: int


def paragraphs(data: Path, language: str) -> list[str]:
    """The 240 paragraphs of XQuAD in a language, in the same order in each."""
    return [paragraph["context"] for paragraph in _paragraphs(data, language)]


def questions(data: Path, language: str) -> list[Asked]:
    """The questions of XQuAD in a language."""
    return [
        Asked(question=qa["question"], paragraph=number)
        for number, paragraph in enumerate(_paragraphs(data, language))
        for qa in paragraph["qas"]
    ]


def _paragraphs(data: Path, language: str) -> list[dict[str, list[dict[str, str]]]]:
    articles = json.loads((data / "xquad" / f"xquad.{language}.json").read_text("utf-8"))["data"]
    return [paragraph for article in articles for paragraph in article["paragraphs"]]


def aligned(data: Path, language: str) -> list[str]:
    """The 1,004 sentences of SIB-200 in a language, in the order of their numbers."""
    folder = data / "sib200-flores" / "data" / "annotated" / _ALIGNED[language]
    rows = [line.split("\t") for part in ("dev", "test", "train") for line in _rows(folder / f"{part}.tsv")]
    return [text for _, text in sorted((int(row[0]), row[2]) for row in rows)]


def _rows(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()[1:]


def distractors(data: Path, language: str, sentences: int) -> list[str]:
    """Documents of three sentences each, as many sentences in all as asked for where the data has them."""
    found = (text for text in _sentences(data, language) if len(text.split()) >= _SHORTEST)
    return list(_grouped(islice(found, sentences)))


def _grouped(sentences: Iterable[str]) -> Iterator[str]:
    source = iter(sentences)
    while some := list(islice(source, _TOGETHER)):
        yield " ".join(text if text[-1] in _END else f"{text}." for text in some)


def _sentences(data: Path, language: str) -> Iterator[str]:
    for pattern in _PLAIN[language]:
        for path in sorted(data.glob(pattern)):
            for line in path.read_text("utf-8").splitlines():
                yield from (line[start:end] for start, end in split(line, language))
    for pattern in _TAGGED[language]:
        for path in sorted(data.glob(pattern)):
            yield from _untagged(path)


def _untagged(path: Path) -> Iterator[str]:
    """The sentences of a file with one token a line: text, or text after a number; sentences end at an empty line."""
    words: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.replace("\t", " ").split()
        if cells and not line.startswith(("#", "-DOCSTART-")):
            words.append(cells[1] if cells[0].isdecimal() and len(cells) > 2 else cells[0])
            if cells[0] not in {".", "؟"}:
                continue
        if words:
            yield _joined(words)
            words = []
    if words:
        yield _joined(words)


def _joined(words: Iterable[str]) -> str:
    return "".join(word if word in _NO_SPACE_BEFORE else f" {word}" for word in words).strip()
