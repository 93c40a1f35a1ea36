"""Two people at one form of the register: the second is told and shown both versions, and nothing is lost."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from marsad.followup import actions, queries
from marsad.followup.actions import Measure, Report
from marsad.followup.kinds import Role, Status


@pytest.fixture
def code(filled, db) -> str:
    return queries.recommendations(who=None)[0].code


def begun(reader: Client, code: str, name: str) -> str:
    """What the form of a page that was just opened carries."""
    page = html.fromstring(reader.get(f"/register/{code}/").content)
    return str(page.xpath(f"//form[contains(@action, '/change/{name}/')]/input[@name='seen']/@value")[0])


def both_versions(answer) -> list[list[str]]:
    assert answer.status_code == 409
    page = html.fromstring(answer.content)
    told = page.xpath("//div[@role='alert']//section")
    return [[part.text_content() for part in one.xpath(".//h3 | .//dd")] for one in told]


def test_a_due_date_that_somebody_else_changed_is_not_written_over_unseen(reader, code):
    seen = begun(reader, code, "due")
    actions.set_due(code, date(2030, 1, 2), who=None)
    answer = reader.post(f"/register/{code}/change/due/", {"due": "2031-03-04", "seen": seen})
    assert both_versions(answer) == [["Due date", "—", "2 January 2030", "4 March 2031"]]
    assert queries.recommendation(code, who=None).card.due == date(2030, 1, 2)
    page = html.fromstring(answer.content)
    form = page.xpath("//form[contains(@action, '/change/due/')]")[0]
    assert form.xpath(".//input[@name='due']/@value") == ["2031-03-04"], "what was written stands in the form"
    again = {"due": "2031-03-04", "seen": form.xpath(".//input[@name='seen']/@value")[0]}
    reader.post(f"/register/{code}/change/due/", again)
    assert queries.recommendation(code, who=None).card.due == date(2031, 3, 4)


def test_changes_of_different_attributes_are_both_kept(reader, code):
    seen = begun(reader, code, "attributes")
    actions.set_attributes(code, {"level": 5, "themes": ["youth"]}, who=None)
    sent = {"strength": "call", "addressees": "Ministry of Rivers", "seen": seen}
    before = queries.recommendation(code, who=None).card
    answer = reader.post(f"/register/{code}/change/attributes/", sent | begun_values(before, level=""))
    assert answer.status_code == 302
    after = queries.recommendation(code, who=None).card
    assert (after.strength, after.level, after.themes) == ("call", 5, ("youth",))
    assert [one.name for one in after.addressees] == ["Ministry of Rivers"]


def begun_values(card, **changed):
    """The lists as they stood when the form was begun: empty in this sample."""
    return {"issuer": card.issuer, "pillars": list(card.pillars), "sdgs": list(card.sdgs)} | changed


def test_boxes_that_nobody_ticked_anew_are_no_change(reader, code):
    actions.set_attributes(code, {"themes": ["youth", "media"]}, who=None)
    actions.let_documents_decide(code, ["strength"], who=None)
    card, seen = queries.recommendation(code, who=None).card, begun(reader, code, "attributes")
    actions.set_attributes(code, {"themes": ["youth", "media", "women"]}, who=None)
    sent = begun_values(card, themes=["media", "youth"], level=card.level or "", seen=seen)
    addressees = "\n".join(one.name for one in card.addressees)
    sent |= {"strength": card.strength, "addressees": addressees, "target_groups": list(card.target_groups)}
    assert reader.post(f"/register/{code}/change/attributes/", sent).status_code == 302
    page = queries.recommendation(code, who=None)
    assert page.card.themes == ("youth", "media", "women")
    assert "strength" not in [one.name for one in page.proposals if one.is_set_by_people]


def test_attributes_that_both_changed_are_shown_side_by_side(reader, code):
    seen = begun(reader, code, "attributes")
    card = queries.recommendation(code, who=None).card
    actions.set_attributes(code, {"themes": ["youth"]}, who=None)
    sent = begun_values(card, themes=["media"], level=card.level or "", seen=seen)
    shown = both_versions(reader.post(f"/register/{code}/change/attributes/", sent))
    assert [shown[0][0], *shown[0][2:]] == ["Themes", "Young people", "Media and narratives"]
    assert queries.recommendation(code, who=None).card.themes == ("youth",)


def test_a_translation_a_contact_a_value_and_a_status_too(reader, code):
    actions.set_attributes(code, {"addressees": ["Ministry of Bridges"]}, who=None)
    card = queries.recommendation(code, who=None).card
    owed, other = card.addressees[0].id, "ar" if card.language != "ar" else "fr"
    key = actions.add_indicator(code, Measure(name="Mediators"), who=None)
    sent = {
        "translation": {"language": other, "text": "Mine"},
        "contact": {"addressee": owed, "role": "focal_point", "name": "Mine", "language": ""},
        "value": {"indicator": key, "on": "2024-05-01", "value": "31"},
        "update": {"status": "done", "text": "Mine"},
    }
    seen = {name: begun(reader, code, name) for name in sent}
    actions.translate(code, other, "Theirs", who=None)
    actions.name_contact(owed, Role.FOCAL_POINT, who=None, name="Theirs")
    actions.record_value(key, date(2024, 5, 1), 12, who=None)
    actions.report_progress(code, Report(status=Status.PLANNED), who=None)
    told = {
        name: both_versions(reader.post(f"/register/{code}/change/{name}/", about | {"seen": seen[name]}))[0]
        for name, about in sent.items()
    }
    assert {name: row[2:] for name, row in told.items()} == {
        "translation": ["Theirs", "Mine"],
        "contact": ["Theirs", "Mine"],
        "value": ["12", "31"],
        "update": ["Planned", "Done"],
    }
    assert queries.recommendation(code, who=None).card.status == Status.PLANNED


def test_a_card_that_somebody_else_moved_stays_where_they_put_it(reader, code):
    actions.report_progress(code, Report(status=Status.DONE), who=None)
    sent = {"code": code, "status": "planned", "seen": "not_started"}
    answer = reader.post("/register/move/", sent, follow=True)
    assert "Somebody has moved" in answer.content.decode()
    assert queries.recommendation(code, who=None).card.status == Status.DONE
    reader.post("/register/move/", sent | {"seen": "done"})
    assert queries.recommendation(code, who=None).card.status == Status.PLANNED


def test_many_are_changed_only_as_the_preview_said(reader, code):
    wanted = {"code": [code], "due": "2030-02-01"}
    page = html.fromstring(reader.post("/register/change/", wanted | {"step": "preview"}).content)
    seen = page.xpath("//input[@name='seen']/@value")[0]
    actions.set_due(code, date(2029, 9, 9), who=None)
    answer = reader.post("/register/change/", wanted | {"step": "change", "seen": seen})
    assert answer.status_code == 409
    assert "9 September 2029" in answer.content.decode()
    assert queries.recommendation(code, who=None).card.due == date(2029, 9, 9)


def test_an_update_that_somebody_else_decided_says_what_became_of_it(reader, code):
    key = actions.submit_update(code, Report(text="Half of it"), who=None)
    actions.refuse_update(key, who=None, note="No figures.")
    answer = reader.post(f"/register/updates/{key}/validate/", {}, follow=True)
    assert "“Refused”" in answer.content.decode()
    assert queries.recommendation(code, who=None).updates[-1].note == "No figures."


def test_a_task_that_somebody_else_took_out_is_told_not_a_missing_page(reader, code):
    key = actions.add_task(code, "Call them", who=None)
    actions.remove_task(key, who=None)
    answer = reader.post(f"/register/{code}/press/finish-task/", {"key": key, "place": "task"}, follow=True)
    assert answer.status_code == 200
    assert "taken out meanwhile" in answer.content.decode()


def test_two_reports_stand_beside_each_other(reader, code):
    seen = begun(reader, code, "update")
    actions.submit_update(code, Report(text="Theirs"), who=None)
    reader.post(f"/register/{code}/change/update/", {"text": "Mine", "seen": seen})
    assert [one.text for one in queries.recommendation(code, who=None).updates][-2:] == ["Theirs", "Mine"]
