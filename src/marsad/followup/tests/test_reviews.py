"""The report of a review of States, read in whole, becomes lines with its numbers, proposers, answers and levels."""

from datetime import UTC, datetime

import pytest

from marsad.evidence import actions as evidence
from marsad.evidence.added import summary_of
from marsad.followup import actions, queries
from marsad.followup.filters import Filters
from marsad.followup.logic.proposals import proposers_of
from marsad.records import Original

WHEN = datetime(2024, 3, 5, tzinfo=UTC)
REPORTS = {
    "en.txt": (
        "Report of the review of Andorra\n\n"
        "44. The recommendations listed below enjoy the support of Andorra:\n\n"
        "44.1. Open a youth council in every parish of the country (Chile, Peru, Senegal);\n\n"
        "44.2. Continue to train school teachers in mediation (Norway).\n\n"
        "45. The recommendations below did not enjoy the support of Andorra:\n\n"
        "45.1. Close the ferry harbours during the winter months (Ghana, Nepal).\n"
    ),
    "fr.txt": (
        "Rapport sur l’examen de la Belgique\n\n"
        "90. Les recommandations ci-après ont recueilli l’adhésion de la Belgique :\n\n"
        "90.1 Ouvrir des bibliothèques itinérantes dans les vallées (Sénégal, Chili, Pérou).\n"
    ),
    "ar.txt": (
        "تقرير استعراض الأردن\n\n"
        "62. تحظى التوصيات التالية بتأييد الأردن:\n\n"
        "62.1. إنشاء حدائق عامة جديدة في كل بلدية (السنغال، شيلي، بيرو).\n"
    ),
}


@pytest.fixture(scope="module")
def _reports(held, folder):
    originals = [
        Original(content=text.encode(), file=file, address=f"/reports/{file}", retrieved=WHEN)
        for file, text in REPORTS.items()
    ]
    summary_of(evidence.add(originals, who=None))


@pytest.fixture
def cards(_reports, db):
    return {card.reference: card for card in queries.recommendations(Filters(standing="all"), who=None)}


def test_each_line_has_its_number_and_the_answer(cards):
    assert {number: card.response for number, card in cards.items()} == {
        "44.1": "support",
        "44.2": "support",
        "45.1": "reject",
        "90.1": "support",
        "62.1": "support",
    }


def test_the_proposing_states_are_joined_as_their_language_does(cards):
    assert {number: card.issuer for number, card in cards.items()} == {
        "44.1": "Chile, Peru and Senegal",
        "44.2": "Norway",
        "45.1": "Ghana and Nepal",
        "90.1": "Sénégal, Chili et Pérou",
        "62.1": "السنغال وشيلي وبيرو",
    }


def test_the_state_under_review_owes_it(cards):
    assert [one.name for one in cards["44.1"].addressees] == ["Andorra"]


def test_the_level_is_proposed_with_its_reason(cards):
    assert cards["44.2"].level == 2
    page = queries.recommendation(cards["44.2"].code, who=None)
    (level,) = [one for one in page.proposals if one.name == "level"]
    assert "Continue to train" in level.reasons["en"]
    assert set(level.reasons) == {"ar", "fr", "en"}


def test_what_people_set_stays(cards):
    code = cards["45.1"].code
    actions.set_attributes(code, {"response": "note", "reference": "45.1 bis"}, who=None)
    actions.follow_threads(who=None)
    card = queries.recommendation(code, who=None).card
    assert (card.response, card.reference) == ("note", "45.1 bis")
    actions.let_documents_decide(code, ["response", "reference"], who=None)
    card = queries.recommendation(code, who=None).card
    assert (card.response, card.reference) == ("reject", "45.1")


def test_who_is_no_review_has_no_proposing_states():
    assert proposers_of([]) is None
