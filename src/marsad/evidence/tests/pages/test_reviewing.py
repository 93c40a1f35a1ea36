"""The review queue: orders, deciding, going on, taking back; second looks and agreement."""

from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Role
from marsad.evidence import actions, labels, queries
from marsad.evidence.actions.reviews import REJECTIONS
from marsad.evidence.models import Decision


def reviewer(name):
    person, client = add_person(name, who=None, role=Role.REVIEWER), Client()
    client.force_login(person)
    return person, client


def test_the_least_certain_fact_comes_first(person):
    first = queries.next_to_review("uncertain", who=None)
    second = queries.next_to_review("uncertain", who=None, skip=1)
    assert abs(first.fact.confidence - 0.5) <= abs(second.fact.confidence - 0.5)


def test_deciding_goes_on_to_the_next_and_can_be_taken_back(person):
    _who, client = reviewer("amina")
    card = queries.next_to_review("uncertain", who=None)
    page = client.get("/facts/review/").content.decode()
    assert card.fact.id in page
    assert 'data-key="a"' in page
    told = {"fact": card.fact.id, "version": card.version, "order": "uncertain", "skip": "0", "decision": "accept"}
    client.post("/facts/review/decide/", told)
    assert queries.fact(card.fact.id, who=None).fact.review == "accepted"
    assert queries.next_to_review("uncertain", who=None).fact.id != card.fact.id
    client.post("/facts/review/decide/", {**told, "decision": "undo"})
    assert queries.fact(card.fact.id, who=None).fact.review == "unreviewed"


def test_a_reader_has_no_queue(person):
    client = Client()
    client.force_login(add_person("reader", who=None))
    assert client.get("/facts/review/").status_code == 403


def test_a_rejection_says_why_and_the_trail_keeps_it(person):
    who, client = reviewer("amina")
    card = queries.next_to_review("uncertain", who=None)
    page = client.get("/facts/review/").content.decode()
    assert all(f'data-key="{number}"' in page for number in range(1, len(labels.REJECTIONS) + 1))
    told = {"fact": card.fact.id, "version": card.version, "decision": "reject", "note": "two bodies"}
    client.post("/facts/review/decide/", {**told, "reason": "of my own"})
    assert queries.fact(card.fact.id, who=None).fact.review == "unreviewed"
    client.post("/facts/review/decide/", {**told, "reason": "wrong_words"})
    assert queries.fact(card.fact.id, who=None).fact.review == "rejected"
    decision = Decision.objects.get(fact=card.fact.id)
    assert (decision.reason, decision.note) == ("wrong_words", "two bodies")
    after = audit_trail(who=who, item=f"fact:{card.fact.id}")[0].after
    assert (after["reason"], after["note"]) == ("wrong_words", "two bodies")
    assert tuple(labels.REJECTIONS) == REJECTIONS


def test_nobody_is_shown_what_they_may_not_do(person):
    _who, reviewing = reviewer("amina")
    reading = Client()
    reading.force_login(add_person("reader", who=None))
    fact = queries.facts(who=None)[0].fact.id
    for address, words in ((f"/facts/{fact}/", "/accept/"), ("/documents/", "/documents/add/")):
        assert words in reviewing.get(address).content.decode()
        assert words not in reading.get(address).content.decode()


def test_two_reviewers_of_one_sample_and_how_far_they_agree(person):
    amina, _ = reviewer("amina")
    basim, client = reviewer("basim")
    for card in queries.facts(who=None):
        actions.accept_fact(card.fact.id, who=amina)
    waiting = queries.count_to_review("second", who=basim)
    assert 0 < waiting <= Decision.objects.count()
    assert queries.count_to_review("second", who=amina) == 0
    one, two = (queries.next_to_review("second", who=basim, skip=n).fact.id for n in (0, 1))
    actions.accept_fact(one, who=basim)
    actions.reject_fact(two, who=basim, reason="not_said")
    told = queries.agreement(who=basim)
    (pair,) = told.pairs
    assert (told.facts, pair.one, pair.other, pair.facts, pair.alike) == (2, "amina", "basim", 2, 1)
    assert told.alpha is not None
    assert "amina" in client.get("/facts/review/?order=second").content.decode()


def test_agreement_is_told_of_the_sample_alone(person):
    amina, basim = (reviewer(name)[0] for name in ("amina", "basim"))
    for card in queries.facts(who=None):
        actions.accept_fact(card.fact.id, who=amina)
    looked_for = [card.fact.id for card in queries.facts(who=None) if card.fact.id[-1] not in "02468ace"]
    assert looked_for
    for fact in looked_for:
        actions.reject_fact(fact, who=basim, reason="not_said")
    assert queries.agreement(who=basim).facts == 0


def test_who_accepts_a_correction_judges_as_the_other_did(person):
    amina, basim = (reviewer(name)[0] for name in ("amina", "basim"))
    sample = [card.fact for card in queries.facts(who=None) if card.fact.id[-1] in "02468ace"]
    corrected = next(fact for fact in sample if "text" in fact.fields)
    actions.correct_fact(corrected.id, who=amina, fields={"text": "other words"})
    actions.accept_fact(corrected.id, who=basim)
    (pair,) = queries.agreement(who=basim).pairs
    assert (pair.facts, pair.alike) == (1, 1)
    actions.reject_fact(corrected.id, who=basim, reason="not_said")
    assert queries.agreement(who=basim).pairs[0].alike == 0


def test_the_page_shows_the_figures_and_says_what_they_mean(person):
    amina, (basim, client) = reviewer("amina")[0], reviewer("basim")
    assert "half of what others judged" in client.get("/facts/review/?order=second").content.decode()
    sample = [card.fact.id for card in queries.facts(who=None) if card.fact.id[-1] in "02468ace"]
    for number, fact in enumerate(sample):
        if number:
            actions.accept_fact(fact, who=amina)
        else:
            actions.reject_fact(fact, who=amina, reason="not_said")
        actions.accept_fact(fact, who=basim)
    page = client.get("/facts/review/").content.decode()
    assert all(
        word in page for word in ("Krippendorff", "kappa", "as often as chance", "<bdi>amina</bdi> · <bdi>basim</bdi>")
    )
