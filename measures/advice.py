"""How often the rules find advice in sentences written for it, and how often where nobody is advised.

``python measures/advice.py examples/advice_sentences.tsv [--list missed|wrong]`` prints, for each language, the share
of advising sentences in which a recommendation is found, and of others in which one is found wrongly. The sentences
stand alone: what a list's head or the sentence before would tell is not there, and about two thirds of the advising
ones avoid the commonest words on purpose. So this is a measure of what the grammars know, not of documents.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from marsad.extraction.recommendations import add_recommendations
from marsad.extraction.steps import add_sentences
from marsad.records import Analysis, Block, BlockKind, Document, FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A written sentence, whether it advises, and whether the rules say so."""

    language: str
    text: str
    advises: bool
    found: bool


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file with the columns language, advises, genre and text."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = is_found(row["text"], row["language"])
            yield Sentence(language=row["language"], text=row["text"], advises=row["advises"] == "yes", found=found)


def is_found(text: str, language: str) -> bool:
    """Whether the rules find a recommendation in a sentence that stands alone."""
    document = Document(
        id="d1",
        file="sentence.txt",
        address="",
        media_type="text/plain",
        retrieved=datetime.now(UTC),
        sha256="",
        text=text,
        language=language,
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
    )
    analysis = add_recommendations(add_sentences(Analysis(document=document)))
    return bool(analysis.facts_of(FactKind.RECOMMENDATION))


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--list", "listed", type=click.Choice(("missed", "wrong")), help="Print these sentences too.")
def measure(path: Path, listed: str | None) -> None:
    """Print how many of the written sentences are found, right and wrong."""
    every = list(sentences(path))
    counts = Counter((one.language, one.advises, one.found) for one in every)
    for language in sorted({one.language for one in every}):
        right, wrong = (counts[language, advises, True] for advises in (True, False))
        asking, telling = right + counts[language, True, False], wrong + counts[language, False, False]
        shares = f"found in {right / asking:.3f} of {asking}, wrongly in {wrong / telling:.3f} of {telling}"
        print(f"{language}: {shares}")
    for one in every:
        if one.advises != one.found and listed == ("missed" if one.advises else "wrong"):
            print(f"{one.language}\t{one.text}")


if __name__ == "__main__":
    measure()
