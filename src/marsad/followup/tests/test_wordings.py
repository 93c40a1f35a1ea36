"""Readers see a recommendation as a document in their language writes it, where its own event said it so."""

import pytest

from marsad.followup import models, queries


@pytest.fixture
def told(both: None) -> tuple[models.Recommendation, models.Source]:
    """A French recommendation of an event, with an English sentence of the same event."""
    row = models.Recommendation.objects.filter(language="fr").order_by("pk").first()
    source = models.Source.objects.filter(language="en").order_by("pk").first()
    models.Recommendation.objects.filter(pk=row.pk).update(event="e1")
    models.Source.objects.filter(pk=source.pk).update(recommendation=row, event="e1")
    return row, source


def card(row: models.Recommendation):
    return next(one for one in queries.recommendations(who=None) if one.code == row.code)


def test_the_words_of_a_document_in_the_readers_language_are_shown(told):
    row, source = told
    shown = card(row)
    assert (shown.text_in("en"), shown.language_for("en")) == (source.text, "en")
    assert (shown.text_in("fr"), shown.text_in("ar")) == (row.text, row.text)
    assert not shown.is_translated_into("en")


def test_a_translation_by_people_comes_first(told):
    row, _source = told
    models.Translation.objects.create(
        recommendation=row, language="en", text="Train all who lend books", state="reviewed", changed_at=row.made_at
    )
    assert card(row).text_in("en") == "Train all who lend books"


def test_what_another_event_said_is_not_its_wording(told):
    row, source = told
    models.Source.objects.filter(pk=source.pk).update(event="e2")
    assert card(row).text_in("en") == row.text
