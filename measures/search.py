"""Measures search: labelled questions on a store, and the whole table across languages on public data.

``python measures/search.py questions QUERIES.json --home HOME`` asks the store of a home; a labelled question has
"query" and "relevant": [{"file", "snippet"}].
``python measures/search.py spelling QUERIES.json … --home HOME`` asks for "Did you mean", with and without slips.
``python measures/search.py table --data DATA`` prints nDCG@10 of XQuAD's 240 paragraphs of a language among distractors
of that language, on even and odd paragraphs apart (weights were chosen on the even ones), the mixed collection, and
nearest sentences of SIB-200.
"""

import json
import math
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import django

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


@group.command()
@click.argument("labels", type=click.Path(exists=True, path_type=Path), nargs=-1)
@click.option("--home", type=click.Path(exists=True, path_type=Path), required=True)
def spelling(labels: tuple[Path, ...], home: Path) -> None:
    """Count questions without a slip for which another spelling is offered, and slips that are put right.

    A slip is a letter left out, doubled, changed or moved in a word of the index; the seed is fixed.
    """
    _use(home)
    from search_slips import print_slips  # noqa: PLC0415 - after django.setup()

    print_slips([item["query"] for path in labels for item in json.loads(path.read_text("utf-8"))])


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
@click.option("--data", type=click.Path(exists=True, path_type=Path), required=True, help="Folder of public data.")
@click.option("--distractors", default=8_000, show_default=True, help="Sentences in each language.")
@click.option("--every", default=1, help="Only every n-th question.")
@click.option("--french", type=click.Path(exists=True, path_type=Path), help='JSON: [{"question", "paragraph"}].')
@click.option("--cache", type=click.Path(path_type=Path), help="File of vectors (.npz) that is kept between runs.")
def table(data: Path, distractors: int, every: int, french: Path | None, cache: Path | None) -> None:
    """Print the whole table."""
    _use(Path(tempfile.mkdtemp()))
    from search_table import print_table  # noqa: PLC0415 - after django.setup()

    print_table(data, sentences=distractors, every=every, french=french, cache=cache)


if __name__ == "__main__":
    group()
