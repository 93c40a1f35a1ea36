from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.evidence import actions as evidence
from marsad.evidence.cards import EntityCard
from marsad.evidence.models import Document
from marsad.followup import actions, models, queries
from marsad.followup.cards import SourceCard
from marsad.followup.kinds import Status
from marsad.followup.logic.origins import Occasion, Saying
from marsad.followup.queries.life import _silences
from marsad.followup.tests import made
from marsad.records import EntityKind

pytestmark = pytest.mark.django_db


def statements(codes):
    with CaptureQueriesContext(connection) as told:
        found = queries.lives(codes, who=None)
    return len(told), found


def test_many_lives_take_as_many_statements_as_one_and_tell_the_same(both):
    actions.report_progress("REC-2022-02", actions.Report(status=Status.DONE), who=None)
    codes = [card.code for card in queries.recommendations(who=None)]
    assert len(codes) > 1
    few, _one = statements(codes[:1])
    many, found = statements(codes)
    assert many <= few + 2
    assert [life.card.code for life in found] == sorted(codes)
    assert list(found) == [queries.life(code, who=None) for code in sorted(codes)]
    assert queries.lives(["NONE-01"], who=None) == ()


def test_a_merged_recommendation_counts_for_the_one_that_it_lives_on_in(both):
    first, second = (card.code for card in queries.recommendations(who=None)[:2])
    before = len(queries.life(first, who=None).wordings)
    more = len(queries.life(second, who=None).wordings)
    actions.merge_recommendations(second, first, who=None)
    assert len(queries.lives([first], who=None)[0].wordings) == before + more


def test_an_edition_that_was_only_announced_is_not_silent():
    made = SourceCard(
        fact="f", document="d", document_name="", start=0, end=4, quote="dig ", text="dig", language="en",
        said_on="2020-05-01", event="e1", event_name="First", is_standing=True,
    )  # fmt: skip
    editions = {
        "e1": edition("e1", "2020-05-01", "held"),
        "e2": edition("e2", "2022-05-01", "held"),
        "e3": edition("e3", "2024-05-01", "announced"),
    }
    assert [one.event for one in _silences([made], editions)] == ["e2"]


def edition(name, day, status):
    return EntityCard(
        id=name, kind=EntityKind.EVENT, label=name, names=(), country="", parent="series", facts=1, mentions=1,
        documents=1, details={"start_date": day, "status": status},
    )  # fmt: skip


def test_of_what_was_said_at_one_event_that_stands_first_which_came_out_first(both):
    evidence.relink(who=None, linker=made.together)
    models.Source.objects.update(said_on="2022-01-01")
    days = {"first.txt": "2022-09-02", "second.txt": "2022-09-01"}
    for file, day in days.items():
        Document.objects.filter(file=file).update(published=day)
    told = [one.source.document for one in queries.life("REC-2022-01", who=None).wordings]
    assert told == list(Document.objects.filter(file__in=days).order_by("published").values_list("pk", flat=True))


def test_first_words_are_those_of_the_paper_that_came_out_first():
    def said(document, published):
        citation = SimpleNamespace(document=document, start=0)
        return Saying(fact=SimpleNamespace(published=published, fact=SimpleNamespace(citation=citation, id="f")))

    event = Occasion(entity="e", name="Fair", city="", start="2021-12-09", end="2021-12-09")
    press, declared = said("a", "2021-12-10"), said("b", "2021-12-09")
    at = [replace(one, occasion=event) for one in (press, declared)]
    assert [one.fact.fact.citation.document for one in sorted(at, key=lambda one: one.order)] == ["b", "a"]
