import pytest

from marsad.language.encoder import default_encoder
from marsad.records import Span
from marsad.search.logic.kin import kindred_words
from marsad.search.logic.matching import content_words, joined, matched_names, matched_words
from marsad.search.logic.wordvectors import WordVectors


def marked(quote, spans):
    return [quote[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("language", "question", "quote", "expected"),
    [
        ("fr", "la radicalisation des jeunes", "Les jeunes et l'école", ["jeunes"]),
        ("en", "preventing violence", "They prevented the violence.", ["prevented", "violence"]),
        ("ar", "توصيات المؤتمر", "صدرت توصياتُ المؤتمرات هذه", ["توصياتُ", "المؤتمرات"]),
        ("fr", "le la de 2023", "en 2023 de la", ["2023"]),
        ("en", "what is the aim", "It is the end", []),
    ],
)
def test_shared_words_are_marked_and_small_ones_are_not(language, question, quote, expected):
    assert marked(quote, matched_words(question, quote, language)) == expected


def test_names_are_marked_whatever_their_spelling():
    quote = "قال كريم بن زهـرة إنه سعيد"
    assert marked(quote, matched_names(["كريم بن زهرة", "Karim Benzahra", ""], quote)) == ["كريم بن زهـرة"]


def test_overlapping_spans_become_one():
    assert joined([Span(start=0, end=4)], [Span(start=2, end=6), Span(start=8, end=9)]) == (
        Span(start=0, end=6),
        Span(start=8, end=9),
    )


def test_small_words_carry_nothing():
    assert [word.text for word in content_words("Qui a financé le projet ?")] == ["financé", "projet"]


@pytest.fixture(scope="module")
def known():
    known = WordVectors(default_encoder())
    known.learn(SOME_WORDS.split())
    return known


SOME_WORDS = """the harbour closed weather children ministry report budget library road school prisoners meeting week
    le port budget bibliothèque route enfants semaine réunion école jeunes ministère rapport programme contre
    الميناء الأطفال الميزانية المكتبة الطريق المدرسة السجناء الأسبوع اللقاء التقرير البرنامج الشباب مضامينه أجل"""


def pairs_of(question, quote, known):
    return {(pair.asked, pair.told) for pair in kindred_words(question, quote, known)}


def test_words_that_translate_each_other_are_paired(known):
    assert ("enfants", "children") in pairs_of("protéger les enfants", "The children like the harbour", known)
    assert kindred_words("", "children", known) == ()


def test_a_word_that_lies_near_to_all_is_paired_with_none(known):
    assert pairs_of("la traite au séminaire", "حاولت الوقوف على بعض مضامينه من أجل الحماية", known) == set()
    assert pairs_of("OCI", "يكون الحوار هو السبيل إلى نتائج في إطار الطاقة", known) == set()


def test_words_of_one_script_that_sound_alike_look_alike_too(known):
    assert pairs_of("UNHCR", "encore un effort", known) == pairs_of("Rezrazi", "Resource centre", known) == set()
    (pair,) = kindred_words("Khalfi", "قال الوزير الخلفي", known)
    assert (pair.told, pair.by_sound) == ("الخلفي", True)


def test_the_article_alone_makes_no_two_arabic_words_one():
    assert marked("زيارة المناطق", matched_words("المناخ", "زيارة المناطق", "ar")) == []
    assert marked("إعادة الإدماج", matched_words("علاج الإدمان", "إعادة الإدماج", "ar")) == []
    assert marked("آفة إدمان وللمناخ", matched_words("الإدمان والمناخ", "آفة إدمان وللمناخ", "ar")) == [
        "إدمان",
        "وللمناخ",
    ]
