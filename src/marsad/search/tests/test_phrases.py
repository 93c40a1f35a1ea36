import pytest

from marsad.language.encoder import default_encoder
from marsad.search.logic.phrases import has_all, phrases_in, without_marks
from marsad.search.logic.spelling import Vocabulary, respelled


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ('the "open  harbour" and “old town”', ("open harbour", "old town")),
        ("« port ouvert »", ("port ouvert",)),
        ('"" «!» plain', ()),
        ('one " mark', ()),
    ],
)
def test_phrases_are_taken_out_of_a_question(question, phrases):
    assert phrases_in(question) == phrases
    assert '"' not in without_marks(question)


def test_a_phrase_is_found_whatever_the_spelling_but_only_as_whole_words():
    assert has_all("Dans l’École ouverte, on lit.", ["l'ecole ouverte"])
    assert not has_all("Dans les écoles ouvertes", ["école ouverte"])


def put_right(question, known, is_told=bool, is_beside=bool):
    vocabulary = Vocabulary(
        written=known,
        is_known=known.__contains__,
        is_told=is_told,
        is_beside=is_beside,
        pieces=default_encoder().pieces,
    )
    return respelled(question, vocabulary)


def test_only_unknown_words_are_respelled_and_the_rest_stays():
    known = {"harbour": "harbour", "ecole": "école", "مدرسه": "مدرسة"}
    assert put_right("Harbuor by 2023!", known) == "harbour by 2023!"
    assert put_right("écolle", known) == "école"
    assert put_right("مدرست", known) == "مدرسة"
    assert put_right("tunnl Tunnl", {"tunnel": "Tunnel"}) == "tunnel Tunnel"
    assert put_right("recidivv", {"recidive": "recidive"}, lambda _word: False) == ""
    assert put_right("إعلان", {"اعلن": "أعلن"}) == ""  # a form of the same root is found as it is
    assert put_right("harbour", known) == put_right("zzzzzz", known) == ""


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("who took part", {"look": "look", "part": "part"}),
        ("migration au Maroc", {"marc": "Marc", "migration": "migration"}),
        ("combattants tchadiens", {"tchadien": "tchadien"}),
        ("un débat, des demandes", {"debats": "débats", "demande": "demande"}),
        ("قانون الصحراء", {"الصحراوي": "الصحراوي", "قانون": "قانون"}),
        ("الفاعلون المحليون", {"المحليه": "المحلية", "الفاعلين": "الفاعلين"}),
        ("بالجماعات المتطرفة", {"الجماعات": "الجماعات", "المتطرف": "المتطرف"}),
    ],
)
def test_a_word_that_other_texts_have_and_another_form_are_no_misspelt_words(question, known):
    assert put_right(question, known) == ""


def test_a_word_that_stands_nowhere_near_the_rest_of_the_question_was_not_meant():
    known = {"المكتبه": "المكتبة", "القديمه": "القديمة"}
    assert put_right("المكتتبة القديمة", known) == "المكتبة القديمة"
    assert put_right("المكتتبة القديمة", known, is_beside=lambda _word: False) == ""
