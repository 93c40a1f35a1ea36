"""Nothing that the records know is shown to people by its code."""

import tomllib
from importlib.resources import files

import pytest
from django.utils.translation import override

from marsad.evidence import labels
from marsad.reading.boilerplate.lexicon import lexicon
from marsad.reading.reasons import codes
from marsad.records import FIELDS, EntityKind, FactKind, NameKind, ReviewState


def test_every_member_of_the_closed_lists_has_a_name():
    assert set(labels.FACT_KINDS) == set(labels.FACT_KINDS_MANY) == set(FactKind)
    assert set(labels.ENTITY_KINDS) == set(labels.ENTITY_KINDS_MANY) == set(EntityKind)
    assert set(labels.NAME_KINDS) == set(NameKind)
    assert set(labels.REVIEW_STATES) == set(ReviewState)


def test_every_field_has_a_name():
    assert {name for known in FIELDS.values() for name in known.names} <= set(labels.FIELDS)


def test_every_reason_for_leaving_words_out_has_a_name():
    assert set(lexicon()) <= codes()
    with override("fr"):
        assert labels.skipped("share") == "Boutons pour partager la page ou suivre le site."
    with override("ar"):
        assert labels.skipped("share") == "أزرار لمشاركة الصفحة أو متابعة الموقع."
    assert labels.skipped("novelty") == "novelty"


@pytest.mark.parametrize(("language", "name"), [("ar", "المغرب"), ("fr", "Maroc"), ("en", "Morocco")])
def test_countries_are_named_in_the_readers_language(language, name):
    with override(language):
        assert labels.country("MA") == name
        assert labels.country("Atlantis") == "Atlantis"


def test_what_is_not_known_is_shown_as_it_stands():
    assert labels.fact_kind("novelty") == "novelty"
    assert labels.value("status", "postponed") == "postponed"
    assert labels.language("sw") == "sw"


def test_why_a_file_did_not_enter_is_told_in_the_readers_language():
    refused = "This PDF has more than 2000 pages: split it and add the parts."
    with override("fr"):
        assert labels.refusal(refused) == "Ce PDF a plus de 2000 pages : divisez-le et ajoutez les parties."
    with override("ar"):
        assert labels.refusal(refused) == "في ملف PDF هذا أكثر من 2000 صفحة: قسمه وأضف الأجزاء."


def test_every_theme_has_a_name() -> None:
    found = files("marsad.extraction").joinpath("grammar", "themes.toml").read_text(encoding="utf-8")
    assert labels.VALUES["themes"].keys() == tomllib.loads(found).keys()


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [("Rabat", "ar", "الرباط"), ("الرباط", "fr", "Rabat"), ("Port-Lune", "ar", "Port-Lune"), ("تونس", "fr", "Tunis")],
)
def test_cities_are_named_in_the_readers_language(written, language, shown) -> None:
    with override(language):
        assert labels.city(written) == shown
