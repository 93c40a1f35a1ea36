from dataclasses import replace

from marsad.records import Fact, FactKind, make_fact
from marsad.suggesting.agreement import Agreement, compared, total
from marsad.suggesting.answers import Drop
from marsad.suggesting.client import Client
from marsad.suggesting.suggest import suggest
from marsad.suggesting.tests.stub import answering, said
from marsad.suggesting.tests.test_answers import ARABIC, DOCUMENT, FRENCH, TEXT

ADVICE = {"kind": "recommendation", "quote": FRENCH, "fields": {"text": "former les éducateurs"}}
CENTRE = {"kind": "organisation", "quote": "Centre Atlas", "fields": {"name": "Centre Atlas"}}
INVENTED = {"kind": "person", "quote": "Karim", "fields": {"name": "Karim"}}


def fact(kind: FactKind, quote: str, **fields: object) -> Fact:
    start, end = TEXT.index(quote), TEXT.index(quote) + len(quote)
    return make_fact(DOCUMENT, kind, start, end, fields=fields, confidence=0.9, rule="r", extractor="x 1")


KNOWN = (
    fact(FactKind.RECOMMENDATION, FRENCH, text="former les éducateurs"),
    fact(FactKind.STATEMENT, ARABIC, speaker="سلمى التازي", text="الحوار أساس الوقاية"),
)


def test_what_both_find_is_counted_and_what_only_the_model_finds_is_kept() -> None:
    with answering(said([ADVICE, CENTRE, INVENTED])) as stub, Client(stub.settings()) as client:
        suggested = suggest(DOCUMENT, KNOWN, client)
    assert [one.fields["name"] for one in suggested.facts] == ["Centre Atlas"]
    assert [one.what for one in suggested.dropped] == ["Karim"]
    assert suggested.agreement[FactKind.RECOMMENDATION] == Agreement(both=1)
    assert suggested.agreement[FactKind.STATEMENT] == Agreement(grammar_only=1)
    assert suggested.agreement[FactKind.ORGANISATION] == Agreement(model_only=1)


def test_an_answer_that_cannot_be_read_is_listed() -> None:
    with answering(said("no")) as stub, Client(stub.settings()) as client:
        suggested = suggest(DOCUMENT, (), client)
    assert suggested.facts == ()
    assert len(suggested.unanswered) == 1
    assert suggested.unanswered[0].startswith("characters 0 to ")


def test_agreement_is_twice_the_common_by_all() -> None:
    agreements, new = compared(KNOWN, KNOWN[:1])
    assert not new
    assert agreements[FactKind.RECOMMENDATION].share == 1
    assert agreements[FactKind.STATEMENT].share == 0
    assert agreements[FactKind.EVENT].share is None
    assert total([agreements, agreements])[FactKind.STATEMENT] == Agreement(grammar_only=2)
    assert Agreement(both=2, grammar_only=1, model_only=1).share == 4 / 6


def test_nobody_who_is_told_to_be_under_age_is_suggested() -> None:
    text = "Sami Ferrat, 14 ans, a témoigné. Nadia Ferrat, 41 ans, a parlé."
    document = replace(DOCUMENT, text=text, blocks=())
    both = [{"kind": "person", "quote": name, "fields": {"name": name}} for name in ("Sami Ferrat", "Nadia Ferrat")]
    with answering(said(both)) as stub, Client(stub.settings()) as client:
        suggested = suggest(document, (), client)
    assert [one.fields["name"] for one in suggested.facts] == ["Nadia Ferrat"]
    assert [(one.reason, one.what) for one in suggested.dropped] == [(Drop.UNDER_AGE, "")]
