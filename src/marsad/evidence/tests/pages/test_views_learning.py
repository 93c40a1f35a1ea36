"""The page on which owners let linking learn from decisions."""

import pytest
from django.test import Client
from lxml import html

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import actions, models
from marsad.evidence.tests.spokespersons import fill


@pytest.fixture
def learned(reader):
    """A store in which linking learned that a name and a role are not enough."""
    for one, other in fill()[:8]:
        actions.decide_different(one, other, who=None)
    actions.learn_from_decisions(who=None)
    return reader


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "They have the same role"), ("fr", "Ils exercent la même fonction"), ("ar", "لهما الصفة نفسها")],
)
def test_weights_and_changes_are_told_in_the_readers_language(learned, language, words):
    learned.cookies["django_language"] = language
    page = html.fromstring(learned.get("/links/learning/").content)
    assert words in [row.text_content() for row in page.xpath("//table//th[@scope='row']")]
    assert [link.text_content() for link in page.xpath("//section//li/a")] == ["Omar Bennis"] * 2


def test_without_decisions_nothing_is_offered(reader):
    page = html.fromstring(reader.get("/links/learning/").content)
    assert not page.xpath("//main//form")


def test_it_is_offered_to_owners_alone(reader):
    assert reader.get("/links/").content.decode().count("/links/learning/") == 1
    reviewer = Client()
    reviewer.force_login(add_person("reviewer", who=None, role=Role.EDITOR))
    assert "/links/learning/" not in reviewer.get("/links/").content.decode()
    assert reviewer.get("/links/learning/").status_code == 403
    assert reviewer.post("/jobs/start/learn/").status_code == 403
    assert not models.Learning.objects.exists()
