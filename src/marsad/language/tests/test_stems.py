from concurrent.futures import ThreadPoolExecutor

import pytest

from marsad.language.stems import _terms, index_terms


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Preventing extremism", "prevented Extremism"),
        ("en", "Morocco's programmes", "morocco programme"),
        ("fr", "L’extrémisme", "extremisme"),
        ("fr", "d'une Œuvre", "une oeuvre"),
        ("ar", "مُكَافَحَة", "مكافحة"),
        ("ar", "الإرهـاب", "الارهاب"),
        ("en", "U.S.", "US"),
    ],
)
def test_forms_of_one_word_share_terms(language, one, other):
    assert index_terms(one, language) == index_terms(other, language)


def test_arabic_words_share_the_terms_of_their_root_word():
    one, other = set(index_terms("والمؤتمرات", "ar")), set(index_terms("المؤتمر", "ar"))
    assert len(one & other) >= 3


def test_mixed_text_keeps_both_scripts():
    assert index_terms("منظمة UNESCO", "ar")[-1] == "unesco"


def test_french_keeps_its_small_words_and_drops_elisions():
    assert index_terms("le rôle de l'école", "fr") == ["le", "role", "de", "ecole"]


def test_threads_that_read_at_once_find_the_terms_that_one_finds():
    texts = [f"preventing organisations{n} nationally running generously" for n in range(300)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: index_terms(text, "en"), texts))
    _terms.cache_clear()
    assert together == [index_terms(text, "en") for text in texts]
