"""The register goes out as files and calendars, and comes in from a file, by its pages."""

import json
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html

from marsad.followup import actions, queries
from marsad.followup.filters import Filters

REGISTER = """Numéro,Texte libre,Responsable,Échéance
1,Train bridge keepers in four provinces,Ministry of Bridges,2031-05-06
2,,Ministry of Rivers,2031-05-06
3,Publish the yearly accounts of the ferries,Ministry of Rivers,some day
"""


@pytest.fixture
def code(reader) -> str:
    found = queries.recommendations(who=None)[0].code
    actions.set_due(found, date(2031, 2, 3), who=None)
    return found


def test_what_is_shown_goes_out_as_a_file(reader, code):
    beginnings = {"csv": b"\xef\xbb\xbfcode,", "xlsx": b"PK", "json": b"[", "ics": b"BEGIN:VCALENDAR"}
    for ending, beginning in beginnings.items():
        answer = reader.get(f"/register/export/{ending}/")
        assert answer.content.startswith(beginning)
        assert f'.{ending}"' in answer.headers["Content-Disposition"]
    assert reader.get("/register/export/exe/").status_code == 404
    assert Client().get("/register/export/csv/").status_code == 302


def test_a_file_has_what_the_filters_ask_for(reader, code):
    assert len(json.loads(reader.get("/register/export/json/").content)) == 2
    assert json.loads(reader.get(f"/register/export/json/?text={code}").content)[0]["code"] == code
    assert len(json.loads(reader.get(f"/register/export/json/?text={code}").content)) == 1
    assert b"20310203" in reader.get("/register/export/ics/").content


def uploaded(reader: Client) -> str:
    file = SimpleUploadedFile("register.csv", REGISTER.encode(), content_type="text/csv")
    return reader.post("/register/import/", {"file": file}).headers["Location"]


def sent(reader: Client, address: str, **more: str) -> dict[str, object]:
    """The form of the mapping as the page offers it."""
    page = html.fromstring(reader.get(address).content)
    fields = [(select.xpath("option[@selected]/@value") or [""])[0] for select in page.xpath("//select[@name='field']")]
    heads = page.xpath("//input[@name='column']/@value")
    chosen = ["text" if head == "Texte libre" else field for head, field in zip(heads, fields, strict=True)]
    return {"column": heads, "field": chosen, "series": "FERRIES", **more}


def test_a_file_is_mapped_looked_at_and_taken_in(reader, code):
    address = uploaded(reader)
    before = queries.count_recommendations(Filters(), who=None)
    shown = reader.post(address, sent(reader, address, step="preview")).content.decode()
    page = html.fromstring(shown)
    failing = page.xpath("//section[@aria-labelledby='failing']//li/span/text()")
    assert failing == ["Row 3", "Row 4"]
    assert "Train bridge keepers" in shown
    assert queries.count_recommendations(Filters(), who=None) == before
    answer = reader.post(address, sent(reader, address, step="import"), follow=True)
    told = answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith("/register/?text=FERRIES")  # what came in is what is shown
    assert "1 recommendation has been added." in told
    assert "2 rows have been left out." in told
    added = queries.recommendations(Filters(text="bridge keepers"), who=None)[0]
    assert (added.code.split("-")[0], added.due, added.addressees[0].name) == (
        "FERRIES",
        date(2031, 5, 6),
        "Ministry of Bridges",
    )
    assert reader.get(address).status_code == 404  # the draft is gone


def test_a_file_can_be_forgotten(reader, code):
    address = uploaded(reader)
    assert reader.post(f"{address}drop/").headers["Location"] == "/register/import/"
    assert reader.get(address).status_code == 404


def test_what_is_no_register_is_told_beside_the_field(reader, code):
    answer = reader.post("/register/import/", {"file": SimpleUploadedFile("photo.png", b"\x89PNG")})
    assert answer.status_code == 422
    assert "photo.png" in html.fromstring(answer.content).xpath("string(//ul[contains(@class, 'errorlist')])")
    assert reader.post("/register/import/", {}).status_code == 422


def test_what_is_due_stands_in_order_of_its_days(reader, code):
    day = timezone.localdate()
    actions.set_due(code, day + timedelta(days=3), who=None)
    for title, days in (("Dig a late well", -2), ("Dig a later well", 5)):
        actions.add_task(code, title, who=None, due=day + timedelta(days=days))
    shown = reader.get("/register/calendar/").content.decode().partition('id="soon"')[2]
    places = [shown.index(words) for words in ("Dig a late well", f'href="/register/{code}/"', "Dig a later well")]
    assert places == sorted(places)
    assert shown.count('class="late"') == 1


def test_a_calendar_address_is_shown_once_and_works_without_an_account_until_ended(reader, code):
    owed = queries.addressees(who=None)
    shown = reader.post("/register/calendar/", {"addressee": owed[0].id if owed else ""}).content.decode()
    address = re.search(r'value="http://testserver(/calendar/[^"]+\.ics[^"]*)"', shown)[1]
    answer = Client().get(address)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.content.startswith(b"BEGIN:VCALENDAR")
    assert address not in reader.get("/register/calendar/").content.decode()
    reader.post("/register/calendar/end/")
    assert Client().get(address).status_code == 404
    assert Client().get("/calendar/guess.ics").status_code == 404


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_pages_say_their_language_and_have_labels(reader, code, language):
    reader.cookies["django_language"] = language
    for address in ("/register/import/", uploaded(reader), "/register/calendar/"):
        page = html.fromstring(reader.get(address).content)
        assert page.get("lang") == language
        assert len(page.findall(".//h1")) == 1
        assert not page.xpath(
            "//*[self::input or self::select][not(@type='hidden') and not(@aria-label) and not(@id=//label/@for)]"
        )
