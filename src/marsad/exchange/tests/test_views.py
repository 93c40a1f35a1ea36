"""The pages of exchange."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from marsad.evidence.tests.pages import sample
from marsad.exchange import queries
from marsad.exchange.logic.json_ld import parcel_of

FOREIGN = {
    "@graph": [
        {"@id": "x1", "@type": "NGO", "name": "مركز سجلماسة", "address": {"addressCountry": "TN"},
         "sameAs": "https://example.org/centre"},
        {"@id": "x2", "@type": "Recipe", "name": "Soup"},
    ]
}  # fmt: skip


@pytest.fixture
def client(db, tmp_path, settings) -> Client:
    settings.HOME = tmp_path / "home"
    found = Client()
    found.force_login(sample.fill())
    return found


def bring(client, name: str = "list.jsonld", text: str = json.dumps(FOREIGN)):
    return client.post("/exchange/", {"file": SimpleUploadedFile(name, text.encode()), "source": "A list"}, follow=True)


def test_entities_are_taken_out_whole(client):
    answer = client.get("/exchange/entities/jsonld/")
    assert answer["Content-Disposition"] == 'attachment; filename="marsad.jsonld"'
    parcel = parcel_of(b"".join(answer.streaming_content).decode())
    assert {thing.entity.id for thing in parcel.things} >= {sample.CENTRE, sample.SAMIA, sample.SERIES}


def test_a_file_comes_in_waits_and_is_shown_on_the_entity_when_accepted(client):
    page = html.fromstring(bring(client).content)
    assert "Seems to be" in page.text_content()
    assert "Marsad keeps no Recipe" in page.text_content()
    centre = f"/entities/{sample.CENTRE}/"
    assert "Said elsewhere" not in client.get(centre).content.decode()
    (number,) = [card.number for card in queries.imported(who=None)]
    client.post(f"/exchange/things/{number}/", {"decision": "accept"})
    told = html.fromstring(client.get(centre).content).xpath("//section[@aria-labelledby='elsewhere']")[0]
    assert "A list" in told.text_content()
    assert told.xpath(".//a/@href")[0] == "https://example.org/centre"
    client.post(f"/exchange/things/{number}/", {"decision": "undo"})
    assert "Said elsewhere" not in client.get(centre).content.decode()


def test_an_import_is_taken_back(client):
    bring(client)
    (card,) = queries.imports(who=None)
    client.post(f"/exchange/imports/{card.id}/undo/")
    assert "Nothing has come in yet." in client.get("/exchange/").content.decode()
    assert client.post(f"/exchange/imports/{card.id}/undo/").status_code == 404


def test_a_file_that_cannot_be_read_says_why(client):
    page = html.fromstring(bring(client, "list.xyz").content)
    assert "names no format" in page.xpath("//div[@id='file-errors']")[0].text_content()
    page = html.fromstring(bring(client, text="no json").content)
    assert "Nothing could be read" in page.xpath("//div[@id='file-errors']")[0].text_content()


def test_what_is_unknown_is_not_there(client):
    assert client.get("/exchange/imports/none/").status_code == 404
    assert client.post("/exchange/things/99/", {"decision": "accept"}).status_code == 404


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_pages_are_there_in_each_language(client, language):
    client.cookies["django_language"] = language
    assert client.get("/exchange/").status_code == 200
    assert bring(client).status_code == 200
