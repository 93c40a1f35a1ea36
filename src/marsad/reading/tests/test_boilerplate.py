import math

import pytest

from marsad.reading.boilerplate.features import NAMES, features
from marsad.reading.boilerplate.lines import classify
from marsad.reading.boilerplate.menu_line import is_menu_line
from marsad.reading.boilerplate.model import is_outside
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH

FURNITURE = ["Accueil", "Contact", "Blog", "Partager", "Tout accepter", "Mentions légales"]


def test_headlines_far_from_the_text_of_a_pasted_page_go() -> None:
    headlines = [
        "Le Port Gagne Un Prix",
        "Nouveau Tramway Annoncé",
        "Marché De Nuit",
        "Festival Des Sables",
        "Coupe Des Villes",
    ]
    page = [*FURNITURE, *[FRENCH] * 4, *headlines]
    reasons = classify(page)
    assert reasons[6:10] == [""] * 4
    assert reasons[-3:] == ["outside"] * 3


def test_a_text_without_furniture_is_left_alone() -> None:
    report = [
        "Programme",
        "Session 1",
        "Session 2",
        ENGLISH,
        "Annex",
        "List of participants",
        "Omar Fathi",
        "Salma Benhadi",
    ]
    assert classify(report) == [""] * len(report)


def test_prose_is_never_left_out_for_its_place() -> None:
    page = [*FURNITURE, *["Un Titre Court"] * 2, *FURNITURE, ARABIC]
    assert classify(page)[-1] == ""
    row = [0.0] * len(NAMES)
    row[0], row[2], row[NAMES.index("before")] = math.log1p(40), 1.0, 50.0
    assert not is_outside(row)


def test_features_are_numbers_for_any_line() -> None:
    rows = features(["", "…", ARABIC], ["", "separator", ""])
    assert all(len(row) == len(NAMES) and all(math.isfinite(value) for value in row) for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "Accueil Qui sommes-nous Actualités Contact",
        "Home | Our work | Stories | Contact",
        "الرئيسية عن المركز برامجنا المكتبة اتصل بنا",
        "عن المنظمة الأبحاث المكتبة الأعضاء",
    ],
)
def test_a_menu_on_one_line(line: str) -> None:
    assert is_menu_line(line)
    assert classify([line, FRENCH, FRENCH])[0] == "menu"
    assert classify([FRENCH, FRENCH, line])[-1] == "menu"


@pytest.mark.parametrize(
    "line",
    [
        "Publications et rapports du conseil",
        "Media, youth, training and research",
        "Research and training programmes of the council",
        "برامج التدريب والأبحاث في المجلس",
        "Contact Group on Mountain Schools",
        "Projet | Montant | Partenaires",
    ],
)
def test_a_line_with_words_of_menus_is_none(line: str) -> None:
    assert not is_menu_line(line)
