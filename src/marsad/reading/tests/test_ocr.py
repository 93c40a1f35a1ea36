"""Pictures of pages are read word for word, as far as Tesseract can; garbled and absent text layers are found."""

from pathlib import Path

import fontpkg_almarai
import fontpkg_amiri
import fontpkg_ibm_plex_sans
import fontpkg_tajawal
import pytest

from marsad.reading import ocr, read
from marsad.reading.errors import NoText, UnreadableText
from marsad.reading.pdf import reader
from marsad.reading.tests.making import document, original
from marsad.reading.tests.scans import picture, printed, recall, scanned

FONTS = [Path(font.ROOT) for font in (fontpkg_amiri, fontpkg_almarai, fontpkg_ibm_plex_sans, fontpkg_tajawal)]
needs_ocr = pytest.mark.skipif(not ocr.is_available(), reason="the `ocr` extra or Tesseract's data is missing")


def made(language: str, family: str, folder: Path) -> bytes:
    return printed(language, family, folder, FONTS)


@needs_ocr
@pytest.mark.parametrize(
    ("language", "family", "dots"),
    [("ar", "Amiri", 150), ("ar", "Amiri", 200), ("ar", "Tajawal", 150), ("fr", "IBM Plex Sans", 200)],
)
def test_a_scanned_pdf(language: str, family: str, dots: int, tmp_path: Path) -> None:
    page = picture(made(language, family, tmp_path), dots)
    found = document(scanned([page], "PDF", dots), "scan.pdf")
    assert recall(language, found.text) >= 0.9
    assert found.language == language
    assert "OCR" in found.warnings[0]
    assert found.blocks[0].page == 1


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file(form: str, tmp_path: Path) -> None:
    found = document(scanned([picture(made("fr", "IBM Plex Sans", tmp_path))], form), f"scan.{form.lower()}")
    assert recall("fr", found.text) >= 0.9
    assert "OCR" in found.warnings[0]


def garbled(pdf: bytes) -> bytes:
    """The same page with a text layer that names every letter wrongly."""
    return pdf.replace(b"/ToUnicode", b"/NoUnicode")


@needs_ocr
def test_a_garbled_text_layer_is_read_from_the_picture(tmp_path: Path) -> None:
    found = document(garbled(made("ar", "Almarai", tmp_path)), "a.pdf")
    assert recall("ar", found.text) >= 0.9
    assert "OCR" in found.warnings[0]


def test_without_the_extra_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.ocr, "is_available", lambda: False)
    page = made("ar", "Almarai", tmp_path)
    with pytest.raises(NoText, match="OCR"):
        read(original(scanned([picture(page)], "PDF"), "scan.pdf"))
    with pytest.raises((UnreadableText, NoText), match="OCR"):
        read(original(garbled(page), "a.pdf"))
