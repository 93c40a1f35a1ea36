"""Who is said to have issued a recommendation: whoever did where it was first made, not who took it up later."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.followup.logic.addressees import Body
from marsad.followup.logic.origins import Occasion, Saying, _reports
from marsad.followup.logic.proposals import issuer_of, propose
from marsad.records import Citation, Fact, FactKind

COUNCIL = Body(entity="e1", authority="", names={"en": "Council of the Two Shores"})
FORUM = Occasion(entity="e2", name="Forum of the Shores", city="", start="2021", end="")


def saying(document: str, occasion: Occasion | None = None, language: str = "en", **fields: str) -> Saying:
    citation = Citation(document=document, start=0, end=14, quote="open the gates")
    fact = Fact(
        id=f"f{document}", kind=FactKind.RECOMMENDATION, citation=citation, language=language,
        fields={"text": "open the gates", **fields}, confidence=0.9, rule="r",
    )  # fmt: skip
    card = FactCard(fact=fact, file="a.txt", document_title="", document_language="en", published="2021")
    return Saying(fact=card, occasion=occasion)


LATER = saying("d2", issuer="Council of the Two Shores", strength="call")


def test_who_takes_it_up_later_did_not_issue_it():
    made = saying("d1", FORUM, strength="formal")
    assert issuer_of([made, LATER], {"council of the two shores": COUNCIL}).name == "Forum of the Shores"
    assert issuer_of([saying("d1"), LATER], {"council of the two shores": COUNCIL}).name == ""


def test_a_body_named_where_it_was_made_issued_it():
    made = saying("d1", FORUM, strength="call")
    beside = saying("d3", FORUM, issuer="Council of the Two Shores", strength="call")
    assert issuer_of([made, beside], {"council of the two shores": COUNCIL}).entity == "e1"


def test_what_is_said_before_an_event_is_not_said_at_it():
    forum = Occasion(entity="e2", name="Forum", city="", start="2021-05-05", end="2021-05-06")
    told = {
        day: _reports(forum, day) for day in ("2021-04-28", "2021-05-05", "2021-05", "2021-07-01", "2022-05-01", "")
    }
    assert told == {
        "2021-04-28": False, "2021-05-05": True, "2021-05": True, "2021-07-01": True, "2022-05-01": False, "": True,
    }  # fmt: skip


def test_who_promises_answers_for_it_where_nobody_is_asked():
    bodies = {"council of the two shores": COUNCIL}
    made = saying("d1", FORUM, issuer="Council of the Two Shores", strength="commitment")
    assert [one.entity for one in propose([made], bodies).addressees] == ["e1"]
    called = saying("d1", FORUM, issuer="Council of the Two Shores", strength="call")
    assert propose([called], bodies).addressees == ()
    nobody = saying("d1", FORUM, issuer="A guard", strength="commitment")
    assert propose([nobody], bodies).addressees == ()


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("ministries of education teach swimming in every school", "en", "ministries of education"),
        ("the Council of the Two Shores draw up a plan for the ferries", "en", "Council of the Two Shores"),
        ("Teachers must not open the lockers themselves", "en", "teachers"),
        ("Les communes devraient embaucher des maîtres nageurs", "fr", "municipalities"),
        ("les États adoptent une loi sur les bacs", "fr", "States"),
        ("families be heard before the move", "en", ""),
        ("children should be taught to swim", "en", ""),
        ("parliaments around the lake", "en", ""),
        ("les communes devraient être consultées", "fr", ""),
        ("open the ferries to schools", "en", ""),
    ],
)
def test_whom_the_words_themselves_ask_to_act_is_asked(text, language, asked):
    bodies = {"council of the two shores": COUNCIL}
    found = propose([saying("d1", FORUM, text=text, strength="formal", language=language)], bodies).addressees
    assert [one.name for one in found] == ([asked] if asked else [])
    promised = propose([saying("d1", FORUM, text=text, strength="commitment", language=language)], bodies)
    assert promised.addressees == ()
