import pytest

from marsad.language.identify import identify

LINES = [
    ("fr", "Appel à candidatures"),
    ("fr", "Le projet de loi"),
    ("fr", "Mme Leïla Benhaddou, directrice (UNESCO)"),
    ("fr", "Qui a financé le projet ?"),
    ("en", "Call for papers"),
    ("en", "Preventing violent extremism"),
    ("en", "Who funded the project?"),
    ("ar", "بيان صحفي"),
    ("ar", "الوقاية من التطرف العنيف"),
    ("ar", "قال مدير المركز في ورشة UNESCO Rabat"),
    ("ar", "المغربیة للدراسات فی مجال الوقایة الأمنية"),  # typed on a Persian keyboard
    ("fa", "پیشگیری از افراط گرایی در مدارس ایران"),
    ("ur", "یہ کتاب بہت اچھی ہے"),
    ("de", "Aufruf zur Teilnahme am Kongress"),
    ("es", "El proyecto de ley sobre derechos"),
    ("it", "Bando per la partecipazione al progetto"),
    ("nl", "De rechten van de mens en het kind"),
    ("ru", "Права человека и безопасность"),
]


@pytest.mark.parametrize(("language", "line"), LINES)
def test_short_lines(language, line):
    assert identify(line).language == language


def test_long_text_is_sure():
    text = "Les participants ont adopté une déclaration commune sur la prévention. " * 5
    assert identify(text).confidence > 0.9


@pytest.mark.parametrize("text", ["", "2023", " \n— ٣"])
def test_without_words_there_is_no_language(text):
    assert identify(text) == identify("")
    assert identify(text).confidence == 0
