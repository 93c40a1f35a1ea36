"""What has no proper name is shown in the reader's language; what only counts or points names nobody."""

import pytest

from marsad.followup.commons import common_name, is_common, names_somebody


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("participants", "ar", "المشاركون"),
        ("Les organisateurs", "ar", "المنظمون"),
        ("المجتمعون", "en", "the participants"),
        ("l’évaluation", "ar", "التقييم"),
        ("the Rabat communiqué", "ar", "بيان الرباط"),
        ("إعلان القاهرة", "fr", "Déclaration du Caire"),
        ("Algiers Declaration", "fr", "Déclaration d’Alger"),
        ("Tunis Declaration", "ar", "إعلان تونس"),
        ("Security Council resolution 1612 (2005)", "ar", "قرار مجلس الأمن 1612 (2005)"),
        ("قرار مجلس الأمن رقم 1612", "fr", "résolution 1612 du Conseil de sécurité"),
        ("résolution 60/288 de l’Assemblée générale", "en", "General Assembly resolution 60/288"),
        ("Nelson Mandela Rules", "ar", "قواعد نيلسون مانديلا"),
        ("Willow Declaration", "ar", ""),
        ("Council of the Two Shores", "ar", ""),
    ],
)
def test_what_has_no_proper_name_is_shown_in_the_readers_language(text, language, shown):
    assert common_name(text, language) == shown


@pytest.mark.parametrize(
    "text", ["every edition", "each of the meetings", "chaque session", "12 منهم", "three of them"]
)
def test_what_counts_or_points_names_nobody(text):
    assert not names_somebody(text)


@pytest.mark.parametrize("text", ["the Forum", "toutes les communes", "كل الدول", "l’une des communes", "المشاركون"])
def test_who_is_named_is_somebody(text):
    assert names_somebody(text)


def test_only_what_the_tables_have_is_common():
    assert is_common("المشاركون")
    assert not is_common("القانون")


@pytest.mark.parametrize(
    "text",
    [
        "allowing all neighbours", "In the short run", "nationality or faith", "the recent violent attacks",
        "The project will build on the meeting", "Confrontés", "la réunion de", "a commitment", "No trade",
        "les meilleures pratiques", "اجتماعاً مماثلاً", "The report is", "poursuivre",
    ],
)  # fmt: skip
def test_torn_words_acts_and_things_name_nobody(text):
    assert not names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "the participants", "les ministres de l’Intérieur", "المشاركون", "Commission on Violence and Peace",
        "Lamia Tazi", "The sides", "colloque", "United Nations", "Conseil des villes", "In Amenas Town Council",
        "ministère d’État", "Sos Attentats France", "Will Harper",
    ],
)  # fmt: skip
def test_whoever_asks_is_somebody(text):
    assert names_somebody(text)
