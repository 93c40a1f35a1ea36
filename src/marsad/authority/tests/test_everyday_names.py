"""Names of places that are everyday words too count only where a place is meant."""

import pytest

from marsad.authority.places import find


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
