import pytest

from marsad.extraction.places import add_places
from marsad.extraction.steps import add_sentences
from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.organisation_names import name_scores
from marsad.linking.comparisons.sounds import sound_keys
from marsad.linking.comparisons.translated import are_two_names, proper_words, translated_share
from marsad.linking.link import link
from marsad.linking.models import model
from marsad.linking.tests.test_link import told
from marsad.records import FactKind


def known_to(*names):
    return Meanings(default_encoder(), [text for name in names for text in (name, *proper_words(name))])


def likely(first, second):
    return model("organisation_names").of(name_scores(first, second, known_to(first, second)))


def test_a_translation_is_likelier_than_another_body_of_the_kind():
    arabic = "مرصد مكافحة الكراهية في المدارس"
    right = likely(arabic, "Observatory against Hate in Schools")
    assert right > likely(arabic, "Foundation of Port Workers")
    assert right > likely(arabic, "Observatory of Sea Birds")


def test_bodies_of_two_countries_are_two():
    names = "Centre tunisien de la jeunesse", "المركز المغربي للشباب"
    scores = name_scores(*names, known_to(*names))
    assert "other_place" in {score.name for score in scores}


def test_a_name_of_one_word_tells_nothing():
    assert name_scores("Le Centre", "المركز", known_to()) == ()


def test_words_that_sound_alike_share_a_key():
    assert sound_keys("الرزرازي") & sound_keys("Rezrazi")
    assert not sound_keys("Karim") & sound_keys("سمير")


def test_two_universities_named_after_two_people_are_two():
    tellings = [
        told(f"{name}, {unesco}, Oran.", language, (FactKind.ORGANISATION, name, {}), known(unesco))
        for name, language, unesco in (
            ("Université Ibn Zarqoun", "fr", "UNESCO"),
            ("جامعة ابن زرقون", "ar", "اليونسكو"),
            ("Ibn Maslama University", "en", "UNESCO"),
            ("جامعة ابن مسلمة", "ar", "اليونسكو"),
        )
    ]
    bodies = [entity for entity in link(tellings).entities if entity.authority != "unesco"]
    assert sorted(len(entity.facts) for entity in bodies) == [2, 2]


def test_of_two_centres_for_one_thing_each_goes_with_its_own_translation():
    tellings = [
        told(f"{name}, {unesco}, Amman.", language, (FactKind.ORGANISATION, name, {}), known(unesco))
        for name, language, unesco in (
            ("Centre Lawzia pour le dialogue", "fr", "UNESCO"),
            ("مركز لوزية للحوار", "ar", "اليونسكو"),
            ("Tarfa Centre for Dialogue", "en", "UNESCO"),
            ("مركز طرفة للحوار", "ar", "اليونسكو"),
        )
    ]
    bodies = [entity for entity in link(tellings).entities if entity.authority != "unesco"]
    assert sorted(len(entity.facts) for entity in bodies) == [2, 2]


def test_a_shorter_form_is_no_second_name():
    assert not are_two_names("Fondation Warda pour les aînés", "Fondation Warda")
    assert are_two_names("Fondation Warda pour les aînés", "Fondation Yasmine pour les aînés")


def known(unesco):
    return FactKind.ORGANISATION, unesco, {"authority": "unesco"}


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Ligue nationale", "National Hockey League"),
        ("ECMA", "الحكومة اللبنانية"),
        ("ريال", "Royal Society of Botanists"),
        ("المحكمة العليا", "Supreme Court of Lands"),
        ("American League", "Ligue américaine de hockey"),
    ],
)
def test_one_everyday_word_makes_no_shorter_name(short, long):
    assert translated_share(short, long) == 0


def test_a_proper_word_beside_the_kind_of_body_does():
    assert translated_share("Sanad Foundation", "Fondation Sanad pour l'insertion des anciens détenus") == 1


def test_governments_that_stand_beside_one_name_in_capitals_stay_apart():
    names = [("ECMA", "en"), ("الحكومة اللبنانية", "ar"), ("الحكومة الصربية", "ar"), ("حكومة الجزر", "ar")]
    tellings = [
        told(f"{name} {beside}.", language, (FactKind.ORGANISATION, name, {}), known(beside))
        for name, language in names
        for beside in ["UNESCO"]
    ]
    bodies = [entity for entity in link(tellings).entities if entity.authority != "unesco"]
    assert [len(entity.facts) for entity in bodies] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            ("en", "Survey Department of the Ministry of Ports, Tunis.", "Survey Department of the Ministry of Ports"),
            ("en", "Survey Department of the Ministry of Ports, Amman.", "Survey Department of the Ministry of Ports"),
        ),
        (
            ("fr", "Direction des levés du ministère des Ports, Tunis.", "Direction des levés du ministère des Ports"),
            ("en", "Survey Department of the Ministry of Ports, Amman.", "Survey Department of the Ministry of Ports"),
        ),
        (
            ("ar", "عقد قسم المسح بوزارة الموانئ لقاء في عمّان.", "قسم المسح بوزارة الموانئ"),
            ("ar", "عقد قسم المسح بوزارة الموانئ لقاء في الرباط.", "قسم المسح بوزارة الموانئ"),
        ),
    ],
)
def test_a_department_of_a_ministry_is_another_one_in_another_country(here, there):
    tellings = [told(text, language, (FactKind.ORGANISATION, name, {})) for language, text, name in (here, there)]
    placed = [add_places(add_sentences(one)) for one in tellings]
    assert len([entity for entity in link(placed).entities if entity.kind == "organisation"]) == 2


def test_a_department_of_a_ministry_is_one_where_the_name_says_the_country():
    name = "Survey Department of the Ministry of Ports of Jordan"
    tellings = [
        add_places(add_sentences(told(f"{name} met in {city}.", "en", (FactKind.ORGANISATION, name, {}))))
        for city in ("Amman", "Paris, France")
    ]
    assert len([entity for entity in link(tellings).entities if entity.kind == "organisation"]) == 1
