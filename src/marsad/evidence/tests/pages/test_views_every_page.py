"""What holds for every page: who may see it, its language and direction, no word left untranslated."""

import re

import pytest
from django.test import Client
from lxml import html

from marsad.evidence.tests.pages import sample

ADDRESSES = [
    "/",
    "/documents/",
    "/documents/?text=nothing-like-this",
    "/documents/add/",
    f"/documents/{sample.DOCUMENTS['ar'].id}/",
    f"/documents/{sample.DOCUMENTS['en'].id}/",
    "/facts/",
    "/facts/?text=nothing-like-this",
    f"/facts/{sample.TRAIN.id}/",
    f"/facts/{sample.FORUM_2023.id}/correct/",
    "/entities/",
    "/entities/?text=nothing-like-this",
    f"/entities/{sample.SERIES}/",
    f"/entities/{sample.CENTRE}/",
    "/links/",
    "/links/learning/",
    "/about/",
]
# Names of formats and of languages by themselves; they are the same in every language.
INTERNATIONAL = {"Earth", "Natural", "HTML", "PDF", "Word", "Office", "Marsad", "SHA", "CSV", "SVG", "PNG"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_visitor_is_led_to_sign_in(person, address):
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_a_page_says_its_language_and_direction_once(reader, address, language, direction):
    reader.cookies["django_language"] = language
    page = html.fromstring(reader.get(address).content)
    assert page.get("lang") == language
    assert page.get("dir") == direction
    assert len(page.findall(".//h1")) == 1
    assert page.find(".//main").get("id") == "content"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_inline_that_the_policy_would_refuse(reader, address):
    answer = reader.get(address)
    assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
    page = html.fromstring(answer.content)
    assert not page.xpath("//@style")
    assert not page.xpath("//style")
    assert not page.xpath("//script[not(@src)]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//*[not(self::a)][starts-with(@src, 'http') or starts-with(@href, 'http')]")
    assert all("noreferrer" in link.get("rel", "") for link in page.xpath("//a[starts-with(@href, 'http')]"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_arabic_page_has_no_english_words_of_ours(arabic, address):
    page = html.fromstring(arabic.get(address).content)
    for content in page.xpath(
        "//bdi | //body//*[@lang][@lang != 'ar'] | //svg//text | //svg//title | //script | //figcaption"
    ):
        content.drop_tree()
    for content in page.xpath("//body//*[@dir='auto'] | //textarea | //option[@value=''] | //mark | //form[@id]"):
        content.drop_tree()
    words = set(re.findall(r"[A-Za-z]{3,}", page.find("body").text_content()))
    assert words <= INTERNATIONAL


def test_ids_are_unique_in_the_reader(reader):
    page = html.fromstring(reader.get(f"/documents/{sample.DOCUMENTS['en'].id}/").content)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ["/documents/dffff/", "/facts/fffff/", "/entities/effff/", "/nowhere/"])
def test_what_is_not_there_is_told_in_the_readers_language(arabic, address):
    answer = arabic.get(address)
    assert answer.status_code == 404
    assert "لا توجد صفحة كهذه" in answer.content.decode()
