from lxml import html

from marsad.accounts.actions import local_person
from marsad.evidence.tests.pages import sample


def test_figures_count_what_the_store_holds(reader):
    page = html.fromstring(reader.get("/").content)
    figures = [value.text_content() for value in page.find_class("figure-value")]
    assert figures == ["3", "12", "5", "12"]


def test_editions_of_a_series_share_a_row(reader):
    page = html.fromstring(reader.get("/").content)
    (drawing,) = page.find_class("timeline")
    assert [label.text_content().strip("\u2068\u2069") for label in drawing.find_class("label")] == [
        "Forum of the Two Shores"
    ]
    assert [number.text_content() for number in drawing.find_class("number")] == ["1", "3"]


def test_time_runs_with_the_reading(reader):
    def places(language: str) -> list[int]:
        reader.cookies["django_language"] = language
        page = html.fromstring(reader.get("/").content)
        return [int(dot.get("cx")) for dot in page.find_class("dot")]

    first, third = places("en")
    assert first < third
    first, third = places("ar")
    assert first > third


def test_the_surest_recommendation_of_each_document_leads_to_its_fact_newest_first(reader):
    page = html.fromstring(reader.get("/").content)
    links = page.xpath("//section[@aria-labelledby='recommendations']//li//a/@href")
    assert links == [f"/facts/{sample.TRAIN.id}/", f"/facts/{sample.INVOLVE.id}/"]


def test_an_empty_store_invites(client, db):
    client.force_login(local_person())
    page = html.fromstring(client.get("/").content)
    assert page.find_class("empty")
    assert not page.find_class("figures")
