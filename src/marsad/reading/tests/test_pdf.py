# ruff: noqa: E501 - the sources of pages are written as they come
import io
from pathlib import Path

import fontpkg_amiri
import fontpkg_ibm_plex_sans
import pypdfium2
import pytest
import typst

from marsad.reading import read
from marsad.reading.errors import NoText
from marsad.reading.pdf.clusters import Glyph
from marsad.reading.pdf.legible import is_legible
from marsad.reading.pdf.rightward import in_reading_order
from marsad.reading.tests.making import ARABIC, document, kinds, original, skipped

ARABIC_PAGES = """
#set page(width: 16cm, height: 10cm, margin: 2cm, header: [نشرة المركز], footer: context counter(page).display())
#set text(font: "Amiri", lang: "ar", dir: rtl, size: 12pt)
= تقرير اللقاء الأول للشباب
#set par(justify: true)
نظم المركز الوطني للبحوث (CNR) لقاء حول «الإصلاح» يومي 3 و4 مايو 2021 بمشاركة خبراء من ثلاث دول (المغرب والجزائر وليبيا). ولا بد من العمل مع United Nations Development Programme لأجل الأجيال القادمة.

وأوصى المشاركون بما يلي:
- إنشاء شبكة للباحثين؛
- إعداد دليل للمدرسين.
#pagebreak()
واختتم اللقاء بتلاوة البيان.
"""
FRENCH_PAGES = """
#set page(width: 13cm, height: 12cm, margin: 2cm, header: [Note n° 4], footer: context align(center)[#counter(page).display()])
#set text(font: "IBM Plex Sans", lang: "fr", size: 11pt, hyphenate: true)
#set par(justify: true)
#text(size: 20pt)[Rapport de l’atelier]

Le 12 mars 2022

L’atelier régional de formation professionnelle a été organisé par le Centre d’études fictif, en collaboration avec plusieurs institutions partenaires, afin de renforcer les capacités institutionnelles des travailleurs sociaux. Peut-être faudrait-il poursuivre.

= Recommandations
+ Mettre en place un dispositif d’accompagnement des familles dans chacune des régions concernées ;
+ Former les enseignants.
#pagebreak()
Les participants venaient de six pays.
"""


def printed(source: str, tmp_path: Path) -> bytes:
    path = tmp_path / "page.typ"
    path.write_text(source, encoding="utf-8")
    fonts = [str(fontpkg_amiri.ROOT), str(fontpkg_ibm_plex_sans.ROOT)]
    return bytes(typst.compile(str(path), font_paths=fonts, ignore_system_fonts=True))


def test_arabic_comes_out_exactly(tmp_path: Path) -> None:
    found = document(printed(ARABIC_PAGES, tmp_path), "a.pdf")
    assert kinds(found) == [
        ("title", "تقرير اللقاء الأول للشباب"),
        (
            "paragraph",
            (
                "نظم المركز الوطني للبحوث (CNR) لقاء حول «الإصلاح» يومي 3 و4 مايو 2021 بمشاركة خبراء من ثلاث دول "
                "(المغرب والجزائر وليبيا). ولا بد من العمل مع United Nations Development Programme لأجل الأجيال القادمة."
            ),
        ),
        ("paragraph", "وأوصى المشاركون بما يلي:"),
        ("list_item", "إنشاء شبكة للباحثين؛"),
        ("list_item", "إعداد دليل للمدرسين."),
        ("paragraph", "واختتم اللقاء بتلاوة البيان."),
    ]
    assert [block.page for block in found.blocks] == [1, 1, 1, 1, 1, 2]
    assert skipped(found) == {"نشرة المركز": "running_head", "1": "page_number", "2": "page_number"}


def test_french_lines_are_joined_and_parted_words_are_whole(tmp_path: Path) -> None:
    found = document(printed(FRENCH_PAGES, tmp_path), "a.pdf")
    assert found.published == "2022-03-12"
    assert found.title == "Rapport de l’atelier"
    assert kinds(found)[2][1].endswith("travailleurs sociaux. Peut-être faudrait-il poursuivre.")
    assert "professionnelle" in found.text
    assert "institutionnelles" in found.text
    assert [kind for kind, _ in kinds(found)[3:]] == ["heading", "list_item", "list_item", "paragraph"]


def test_pictures_of_pages_say_that_ocr_is_not_there() -> None:
    empty = pypdfium2.PdfDocument.new()
    empty.new_page(300, 300).close()
    buffer = io.BytesIO()
    empty.save(buffer)
    with pytest.raises(NoText, match="OCR"):
        read(original(buffer.getvalue(), "scan.pdf"))


def test_garbled_text_is_told_from_text() -> None:
    assert is_legible(ARABIC * 3)
    shifted = "".join(chr(ord(c) + 3) if "\u0621" <= c <= "\u0645" else c for c in ARABIC * 3)
    assert not is_legible(shifted)
    assert not is_legible("\ue001\ue002\ue003 " * 50)


def glyphs(*placed: tuple[str, float, float]) -> list[Glyph]:
    return [Glyph(character=c, left=left, right=right, baseline=0, size=12) for c, left, right in placed]


def test_letters_of_one_glyph_come_lam_first() -> None:
    assert in_reading_order(glyphs(("س", 30, 40), ("ا", 20, 30), ("ل", 20, 30), ("م", 10, 20))) == "سلام"


def test_a_word_that_comes_backwards_is_turned() -> None:
    assert in_reading_order(glyphs(("م", 10, 15), ("ل", 15, 20), ("ع", 20, 24))) == "علم"


def test_years_stay_in_order_around_a_dash() -> None:
    line = glyphs(
        ("ع", 90, 95),
        ("م", 85, 90),
        (" ", 60, 85),
        ("7", 35, 40),
        ("8", 40, 45),
        ("-", 45, 50),
        ("5", 50, 55),
        ("6", 55, 60),
    )
    assert in_reading_order(line) == "عم 56-78"
