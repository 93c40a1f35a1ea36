from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.organisation_names import name_scores
from marsad.linking.comparisons.sounds import sound_keys
from marsad.linking.link import link
from marsad.linking.models import model
from marsad.linking.tests.test_link import told
from marsad.records import FactKind


def likely(first, second):
    one, other = default_encoder().encode([first, second])
    return model("organisation_names").of(name_scores(first, second, float(one @ other)))


def test_a_translation_is_likelier_than_another_body_of_the_kind():
    arabic = "مرصد مكافحة الكراهية في المدارس"
    right = likely(arabic, "Observatory against Hate in Schools")
    assert right > likely(arabic, "Foundation of Port Workers")
    assert right > likely(arabic, "Observatory of Sea Birds")


def test_bodies_of_two_countries_are_two():
    scores = name_scores("Centre tunisien de la jeunesse", "المركز المغربي للشباب", 0.9)
    assert "other_place" in {score.name for score in scores}


def test_a_name_of_one_word_tells_nothing():
    assert name_scores("Le Centre", "المركز", 0.99) == ()


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


def known(unesco):
    return FactKind.ORGANISATION, unesco, {"authority": "unesco"}
