import pytest

from marsad.reading.dates import date_of_line, stated_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-05-03T23:00:00Z", "2021-05-03"),
        ("2021-05-03 10:00:00 +06:00", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("03/05/2021", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("Mon, 03 May 2021 10:00:00 +0100", "2021-05-03"),
        ("3 mai 2021", "2021-05-03"),
        ("2021-02-31", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_stated_dates(value: str, iso: str) -> None:
    assert stated_date(value) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("3 mai 2021", "fr", "2021-05-03"),
        ("Publié le 3 mai 2021 à 10:30", "fr", "2021-05-03"),
        ("الإثنين 3 ماي 2021", "ar", "2021-05-03"),
        ("Posted on May 3, 2021", "en", "2021-05-03"),
        ("Un atelier pour trente enseignants aura lieu à la maison des jeunes le 3 mai 2021 à midi", "fr", ""),
        ("No date here", "en", ""),
    ],
)
def test_lines_that_are_dates(line: str, language: str, iso: str) -> None:
    assert date_of_line(line, language) == iso


@pytest.mark.parametrize(
    ("line", "language", "iso"),
    [
        ("Rabat, le 3 mai 2021", "fr", "2021-05-03"),
        ("TUNIS 3 MAY 2021", "en", "2021-05-03"),
        ("نواكشوط في 3 مايو 2021", "ar", "2021-05-03"),
        ("Atelier du 3 mai 2021 à Rabat", "fr", ""),
        ("The workshop of 3 May 2021", "en", ""),
    ],
)
def test_a_place_may_stand_before_the_date_but_no_event(line: str, language: str, iso: str) -> None:
    assert date_of_line(line, language) == iso
