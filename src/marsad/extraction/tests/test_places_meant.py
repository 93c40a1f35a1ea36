import pytest

from marsad.extraction.places import add_places
from marsad.extraction.steps import add_sentences
from marsad.extraction.tests.papers import paper
from marsad.records import Analysis


def named(text, language):
    return [
        (m.authority, m.citation.quote)
        for m in add_places(add_sentences(Analysis(document=paper(text, language)))).mentions
    ]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Le centre ouvre dans le gouvernorat de Tozeur.", "fr", "TN-72"),
        ("يفتح المركز في ولاية توزر.", "ar", "TN-72"),
        ("The centre opens in Irbid Governorate.", "en", "JO-IR"),
        ("عقد اللقاء بجهة سوس ماسة.", "ar", "MA-09"),
        ("La Région Souss-Massa finance des puits.", "fr", "MA-09"),
        ("Des écoles de Rabat-Salé-Kénitra y participent.", "fr", "MA-04"),
        ("The Algerian wilaya of Adrar and others.", "en", "DZ-01"),
        ("En Mauritanie, la wilaya de l'Adrar manque d'eau.", "fr", "MR-07"),
    ],
)
def test_parts_of_countries_have_their_codes(text, language, code):
    assert code in {authority for authority, _ in named(text, language)}


def test_a_town_is_no_region():
    assert not [code for code, _ in named("Le centre ouvre à Sousse.", "fr") if code.startswith("TN-")]


@pytest.mark.parametrize(
    ("text", "language", "city"),
    [
        ("La ville de Tripoli, au Liban, accueille une réunion avec la Libye.", "fr", "tripoli-lb"),
        ("Lebanese officials met in Tripoli.", "en", "tripoli-lb"),
        ("التقى المسؤولون اللبنانيون في طرابلس.", "ar", "tripoli-lb"),
        ("Officials met in Tripoli and Benghazi.", "en", "tripoli-ly"),
        ("Officials met in Tripoli.", "en", "tripoli-ly"),
    ],
)
def test_of_two_towns_of_one_name_the_document_says_which(text, language, city):
    assert [code for code, _ in named(text, language) if code.startswith("tripoli")] == [city]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("عقد اللقاء في إربد. وستستفيد المملكة من منحة.", "ar", ("JO", "المملكة")),
        ("عقد اللقاء بأكادير. وتعمل الوزارة بالمملكة منذ عام.", "ar", ("MA", "المملكة")),
        ("افتتح السفير معرضا في المملكة السعودية.", "ar", ("SA", "المملكة")),
        ("A delegation from Riyadh came. Schools of the Kingdom took part.", "en", ("SA", "Kingdom")),
        ("Le festival d'Essaouira commence. Le Royaume l'a soutenu.", "fr", ("MA", "Royaume")),
    ],
)
def test_the_kingdom_is_the_one_that_the_document_speaks_of(text, language, expected):
    assert expected in named(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Kingdom of Heaven was shown in Rabat.", "en"),
        ("Le Royaume-Uni a ouvert un bureau à Rabat.", "fr"),
        ("وصل وفد من المملكة المتحدة إلى الرباط.", "ar"),
        ("وصل وفد من المملكة إلى باريس.", "ar"),
    ],
)
def test_no_kingdom_is_guessed(text, language):
    assert not [code for code, quote in named(text, language) if quote in {"المملكة", "Kingdom", "Royaume"}]
