"""Documents that tell one thing are shown together, and nothing is hidden."""

from dataclasses import replace

import pytest
from lxml import html

from marsad.evidence import actions
from marsad.evidence.tests.pages import sample
from marsad.records import Conflict, EntityKind, Linked, Score, Story, StoryKind, StoryMember, Told

SCORES = (Score(name="same_event", value=0.9, detail=""),)
FIRST, THIRD = (sample.EVENTS[event.id] for event in (sample.FORUM_2021, sample.FORUM_2023))


@pytest.fixture
def told(reader):
    """One story in two languages, a conflict, and a recommendation that returns at the next edition."""

    def linker(analyses, decisions) -> Linked:
        entities = sample.linker(analyses, decisions).entities
        thread = sample.one(
            EntityKind.THREAD,
            "ethread",
            (sample.named("train school mediators", "en"),),
            (sample.TRAIN, sample.PUBLISH, sample.INVOLVE),
        )
        documents = (sample.DOCUMENTS["en"].id, sample.DOCUMENTS["fr"].id)
        members = tuple(StoryMember(document=one, probability=0.9, scores=SCORES) for one in documents)
        values = (Told(value="300", facts=(sample.FORUM_2023.id,)), Told(value="350", facts=(sample.FORUM_2021.id,)))
        return Linked(
            entities=(*entities, replace(thread, mentions=())),
            conflicts=(Conflict(entity=THIRD, field="participants", values=values),),
            stories=(Story(id="s1", kind=StoryKind.STORY, members=members),),
        )

    actions.relink(who=None, linker=linker)
    return reader


def text_of(page, path: str) -> str:
    return " ".join(" ".join(element.text_content().split()) for element in page.xpath(path))


def test_the_document_page_names_the_others_with_the_reason(told):
    page = html.fromstring(told.get(f"/documents/{sample.DOCUMENTS['en'].id}/").content)
    section = "//section[@aria-labelledby='stories']"
    assert page.xpath(f"{section}//li//a/@href") == [f"/documents/{sample.DOCUMENTS['fr'].id}/"]
    assert "They appear at the same event." in text_of(page, section)


def test_a_document_alone_has_no_such_part(told):
    page = html.fromstring(told.get(f"/documents/{sample.DOCUMENTS['ar'].id}/").content)
    assert not page.xpath("//section[@aria-labelledby='stories']")


def test_the_list_groups_and_keeps_every_document(told):
    page = html.fromstring(told.get("/documents/").content)
    assert len(page.xpath("//a[@class='list-title']")) == 3
    assert len(page.xpath("//details[contains(@class, 'story')]")) == 2
    assert "1 other document" in text_of(page, "//details[contains(@class, 'story')]")


def test_a_conflict_shows_both_values_and_a_badge_leads_to_it(told):
    page = html.fromstring(told.get(f"/entities/{THIRD}/").content)
    assert text_of(page, "//p[@class='told-value']") == "300 350"
    assert page.xpath("//a[@href='#conflicts']")
    assert f"/entities/{THIRD}/#conflicts" in html.fromstring(told.get("/entities/").content).xpath("//a/@href")


def test_a_recommendation_that_returns_is_laid_side_by_side(told):
    page = html.fromstring(told.get(f"/entities/{sample.SERIES}/").content)
    section = page.xpath("//section[@aria-labelledby='threads']")[0]
    assert len(section.xpath(".//blockquote")) == 3
    assert section.xpath(".//mark[@class='differs']")
    assert "at 2 editions" in section.text_content()
    assert "Sijilmassa Centre" in text_of(page, "//ol[@class='editions']")
