"""Pictures of pages are read word for word, as far as Tesseract can; garbled and absent text layers are found."""

import io
from collections import Counter
from pathlib import Path

import fontpkg_almarai
import fontpkg_ibm_plex_sans
import fontpkg_ibm_plex_sans_arabic
import fontpkg_tajawal
import pypdfium2
import pytest
import typst
from PIL import Image

from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.reading import ocr, read
from marsad.reading.errors import NoText, UnreadableText
from marsad.reading.pdf import reader
from marsad.reading.tests.making import document, original

ARABIC = (
    "نظم المركز الوطني للبحوث لقاء حول الوقاية من التطرف بمشاركة خبراء من ثلاث دول، وتناول المتدخلون دور المدرسة.",
    "وأكد مدير المركز أن الحوار هو السبيل الأفضل لمعالجة أسباب العنف، ودعا إلى إشراك الجمعيات في إعداد البرامج كل سنة.",
    "وعرضت الباحثة نتائج مسح أجري في 12 مدينة خلال سنة 2021، وبينت أن أغلب المستجوبين لم يشاركوا قط في نشاط جمعوي.",
)
FRENCH = (
    "Le centre régional de formation a réuni hier une trentaine d’enseignants pour parler de la prévention à l’école.",
    "La directrice a rappelé que le dialogue reste le meilleur moyen de répondre aux causes de la violence.",
)
FONTS = (fontpkg_almarai, fontpkg_ibm_plex_sans, fontpkg_ibm_plex_sans_arabic, fontpkg_tajawal)
needs_ocr = pytest.mark.skipif(not ocr.is_available(), reason="the `ocr` extra or Tesseract's data is missing")


def printed(texts: tuple[str, ...], family: str, language: str, folder: Path) -> bytes:
    page = folder / "page.typ"
    page.write_text(
        f'#set page(width: 21cm, height: 12cm)\n#set text(font: "{family}", lang: "{language}", size: 12pt)\n'
        + "\n\n".join(texts),
        encoding="utf-8",
    )
    return bytes(typst.compile(str(page), font_paths=[str(font.ROOT) for font in FONTS], ignore_system_fonts=True))


def picture(pdf: bytes, dpi: int = 200) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=dpi / 72, grayscale=True).to_pil()


def scanned(pdf: bytes, form: str) -> bytes:
    buffer = io.BytesIO()
    picture(pdf).save(buffer, form, resolution=200)
    return buffer.getvalue()


def recall(texts: tuple[str, ...], found: str) -> float:
    wanted, got = (Counter(fold(word.text) for word in words(text)) for text in (" ".join(texts), found))
    return 1 - (wanted - got).total() / wanted.total()


@needs_ocr
@pytest.mark.parametrize(
    ("texts", "family", "language"),
    [
        (ARABIC, "Almarai", "ar"),
        (ARABIC, "Tajawal", "ar"),
        (ARABIC, "IBM Plex Sans Arabic", "ar"),
        (FRENCH, "IBM Plex Sans", "fr"),
    ],
)
def test_a_scanned_pdf(texts: tuple[str, ...], family: str, language: str, tmp_path: Path) -> None:
    found = document(scanned(printed(texts, family, language, tmp_path), "PDF"), "scan.pdf")
    assert recall(texts, found.text) >= 0.9
    assert found.language == language
    assert "OCR" in found.warnings[0]
    assert found.blocks[0].page == 1


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file(form: str, tmp_path: Path) -> None:
    found = document(scanned(printed(FRENCH, "IBM Plex Sans", "fr", tmp_path), form), f"scan.{form.lower()}")
    assert recall(FRENCH, found.text) >= 0.9
    assert "OCR" in found.warnings[0]


def garbled(pdf: bytes) -> bytes:
    """The same page with a text layer that names every letter wrongly."""
    return pdf.replace(b"/ToUnicode", b"/NoUnicode")


@needs_ocr
def test_a_garbled_text_layer_is_read_from_the_picture(tmp_path: Path) -> None:
    found = document(garbled(printed(ARABIC * 2, "Almarai", "ar", tmp_path)), "a.pdf")
    assert recall(ARABIC, found.text) >= 0.9
    assert "OCR" in found.warnings[0]


def test_without_the_extra_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.ocr, "is_available", lambda: False)
    page = printed(ARABIC * 2, "Almarai", "ar", tmp_path)
    with pytest.raises(NoText, match="OCR"):
        read(original(scanned(page, "PDF"), "scan.pdf"))
    with pytest.raises((UnreadableText, NoText), match="OCR"):
        read(original(garbled(page), "a.pdf"))
