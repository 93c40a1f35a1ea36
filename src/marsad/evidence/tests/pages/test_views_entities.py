from dataclasses import replace

import pytest
from django.utils.translation import override
from lxml import html

from marsad.evidence import actions, queries
from marsad.evidence.cards import EntityCard, FactCard, NamedTogether
from marsad.evidence.logic.details import details_in
from marsad.evidence.logic.series import editions
from marsad.evidence.templatetags.evidence import sentence_with_quotes
from marsad.evidence.tests.pages import sample
from marsad.records import Decisions, EntityKind, Fact, Linked


def texts(page, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_entities_are_found_by_any_of_their_names(reader):
    for text in ("Sijilmassa", "سجلماسة", "SC"):
        page = html.fromstring(reader.get("/entities/", {"text": text, "kind": "organisation"}).content)
        assert page.xpath("//li/a[@class='list-title']/@href") == [f"/entities/{sample.CENTRE}/"]


def test_an_entity_is_named_in_the_readers_language(reader):
    for language, name in (("en", "Sijilmassa Centre"), ("fr", "Centre Sijilmassa"), ("ar", "مركز سجلماسة")):
        reader.cookies["django_language"] = language
        page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
        assert texts(page, "//h1") == [name]


def test_all_names_stand_by_language_with_why_they_are_one(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    assert texts(page, "//aside//h3") == ["Arabic", "French", "English"]
    assert "SC acronym" in texts(page, "//aside//summary")
    assert any("The names agree (Sijilmassa = سجلماسة)" in text for text in texts(page, "//aside//details//li"))


def test_mentions_are_grouped_by_document_with_their_words(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    section = page.xpath("//section[@aria-labelledby='mentions']")[0]
    assert len(section.findall(".//h3")) == 2
    assert {mark.text_content() for mark in section.findall(".//mark")} == {
        "the Sijilmassa Centre (SC)",
        "مركز سجلماسة",
    }


def test_a_series_shows_its_editions_and_those_that_are_missing(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.SERIES}/").content)
    editions = texts(page, "//ol[@class='editions']/li")
    assert len(editions) == 3
    assert "June 2021" in editions[0]
    assert editions[1] == "Edition 2: no document here tells of it"
    assert "14 November 2023 – 15 November 2023" in editions[2]


def test_a_series_is_drawn_in_time_told_in_words_and_can_be_taken_away(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.SERIES}/").content)
    figure = page.xpath("//section[@aria-labelledby='editions']//figure")[0]
    assert figure.find(".//svg") is not None
    assert "Editions of the series “Forum of the Two Shores”" in figure.findtext("figcaption")
    assert len(figure.xpath(".//tbody/tr")) == 3
    address = next(link for link in figure.xpath(".//a/@href") if link.endswith(".csv"))
    assert len(reader.get(address).content.splitlines()) == 4


@pytest.mark.parametrize("name", ["nothing.csv", "map.exe"])
def test_a_chart_that_is_not_there_is_not_found(reader, name):
    assert reader.get(f"/entities/{sample.SERIES}/{name}").status_code == 404


def test_an_edition_leads_to_its_series(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.EVENTS[sample.FORUM_2023.id]}/").content)
    assert f"/entities/{sample.SERIES}/" in page.xpath("//nav[@class='crumbs']//@href")


def parted(_analyses: object, _decisions: Decisions) -> Linked:
    """The centre with an office of its own."""
    whole, part = sample.CENTRE_EN, sample.CENTRE_AR
    centre = sample.one(EntityKind.ORGANISATION, sample.CENTRE, (sample.named("Sijilmassa Centre", "en"),), (whole,))
    name = sample.named("مكتب مركز سجلماسة", "ar")
    office = sample.one(EntityKind.ORGANISATION, "eoffice", (name,), (part,), parent=sample.CENTRE)
    return Linked(entities=(centre, office))


@pytest.mark.parametrize(("language", "words"), [("en", "Part of"), ("fr", "Fait partie de"), ("ar", "جزء من")])
def test_a_part_of_a_body_leads_to_it_and_the_body_lists_its_parts(reader, language, words):
    actions.relink(who=None, linker=parted)
    reader.cookies["django_language"] = language
    page = html.fromstring(reader.get("/entities/eoffice/").content)
    (line,) = (
        one
        for one in page.xpath("//div[@class='page-head']//p")
        if f"/entities/{sample.CENTRE}/" in one.xpath(".//@href")
    )
    assert " ".join(line.text_content().split()) == f"{words} Sijilmassa Centre"
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    assert page.xpath("//section[@aria-labelledby='parts']//a/@href") == ["/entities/eoffice/"]


def edition(key: str, number: str, start: str = "") -> EntityCard:
    return EntityCard(
        id=key,
        kind=EntityKind.EVENT,
        label=key,
        names=(),
        country="",
        parent="s",
        details={"edition": number, "start_date": start},
        facts=1,
        mentions=1,
        documents=1,
    )


def test_two_events_that_bear_one_number_are_both_shown_and_those_without_come_last():
    listed = editions([edition("c", "2", "2021"), edition("x", ""), edition("b", "2", "2020"), edition("d", "4")])
    assert [(one.number, one.event.id if one.event else None) for one in listed] == [
        (1, None),
        (2, "b"),
        (2, "c"),
        (3, None),
        (4, "d"),
        (0, "x"),
    ]


def test_who_is_named_with_an_entity_is_counted_with_the_sentences(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    section = page.xpath("//section[@aria-labelledby='together']")[0]
    named = texts(section, ".//a[@class='list-title']")
    assert {"Third Forum of the Two Shores", "الدورة الأولى لمنتدى الضفتين"} <= set(named)
    assert "1 sentence" in section.text_content()
    assert section.xpath(".//blockquote")


def test_each_name_leads_to_the_documents_that_use_it(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    names = {
        text.split()[0]: element
        for element in page.xpath("//details[@class='name']")
        for text in [element.text_content()]
    }
    arabic = names["مركز"]
    assert arabic.xpath(".//a/@href")[0].startswith(f"/documents/{sample.DOCUMENTS['ar'].id}/?at=")
    french = next(e for text, e in names.items() if text == "Centre")
    assert "none uses it word for word" in french.text_content()


def test_the_map_and_the_years_of_an_entity(reader):
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    asked_later = page.xpath("//section[@aria-labelledby='map']//figure/div/@hx-get")
    assert reader.get(asked_later[0]).content.startswith(b"<svg ")
    assert page.xpath("//section[@aria-labelledby='in-time']//svg")
    assert "Documents by year" in texts(page, "//aside//h2")


def test_what_a_reason_compares_keeps_its_own_direction_and_dates_are_words():
    with override("fr"):
        told = sentence_with_quotes("Les dates concordent (2023-10-11 ~ 2023-10); le nom (Rabat & co ~ الرباط).")
    assert "<bdi>11 octobre 2023</bdi> ~ <bdi>octobre 2023</bdi>" in told
    assert "<bdi>Rabat &amp; co</bdi> ~ <bdi>الرباط</bdi>" in told


def test_a_series_names_organisers_and_cities_in_the_readers_language(arabic):
    page = html.fromstring(arabic.get(f"/entities/{sample.SERIES}/").content)
    told = [piece.text_content() for piece in page.xpath("//ol[@class='editions']//bdi")]
    assert "مركز سجلماسة" in told
    assert "تونس العاصمة" in told
    assert not {"Sijilmassa Centre", "Tunis"} & set(told)


@pytest.mark.parametrize(("language", "role"), [("en", "director"), ("fr", "directrice"), ("ar", "رئيسة")])
def test_a_role_is_told_in_the_readers_language_if_a_source_does(language, role):
    told = {"fr": "directrice", "ar": "رئيسة", "en": "director"}
    facts = [card(replace(sample.PERSON_FR, language=one, fields={"role": told[one]})) for one in ("fr", "ar", "en")]
    entity = replace(
        sample.one(EntityKind.PERSON, "e1", (sample.named("X Y", "fr"),), ()),
        details={"role": "directrice", "edition": "3", "secret": "x"},
    )
    assert details_in(entity, facts, language, {"secret"}) == [("role", role), ("edition", "3")]
    assert details_in(entity, facts[:1], "ar", {"secret"})[0] == ("role", "directrice")


def card(fact: Fact) -> FactCard:
    return FactCard(fact=fact, file="f", document_title="", document_language="en", published="")


def test_the_events_that_a_body_organises_stand_on_its_timeline_wherever_it_is_named(reader, monkeypatch):
    shown = queries.entity(sample.CENTRE, who=None).entity
    assert queries.events_run_by(shown, who=None) == (sample.EVENTS[sample.FORUM_2023.id],)
    nothing = NamedTogether(found=(), texts={}, documents=0, is_whole=True)
    monkeypatch.setattr(queries, "co_mentions", lambda *_args, **_options: nothing)
    page = html.fromstring(reader.get(f"/entities/{sample.CENTRE}/").content)
    (drawing,) = page.find_class("timeline")
    assert "Forum of the Two Shores" in drawing.text_content()


def test_an_acronym_within_another_word_is_no_organiser(reader):
    other = replace(queries.entity(sample.CENTRE, who=None).entity, names=(sample.named("massa", "en"),))
    assert queries.events_run_by(other, who=None) == ()
