from dataclasses import replace

from marsad.linking.link import link
from marsad.linking.tests.test_link import ARABIC, FRENCH


def with_fields(analysis, **fields):
    event, *others = analysis.facts
    return replace(analysis, facts=(replace(event, fields={**event.fields, **fields}), *others))


def found(first, second):
    return {c.field: c for c in link((with_fields(FRENCH, **first), with_fields(ARABIC, **second))).conflicts}


def test_differing_numbers_are_both_kept_with_their_facts():
    conflict = found({"participants": "près de 300 participants"}, {"participants": "350 مشاركا"})["participants"]
    assert {told.value for told in conflict.values} == {"près de 300 participants", "350 مشاركا"}
    assert {fact for told in conflict.values for fact in told.facts} == {FRENCH.facts[0].id, ARABIC.facts[0].id}


def test_the_same_number_and_a_partial_date_are_no_conflict():
    assert not found(
        {"participants": "plus de 300 participants", "start_date": "2024-05-18"},
        {"participants": "٣٠٠ مشارك", "start_date": "2024-05"},
    )


def test_organiser_here_and_partner_there():
    conflict = found({"organisers": ["Institut Atlas"], "partners": []}, {"partners": ["معهد أطلس"], "organisers": []})[
        "capacity"
    ]
    assert {told.value for told in conflict.values} == {"organisers", "partners"}
    assert conflict.about


def test_rough_numbers_that_may_be_one_are_no_conflict():
    assert "participants" not in found({"participants": "plus de 300 participants"}, {"participants": "نحو 350 مشاركا"})
