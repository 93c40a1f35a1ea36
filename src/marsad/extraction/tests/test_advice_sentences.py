"""The grammars of recommendations on sentences that avoid the commonest words: what they know may not be lost."""

import csv
from pathlib import Path

import pytest

from marsad.extraction.recommendations import add_recommendations
from marsad.extraction.steps import add_sentences
from marsad.extraction.tests.papers import paper
from marsad.records import Analysis, FactKind

SENTENCES = Path(__file__).parents[4] / "examples" / "advice_sentences.tsv"
EVERY = 4  # of the sentences: enough to notice what is lost
LEAST_FOUND, MOST_WRONG = {"ar": 0.5, "fr": 0.45, "en": 0.44}, 0.12


@pytest.mark.parametrize("language", sorted(LEAST_FOUND))
def test_what_is_asked_in_other_words_is_found(language: str):
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    chosen = [row for row in rows if row["language"] == language][::EVERY]
    found = {"yes": [], "no": []}
    for row in chosen:
        analysis = add_recommendations(add_sentences(Analysis(document=paper(row["text"], language))))
        found[row["advises"]].append(bool(analysis.facts_of(FactKind.RECOMMENDATION)))
    assert sum(found["yes"]) >= LEAST_FOUND[language] * len(found["yes"])
    assert sum(found["no"]) <= MOST_WRONG * len(found["no"])
