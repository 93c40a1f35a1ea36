"""What people are, told in a report's language: whole, with the body's name, or not at all."""

import pytest

from marsad.reports.grammar import roles

BODIES = {
    "Fondation Anbar": {"en": "Anbar Foundation", "ar": "مؤسسة عنبر"},
    "Anbar Foundation": {"fr": "Fondation Anbar", "ar": "مؤسسة عنبر"},
    "مؤسسة عنبر": {"en": "Anbar Foundation", "fr": "Fondation Anbar"},
    "المرصد الوطني للقراءة": {"en": "National Reading Observatory", "fr": "Observatoire national de la lecture"},
    "RNL": {"ar": "الشبكة الوطنية للمكتبات", "en": "National Library Network"},
}


@pytest.mark.parametrize(
    ("role", "own", "language", "expected"),
    [
        ("secrétaire générale de la Fondation Anbar", "fr", "en", "Secretary-General of the Anbar Foundation"),
        ("Secrétaire générale adjointe du RNL", "fr", "ar", "الأمينة العامة المساعدة للشبكة الوطنية للمكتبات"),
        ("présidente de la Fondation Anbar", "fr", "ar", "رئيسة مؤسسة عنبر"),
        ("رئيسة المرصد الوطني للقراءة", "ar", "fr", "présidente de l’Observatoire national de la lecture"),
        ("الكاتب العام لمؤسسة عنبر", "ar", "fr", "secrétaire général de la Fondation Anbar"),
        ("الأمين العام للمرصد الوطني للقراءة", "ar", "en", "Secretary-General of the National Reading Observatory"),
        ("sociologue", "fr", "en", "sociologist"),
        ("sociologist", "en", "fr", "sociologue"),
        ("الباحثة", "ar", "fr", "chercheuse"),
        ("conseiller municipal chargé de la lecture", "fr", "en", "municipal councillor"),
        ("الباحثة بمؤسسة عنبر", "ar", "en", "researcher at the Anbar Foundation"),
        ("chercheur à la Fondation Anbar", "fr", "ar", "باحث بمؤسسة عنبر"),
        ("أستاذة بالمرصد الوطني للقراءة", "ar", "fr", "professeure à l’Observatoire national de la lecture"),
        ("avocate au barreau", "fr", "ar", "محامية"),
    ],
)
def test_a_known_office_is_told_in_the_reports_language(role, own, language, expected):
    assert roles.translated(role, own, language, lambda name: BODIES.get(name, {}).get(language, "")) == expected


@pytest.mark.parametrize(
    ("role", "own", "language"),
    [
        ("directrice du centre", "fr", "en"),  # of which one is not known
        ("Secretary-General of the Anbar Foundation", "en", "fr"),  # nobody says whether it is a woman
        ("gardienne du phare", "fr", "ar"),
    ],
)
def test_what_is_not_wholly_known_is_not_told(role, own, language):
    assert roles.translated(role, own, language, lambda name: BODIES.get(name, {}).get(language, "")) == ""


def test_another_document_tells_that_it_is_a_womans_office():
    told = roles.translated("Director of the Anbar Foundation", "en", "ar", lambda _name: "مؤسسة عنبر", "الباحثة")
    assert told == "مديرة مؤسسة عنبر"
