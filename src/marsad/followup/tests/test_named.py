"""Events in the register bear names that tell which they were; days are written as each language does."""

from datetime import date

import pytest
from django.utils import translation

from marsad.evidence.cards import EntityCard
from marsad.followup.logic.addressees import addressee
from marsad.followup.queries.named import _name, addressee_label, body_label
from marsad.followup.templatetags.followup import day
from marsad.records import EntityKind, Name


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((("Forum", "fr"), ("premier Forum des puits", "fr")), "Premier Forum des puits"),
        ((("forum of Wells", "en"),), "Forum of Wells"),
        ((("round table", "en"), ("table ronde", "fr")), ""),
    ],
)
def test_an_event_is_named_in_full_and_one_without_a_name_of_its_own_not_at_all(names, shown):
    known = tuple(Name(text=text, language=language, script="Latn") for text, language in names)
    card = EntityCard(
        id="e1", kind=EntityKind.EVENT, label=names[0][0], names=known, country="", parent="", details={},
        facts=1, mentions=1, documents=1,
    )  # fmt: skip
    assert _name(card, "fr") == shown


def test_the_first_of_a_month_is_counted_in_french():
    with translation.override("fr"):
        assert day(date(2026, 10, 1)) == "1er octobre 2026"


@pytest.mark.parametrize(("written", "language"), [("Tunisia", "en"), ("la Tunisie", "fr"), ("تونس", "ar")])
def test_a_state_that_is_asked_has_its_name_in_every_language(written, language):
    owing = addressee(written, language, {})
    assert owing.key == "country:TN"
    shown = {}
    for other in ("ar", "fr", "en"):
        with translation.override(other):
            shown[other] = (addressee_label(owing.key, owing.name, ""), body_label("Tunisia", ""))
    assert shown == {"ar": ("تونس", "تونس"), "fr": ("Tunisie", "Tunisie"), "en": ("Tunisia", "Tunisia")}


def test_a_ministry_of_a_state_is_not_the_state():
    assert addressee("Ministry of Health of Tunisia", "en", {}).key.startswith("name:")
