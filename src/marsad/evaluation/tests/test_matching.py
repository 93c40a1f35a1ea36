import pytest

from marsad.evaluation.matching import match
from marsad.evaluation.tests.sample import document, found
from marsad.records import FactKind

DOC = document()
RECOMMENDED = "The Forum recommends that ministries open listening rooms in every school."
SAID = "said that schools are heard too late"


def recommendation(words=RECOMMENDED):
    return found(DOC, FactKind.RECOMMENDATION, words, text=words)


def test_a_recommendation_needs_four_fifths_of_its_words():
    label = {"snippet": "ministries open listening rooms in every school"}
    assert match(FactKind.RECOMMENDATION, [label], [recommendation()]) == [[0]]
    assert match(FactKind.RECOMMENDATION, [label], [recommendation("The Forum recommends")]) == [[]]


def test_a_quote_of_a_whole_page_is_no_match():
    page = document(text=DOC.text + " Nobody knows why." * 40)
    fact = found(page, FactKind.RECOMMENDATION, page.text, text=page.text)
    assert match(FactKind.RECOMMENDATION, [{"snippet": "ministries open listening rooms"}], [fact]) == [[]]


def test_one_finding_answers_one_label():
    labels = [{"snippet": "open listening rooms"}, {"snippet": "ministries open listening rooms in every school"}]
    hits = match(FactKind.RECOMMENDATION, labels, [recommendation()])
    assert sorted(map(len, hits)) == [0, 1]


@pytest.mark.parametrize(
    ("speaker", "accepted", "is_hit"),
    [("Mansour", [], True), ("the director", ["director of the Harbour Institute"], True), ("the Forum", [], False)],
)
def test_a_statement_needs_its_speaker(speaker, accepted, is_hit):
    label = {"speaker": "Layla Mansour", "quote_snippet": "schools are heard too late", "accept_speaker": accepted}
    fact = found(DOC, FactKind.STATEMENT, SAID, speaker=speaker, text=SAID)
    assert bool(match(FactKind.STATEMENT, [label], [fact])[0]) is is_hit


def test_a_body_is_found_by_its_acronym():
    label = {"name": "Harbour Institute for Youth", "acronym": "HIY", "aliases": []}
    assert match(FactKind.ORGANISATION, [label], [found(DOC, FactKind.ORGANISATION, "Harbour", name="HIY")]) == [[0]]


def test_an_event_is_found_by_its_series_best_first():
    label = {"name": "second Coastal Forum", "series": "Coastal Forum"}
    facts = [
        found(DOC, FactKind.EVENT, "Forum", name="Forum of Sousse"),
        found(DOC, FactKind.EVENT, "second Coastal Forum", name="second Coastal Forum"),
    ]
    assert match(FactKind.EVENT, [label], facts)[0][0] == 1


def test_a_programme_is_found_by_its_amount():
    label = {"name": "Open Rooms", "amount": 1200}
    fact = found(DOC, FactKind.PROGRAMME, "listening rooms", name="something else", amount=1200.0)
    assert match(FactKind.PROGRAMME, [label], [fact]) == [[0]]
