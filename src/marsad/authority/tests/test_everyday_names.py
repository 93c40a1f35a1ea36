"""Names of places that are everyday words too count only where a place is meant."""

import pytest

from marsad.authority.places import find, nationalities


@pytest.mark.parametrize(
    ("text", "language", "ids"),
    [
        ("في إطار السياسة الجديدة", "ar", []),
        ("موارد مالية كافية للفيف من الجمعيات", "ar", []),
        ("انعقد اللقاء في مدينة أطار", "ar", ["atar-mr"]),
        ("احتضنت مدينة الجديدة الملتقى", "ar", ["el-jadida-ma"]),
        ("بالجديدة والرباط", "ar", ["el-jadida-ma", "rabat-ma"]),
        ("الرابطة المحمدية للعلماء", "ar", []),
        ("العقبة الكبرى أمام الإصلاح", "ar", []),
        ("Male participants spoke first.", "en", []),
        ("Nice words are not enough.", "en", []),
        ("Nice, France", "en", ["nice-fr", "FR"]),
        ("the attack in Nice", "en", ["nice-fr"]),
        ("Maurice Diouf a ouvert la séance", "fr", []),
        ("la réunion de l'île Maurice", "fr", ["MU"]),
        ("Une rencontre à Salé", "fr", ["sale-ma"]),
        ("Sale temps pour la réforme", "fr", []),
    ],
)
def test_words_around_say_whether_a_place_is_meant(text, language, ids):
    assert [one.id for one in find(text, language)] == ids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزارة المالية", []), ("قانون المالية لسنة 2024", []), ("مساعدة مالية", []), ("وزير المالية", []),
        ("الحكومة المالية", ["ML"]), ("رئيس الأركان في الجيش المالي", ["ML"]), ("الحكومة التونسية", ["TN"]),
    ],
)  # fmt: skip
def test_an_adjective_that_is_an_everyday_word_speaks_of_a_country_only_behind_words_of_state(text, expected):
    assert [one.id for one in nationalities(text, "ar")] == expected
