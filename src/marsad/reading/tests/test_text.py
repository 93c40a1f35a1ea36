# ruff: noqa: E501 - the sources of pages are written as they come
import pytest

from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, kinds, skipped

PAGE = f"""Accueil
Nos projets
Contact

Un atelier pour les enseignants de quatre provinces

3 mai 2021

{FRENCH}

Recommandations

- Former les enseignants dès la rentrée.
- Publier un guide.

Lire aussi
Un autre atelier se prépare
Laisser un commentaire
Nous utilisons des cookies pour améliorer votre visite
Tout accepter
Retour en haut
"""


def test_a_pasted_page_keeps_its_text_and_lists_what_went() -> None:
    found = document(PAGE)
    assert kinds(found) == [
        ("title", "Un atelier pour les enseignants de quatre provinces"),
        ("paragraph", "3 mai 2021"),
        ("paragraph", FRENCH),
        ("heading", "Recommandations"),
        ("list_item", "Former les enseignants dès la rentrée."),
        ("list_item", "Publier un guide."),
    ]
    assert found.title == "Un atelier pour les enseignants de quatre provinces"
    assert found.published == "2021-05-03"
    assert skipped(found) == {
        "Accueil": "menu",
        "Nos projets": "menu",
        "Contact": "menu",
        "Lire aussi": "related",
        "Un autre atelier se prépare": "related",
        "Laisser un commentaire": "form",
        "Nous utilisons des cookies pour améliorer votre visite": "cookies",
        "Tout accepter": "cookies",
        "Retour en haut": "navigation",
    }


def test_an_arabic_page() -> None:
    page = f"ورشة للمدرسين في أربع مقاطعات\nسليم العامري (نواكشوط)\n{ARABIC}\nمقالات ذات صلة\nاترك تعليقا\nسياسة الخصوصية\nموافق"
    found = document(page)
    assert found.title == "ورشة للمدرسين في أربع مقاطعات"
    assert found.author == "سليم العامري"
    assert found.text == f"ورشة للمدرسين في أربع مقاطعات\n\n{ARABIC}"
    assert set(skipped(found).values()) == {"byline", "related", "form", "privacy", "cookies"}


@pytest.mark.parametrize("heading", ["Contact", "Statistiques", "Médias", "Marketing"])
def test_a_heading_of_a_report_is_no_menu(heading: str) -> None:
    found = document(f"{FRENCH}\n\n{heading}\n\n{FRENCH}\n\n{FRENCH}")
    assert heading in found.text


def test_prose_about_cookies_and_privacy_stays() -> None:
    text = "The new law says that a site must ask before it sets cookies, and that it must publish a privacy policy."
    found = document(f"{ENGLISH}\n\n{text}\n\n{ENGLISH}")
    assert text in found.text


def test_repeated_labels_go() -> None:
    found = document(f"{ENGLISH}\n\nFigure\nFigure\nFigure\n")
    assert found.text == ENGLISH
    assert [item.reason for item in found.skipped] == ["repeated"] * 3


def test_marks_inside_a_paragraph_go_and_the_sentences_stay() -> None:
    found = document(f"{FRENCH} Lire aussi : {FRENCH}")
    assert found.text == f"{FRENCH} {FRENCH}"
    assert skipped(found) == {"Lire aussi :": "related"}


def test_a_byline_repeated_before_the_first_words_goes_too() -> None:
    found = document(f"ورشة للمدرسين في أربع مقاطعات\nسليم العامري - الأفق:\nسليم العامري - الأفق: {ARABIC}")
    assert found.text.endswith(f"\n\n{ARABIC}")
    assert "الأفق" not in found.text


def test_a_first_sentence_is_no_title() -> None:
    assert document(f"{ENGLISH}\n{ENGLISH}").title == ""


@pytest.mark.parametrize(
    ("above", "title", "text"),
    [
        ("La Gazette du Plateau", "Un atelier pour les enseignants de quatre provinces", FRENCH),
        ("Home About us Projects Library Contact", "A workshop for teachers of four provinces", ENGLISH),
        ("صحيفة الهضبة اليومية", "ورشة للمدرسين في أربع مقاطعات", ARABIC),
        ("Société", "Un atelier pour les enseignants de quatre provinces", FRENCH),
    ],
)
def test_what_stands_above_the_title_is_no_title(above: str, title: str, text: str) -> None:
    found = document(f"{above}\n\n{title}\n\n{text}\n\n{text}")
    assert found.title == title
    assert ("title", title) in kinds(found)


def test_a_title_that_begins_as_a_newspaper_stays_one() -> None:
    assert document(f"Journal d’un atelier d’écriture\n\n{FRENCH}\n{FRENCH}").title == "Journal d’un atelier d’écriture"


def test_tatweel_and_persian_letters_and_no_break_spaces_stay() -> None:
    text = f"المركـز الجهوی\u00a0للتكوين. {ARABIC}"
    assert document(text).text == text


def test_lines_broken_at_a_width_are_joined() -> None:
    lines = [
        "The regional training centre yesterday brought together some thirty",
        "teachers from four provinces to talk about preventing violent extremism",
        "at school, and about what families can do. Thirty teachers came from the",
        "North and from the South.",
        "",
        "A second meeting follows.",
    ]
    assert kinds(document("\n".join(lines)))[0] == ("paragraph", " ".join(lines[:4]))


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    found = document(f"{ENGLISH}\n{ENGLISH} Again.\n{ENGLISH}")
    assert len(found.blocks) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("R1. Ouvrir un puits.", "R2. Fermer une route."),
        ("Rec. 1: Open a well.", "Rec. 2: Close a road."),
        ("ت1. فتح بئر.", "ت2. غلق طريق."),
    ],
)
def test_measures_numbered_with_a_code_are_items(first: str, second: str) -> None:
    found = kinds(document(f"{ENGLISH}\n\n{first}\n{second}\n"))
    assert [kind for kind, text in found if text in (first, second)] == ["list_item", "list_item"]


def test_questions_numbered_with_a_code_are_no_items() -> None:
    assert "list_item" not in dict(kinds(document(f"{ENGLISH}\n\nQ1. Why a well?\nQ2. Why a road?\n")))


def test_page_numbers_go_and_the_sentence_is_whole_again() -> None:
    found = document(
        f"{ENGLISH}\n\nThe teachers spoke of many things and they asked the\n\n 2 \n\nministry for a guide.\n\n{ENGLISH}"
    )
    assert "they asked the ministry for a guide." in found.text
    assert skipped(found) == {"2": "page_number"}


def test_scripts_never_enter() -> None:
    found = document(f"{ENGLISH}\n<script>alert('x')</script>\n{ENGLISH}")
    assert "alert" not in found.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "utf-8"])
def test_arabic_in_the_encodings_of_the_region(encoding: str) -> None:
    assert document((ARABIC + "\r\n" + ARABIC).encode(encoding)).text == f"{ARABIC}\n\n{ARABIC}"


def test_french_in_an_old_encoding() -> None:
    assert document(FRENCH.encode("cp1252")).text == FRENCH


def test_double_decoding_is_undone() -> None:
    assert document(FRENCH.encode().decode("cp1252", errors="replace").replace("\ufffd", "")).text != ""
    assert document(
        "L'été à Genève a été très chaud et les écoles étaient fermées.".encode().decode("latin-1")
    ).text == ("L'été à Genève a été très chaud et les écoles étaient fermées.")
