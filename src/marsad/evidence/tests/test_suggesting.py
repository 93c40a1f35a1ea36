import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner, Result

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import Person
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Mark
from marsad.evidence import actions, models, queries
from marsad.evidence.errors import KeptInsideError, UnknownItemError
from marsad.evidence.suggest_commands import suggest
from marsad.evidence.tests.made import FIRST, processed, put
from marsad.pipeline.tests.made import original
from marsad.suggesting.client import Client
from marsad.suggesting.settings import ModelSettings
from marsad.suggesting.tests.stub import Reply, Stub, answering, said

pytestmark = pytest.mark.django_db

ADVICE = {
    "kind": "recommendation",
    "quote": "We recommend that teachers be trained.",
    "fields": {"text": "teachers be trained"},
}
PLACE = {"kind": "organisation", "quote": "met in Rabat", "fields": {"name": "Rabat", "acronym": "RBT"}}
INVENTED = {"kind": "person", "quote": "Karim", "fields": {"name": "Karim"}}
ANSWER = said([ADVICE, PLACE, INVENTED])


@pytest.fixture
def document() -> str:
    put(original(FIRST, "first.txt"))
    return queries.documents(who=None)[0].id


def ask(document: str, who: Person | None = None, reply: Reply = ANSWER) -> Sequence[str]:
    with answering(reply) as stub, Client(stub.settings()) as client:
        return [fact.id for fact in actions.suggest_facts(document, client, who=who).facts]


def test_only_what_the_grammars_missed_enters_and_waits_for_review(document: str) -> None:
    (new,) = ask(document)
    card = queries.fact(new, who=None)
    assert (card.fact.fields, card.fact.review.value) == ({"name": "Rabat"}, "unreviewed")
    assert FIRST[card.fact.citation.start : card.fact.citation.end] == "met in Rabat"
    mention = models.Mention.objects.get(fact=new)
    assert FIRST[mention.start : mention.end] == "Rabat"


def test_asking_twice_keeps_one(document: str) -> None:
    before = queries.count_facts(who=None)
    ask(document)
    ask(document)
    assert queries.count_facts(who=None) == before + 1
    assert models.Asked.objects.count() == 1


def test_what_was_asked_and_dropped_is_in_the_trail_and_added_up(document: str) -> None:
    ask(document)
    entry = audit_trail(who=None, action="document.ask")[0]
    assert entry.after["dropped"] == {"field_not_in_text": 1, "quote_not_in_text": 1}
    told = queries.answered("stub-7b", who=None)
    assert (told.documents, told.kept) == (1, 1)
    assert told.dropped == {"field_not_in_text": 1, "quote_not_in_text": 1}
    assert {kind.value: one.both for kind, one in told.agreement.items() if one.both} == {"recommendation": 1}


def test_a_suggestion_survives_reading_again_until_it_is_rejected(document: str) -> None:
    (new,) = ask(document)
    list(actions.ingest([processed(original(FIRST, "first.txt"))], who=None, again=True))
    assert queries.fact(new, who=None).fact.review.value == "unreviewed"
    assert models.Mention.objects.filter(fact=new).count() == 1
    actions.reject_fact(new, who=None, reason="not_said")
    ask(document)
    assert queries.fact(new, who=None).fact.review.value == "rejected"


def test_what_the_chain_found_by_its_own_model_goes_when_it_finds_it_no_more(document: str) -> None:
    fact = models.Fact.objects.filter(document=document)[0]
    models.Fact.objects.create(
        id="fold", document=fact.document, kind="organisation", start=0, end=7, quote=FIRST[:7], language="en",
        fields={"name": FIRST[:7]}, confidence=0.5, rule="model", extractor="organisations 1",
    )  # fmt: skip
    list(actions.ingest([processed(original(FIRST, "first.txt"))], who=None, again=True))
    assert not models.Fact.objects.filter(pk="fold").exists()


def test_what_may_not_leave_is_not_sent_elsewhere(document: str) -> None:
    actions.mark_document(document, Mark.AMBER, who=None)
    far = ModelSettings(address="https://models.example.org/v1", model="far")
    with Client(far) as client, pytest.raises(KeptInsideError, match=r"first\.txt is marked amber"):
        actions.suggest_facts(document, client, who=None)
    assert ask(document)  # a model on this machine may see it


def test_only_who_may_read_again_may_ask(document: str, analyst: Person) -> None:
    Person.objects.filter(pk=analyst.pk).update(role="reader")
    analyst.refresh_from_db()
    with pytest.raises(NotPermittedError):
        ask(document, who=analyst)
    with pytest.raises(UnknownItemError):
        ask("dnone")


def run(stub: Stub, monkeypatch: pytest.MonkeyPatch, *arguments: str, **settings: str) -> Result:
    for name, value in {"ADDRESS": stub.base, "TRIES": "1", **settings}.items():
        monkeypatch.setenv(f"MARSAD_MODEL_{name}", value)
    monkeypatch.setenv("MARSAD_MODEL", "stub-7b")
    return CliRunner().invoke(suggest, arguments)


def test_the_command_shows_the_agreement_and_asks_once(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(ANSWER) as stub:
        first, second = run(stub, monkeypatch), run(stub, monkeypatch)
    assert first.exit_code == second.exit_code == 0
    assert "1 documents asked of stub-7b: 1 facts only it found wait for review." in first.output
    assert "1 quote not in text" in first.output
    assert len(stub.asked) == 1


def test_the_command_says_where_it_stopped(document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(original("Another text.", "second.txt"))
    with answering(ANSWER) as stub:
        spent = run(stub, monkeypatch, TOKENS="50")
        rest = run(stub, monkeypatch, "--json", TOKENS="5000")
    assert spent.exit_code == 1
    assert "1 documents were not asked about." in spent.output
    assert rest.exit_code == 0
    assert len([json.loads(line) for line in rest.output.splitlines()]) == 1


def test_without_a_model_the_command_says_how_to_set_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_MODEL", raising=False)
    done = CliRunner().invoke(suggest)
    assert "No model is set" in str(done.exception)
