"""What people reviewed becomes labels that `marsad evaluate` reads and judges our own findings by."""

import json

import pytest
from click.testing import CliRunner

from marsad.evaluation.commands import evaluate
from marsad.evaluation.gold import load_gold
from marsad.evidence import actions, originals, queries
from marsad.evidence.added import summary_of
from marsad.evidence.tests import made
from marsad.exchange.commands import export
from marsad.exchange.labelling import export_labels

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(tmp_path, settings):
    settings.HOME = tmp_path / "home"


def test_reviewed_facts_become_labels_that_are_read_back(tmp_path):
    made.put_both()
    one, two = queries.facts(who=None, kind="recommendation")[:2]
    actions.accept_fact(one.fact.id, who=None)
    actions.correct_fact(two.fact.id, who=None, fields={"text": "more clubs for youth"})
    body = queries.facts(who=None, kind="organisation")[0]
    actions.reject_fact(body.fact.id, who=None, reason="not_said")
    documents, count = export_labels(tmp_path / "labels", who=None)
    assert (documents, count) == (2, 2)
    gold = load_gold(tmp_path / "labels")
    labels = {label["text"]: label for one in gold.documents for label in one.labels.get("recommendations", ())}
    assert labels["more clubs for youth"]["machine"]["text"] == two.fact.fields["text"]
    assert labels[one.fact.fields["text"]]["snippet"] == one.fact.citation.quote
    told = json.loads((tmp_path / "labels" / "labels.json").read_text("utf-8"))
    assert any(entry.get("rejected") == [{"kind": "organisation", "quote": body.fact.citation.quote}] for entry in told)
    assert all("organisations" in entry["non_exhaustive"] for entry in told)


NOTE = """La ministre Awa Traoré a ouvert le colloque de Tozeur le 5 mars 2023.

Les participants ont recommandé de former les bibliothécaires au repérage des fausses nouvelles.
"""


def test_what_a_person_accepted_is_found_again_by_evaluate(tmp_path):
    """The real chain, both times: what was read in, accepted and exported is neither missed nor wrong when measured."""
    summary_of(actions.add([made.original(NOTE, "note.txt")], who=None, linker=made.by_name))
    cards = queries.facts(who=None)
    for card in cards:
        actions.accept_fact(card.fact.id, who=None)
    export_labels(tmp_path / "labels", who=None)
    answer = CliRunner().invoke(evaluate, ["--gold", str(tmp_path / "labels"), "--json"])
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.output)
    measured = {told[name] for name in told if name.endswith(("precision", "recall")) and told[name] is not None}
    assert len(cards) >= 2
    assert measured == {1.0}


def test_of_a_document_whose_original_was_erased_the_text_is_taken(tmp_path):
    made.put_both()
    fact = queries.facts(who=None, kind="recommendation")[0].fact
    actions.accept_fact(fact.id, who=None)
    document = queries.document(fact.citation.document, who=None)
    originals.forget(document.sha256)
    export_labels(tmp_path / "labels", who=None)
    assert (tmp_path / "labels" / "documents" / f"{document.id}.txt").read_text("utf-8") == document.text
    assert len(load_gold(tmp_path / "labels").documents) == 1


def test_the_command_says_how_to_measure_with_them(tmp_path):
    made.put_both()
    actions.accept_fact(queries.facts(who=None, kind="recommendation")[0].fact.id, who=None)
    answer = CliRunner().invoke(export, [str(tmp_path / "out"), "--labels"])
    assert "1 labels in 1 documents" in answer.output
    assert "marsad evaluate --gold" in answer.output
