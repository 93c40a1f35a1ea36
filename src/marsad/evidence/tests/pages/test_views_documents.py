import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from marsad.evidence.tests.pages import sample

ENGLISH = f"/documents/{sample.DOCUMENTS['en'].id}/"
ARABIC = f"/documents/{sample.DOCUMENTS['ar'].id}/"


def titles(answer) -> list[str]:
    return [title.text_content() for title in html.fromstring(answer.content).xpath("//li/a[@class='list-title']")]


def test_documents_are_listed_by_language_and_by_words_of_the_title(reader):
    assert len(titles(reader.get("/documents/"))) == 3
    assert titles(reader.get("/documents/?language=fr")) == ["Le Forum des deux rives revient à Tunis"]
    assert titles(reader.get("/documents/?text=طنجة")) == ["اختتام منتدى الضفتين الأول في طنجة"]
    assert titles(reader.get("/documents/?text=طنجة&language=fr")) == []


def test_partial_dates_are_written_as_precisely_as_they_are_known(reader):
    reader.cookies["django_language"] = "fr"
    assert "juin 2022" in reader.get("/documents/").content.decode()


def test_the_reader_shows_the_whole_text_and_nothing_twice(reader):
    for document in sample.DOCUMENTS.values():
        page = html.fromstring(reader.get(f"/documents/{document.id}/").content)
        (text,) = page.find_class("reader-text")
        assert "".join(text.text_content().split()) == "".join(document.text.split())


def test_the_text_keeps_its_own_direction(reader):
    (text,) = html.fromstring(reader.get(ARABIC).content).find_class("reader-text")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")


def test_each_fact_is_marked_where_it_stands(reader):
    page = html.fromstring(reader.get(ENGLISH).content)
    for fact in (sample.FORUM_2023, sample.CENTRE_EN, sample.CROSSING, sample.TRAIN):
        marks = page.xpath(f"//mark[@data-fact='{fact.id}']")
        assert "".join(mark.text_content() for mark in marks) == fact.citation.quote
        assert page.get_element_by_id(f"at-{fact.id}") is marks[0]
        assert page.get_element_by_id(f"fact-{fact.id}") is not None


def test_a_fact_within_another_is_marked_within_it(reader):
    page = html.fromstring(reader.get(ENGLISH).content)
    inner = page.get_element_by_id(f"at-{sample.CENTRE_EN.id}")
    assert inner.getparent().get("data-fact") == sample.FORUM_2023.id


def test_the_keyboard_reaches_each_marked_fact_once(reader):
    page = html.fromstring(reader.get(ENGLISH).content)
    links = page.xpath("//mark/a[not(@tabindex)]/@href")
    assert len(links) == len(set(links))


def test_a_link_may_ask_for_a_place_in_the_text(reader):
    document = sample.DOCUMENTS["en"]
    block = document.blocks[-1]
    page = html.fromstring(reader.get(f"{ENGLISH}?at={block.start + 1}").content)
    after = page.get_element_by_id("here").getnext()
    assert "".join(after.text_content().split()) == "".join(document.text[block.start : block.end].split())
    for nowhere in ("", "x", "-1", "99999999"):
        assert b'id="here"' not in reader.get(f"{ENGLISH}?at={nowhere}").content


def test_one_kind_alone(reader):
    page = html.fromstring(reader.get(f"{ENGLISH}?kind=recommendation").content)
    assert {mark.get("data-fact") for mark in page.xpath("//mark")} == {sample.TRAIN.id, sample.PUBLISH.id}


def test_what_was_left_out_is_told_with_the_reason(reader):
    page = html.fromstring(reader.get(ENGLISH).content)
    (left_out,) = page.find_class("left-out")
    assert "A menu or a button of the web page." in left_out.text_content()
    assert "Home About Contact" in left_out.text_content()


def test_the_original_comes_back_as_a_download(reader):
    answer = reader.get(f"{ENGLISH}original/")
    assert b"".join(answer.streaming_content) == sample.DOCUMENTS["en"].text.encode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="forum-en.txt"'
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_adding_without_a_file_says_so(reader):
    assert "or write a web address" in reader.post("/documents/add/").content.decode()


def sent(reader, data):
    """Send the form, and give the page behind the job's own."""
    job = reader.post("/documents/add/", data, follow=True)
    (outcome,) = html.fromstring(job.content).xpath("//main//a[@class='button button-main']/@href")
    return reader.get(outcome).content


@pytest.mark.usefixtures("person")
def test_each_sent_file_gets_its_answer(reader):
    good = "The Sijilmassa Centre held the first Forum of the Two Shores in Rabat on 3 May 2019. It was well attended."
    files = [
        SimpleUploadedFile("new.txt", good.encode(), content_type="text/plain"),
        SimpleUploadedFile("broken.pdf", b"%PDF-1.4 broken", content_type="application/pdf"),
        SimpleUploadedFile("known.txt", sample.DOCUMENTS["en"].text.encode(), content_type="text/plain"),
        SimpleUploadedFile("empty.txt", b"", content_type="text/plain"),
    ]
    page = html.fromstring(sent(reader, {"files": files}))
    sections = {section.get("aria-labelledby"): section.text_content() for section in page.xpath("//section")}
    assert "new.txt" in sections["added"]
    assert "Third Forum" in sections["known"]
    assert "broken.pdf" in sections["refused"]
    assert "empty.txt" in sections["refused"]
    assert all(why.text_content().strip() for why in page.xpath("//section[@aria-labelledby='refused']//p[@dir]"))


def test_no_language_is_chosen_until_a_reader_chooses_one(reader):
    page = html.fromstring(reader.get("/documents/").content)
    assert page.xpath("//select[@name='language']/option[@selected]") == []
    chosen = html.fromstring(reader.get("/documents/?language=fr").content)
    assert chosen.xpath("//select[@name='language']/option[@selected]/@value") == ["fr"]


@pytest.mark.usefixtures("person")
def test_an_address_in_a_private_network_is_refused_on_the_page(reader):
    page = html.fromstring(sent(reader, {"address": "http://127.0.0.1:9/x"}))
    (why,) = page.xpath("//section[@aria-labelledby='refused']//p[@dir]")
    assert "private network" in why.text_content()


def test_what_is_no_address_is_said_beside_the_field(reader):
    page = html.fromstring(reader.post("/documents/add/", {"address": "not an address"}).content)
    assert "https://" in page.get_element_by_id("address-errors").text_content()
    assert page.get_element_by_id("address").get("value") == "not an address"
