"""Countries, cities and adjectives are found in three languages."""

import pytest

from marsad.authority.places import all_places, as_city, by_id, find, nationalities


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("بالرباط وتونس", "ar", ["rabat-ma", "TN"]),
        ("à Nouakchott, en Mauritanie", "fr", ["nouakchott-mr", "MR"]),
        ("تستضيف العاصمة عمان اللقاء", "ar", ["amman-jo"]),
        ("في عمّان", "ar", ["amman-jo"]),
        ("في عمان بالأردن", "ar", ["amman-jo", "JO"]),
        ("من عُمان والأردن", "ar", ["OM", "JO"]),
        ("دول الخليج ومنها عمان", "ar", ["OM"]),
        ("in Amman and the United Arab Emirates", "en", ["amman-jo", "AE"]),
        ("مبلغ مالي", "ar", []),
        ("a nice florence", "en", []),
        ("تستضيف عمّان اللقاء", "ar", ["amman-jo"]),
        ("في العاصمة الأردنية عمان", "ar", ["amman-jo"]),
        ("في سلطنة عُمان وعمان", "ar", ["OM", "OM"]),
    ],
)
def test_places_are_found(text, language, ids):
    assert [f.id for f in find(text, language)] == ids


def test_cities_know_their_country_and_where_they_lie():
    city = by_id("rabat-ma")
    assert city.country == "MA"
    assert city.latitude == pytest.approx(34, abs=0.5)
    assert city.longitude == pytest.approx(-6.8, abs=0.5)
    assert sum(p.kind == "city" for p in all_places().values()) >= 400


def test_adjectives_lead_to_countries():
    assert [f.id for f in nationalities("وزيرة تونسية وسفير المغربي", "ar")] == ["TN", "MA"]
    assert [f.id for f in nationalities("des experts sénégalais", "fr")] == ["SN"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [("تونس", "tunis-tn"), ("Panama", "panama-city-pa"), ("Rabat", "rabat-ma"), ("Qatar", "QA"), ("Nowhere", None)],
)
def test_words_that_tell_a_city_are_the_city_that_bears_its_countrys_name(written, expected):
    found = as_city(written)
    assert (found.id if found else None) == expected
