"""An edition is called by its number where no document names it in the reader's language."""

import pytest

from marsad.evidence.edition_names import edition_name


@pytest.mark.parametrize(
    ("number", "series", "language", "shown"),
    [
        ("2", "الملتقى الدولي للمياه", "ar", "الدورة الثانية من الملتقى الدولي للمياه"),
        ("11", "المؤتمر العربي", "ar", "الدورة الحادية عشرة من المؤتمر العربي"),
        ("27", "المؤتمر العربي", "ar", "الدورة 27 من المؤتمر العربي"),
        ("1", "Conférence des deux rives", "fr", "1re édition de la Conférence des deux rives"),
        ("5", "Forum des deux rives", "fr", "5e édition du Forum des deux rives"),
        ("3", "Atelier du littoral", "fr", "3e édition de l’Atelier du littoral"),
        ("3", "Biennale du littoral", "fr", ""),
        ("4", "Forum of the Two Shores", "en", "fourth edition of the Forum of the Two Shores"),
        ("", "Forum of the Two Shores", "en", ""),
        ("4", "", "ar", ""),
    ],
)
def test_an_edition_is_called_by_its_number_and_its_series(number, series, language, shown):
    assert edition_name(number, series, language) == shown
