"""Arabic comes out of PDFs word for word and in order, whichever of eight fonts and four programs made them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.reading.tests import arabic_pages
from marsad.reading.tests.arabic_pages import Font, by_fpdf, by_libreoffice, by_typst, chromium, recall

FAMILIES = (
    "Amiri", "IBM Plex Sans Arabic", "Almarai", "Cairo", "Tajawal", "Noto Kufi Arabic", "Noto Sans Arabic",
    "DejaVu Sans",
)  # fmt: skip
CHROMIUM = os.environ.get("MARSAD_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
LEAST = 0.995


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Font]:
    found = arabic_pages.fonts(tmp_path_factory.mktemp("fonts"))
    return {font.family: font for font in found}


@pytest.fixture
def font(fonts: dict[str, Font], family: str) -> Font:
    if family not in fonts:
        pytest.skip(f"{family} is not installed on this system")
    return fonts[family]


@pytest.fixture(scope="module")
def by_chromium() -> Iterator[Callable[[Font, Path], bytes]]:
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is missing: install Debian's `chromium`, or name one in MARSAD_CHROMIUM")
    with chromium(CHROMIUM) as producer:
        yield producer


@pytest.mark.parametrize("family", FAMILIES)
def test_typst(font: Font, tmp_path: Path) -> None:
    assert recall(by_typst(font, tmp_path)) >= LEAST


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.filterwarnings("ignore:::fpdf")
def test_fpdf(font: Font, tmp_path: Path) -> None:
    assert recall(by_fpdf(font, tmp_path)) >= LEAST


@pytest.mark.parametrize("family", FAMILIES)
def test_chromium(font: Font, by_chromium: Callable[[Font, Path], bytes], tmp_path: Path) -> None:
    assert recall(by_chromium(font, tmp_path)) >= LEAST


@pytest.mark.parametrize("family", ["Amiri", "Noto Sans Arabic"])
def test_libreoffice(font: Font, tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    assert recall(by_libreoffice(font, tmp_path)) >= LEAST


def test_a_narrow_page_breaks_lines_elsewhere(fonts: dict[str, Font], tmp_path: Path) -> None:
    assert recall(by_typst(fonts["Amiri"], tmp_path, "9cm")) >= LEAST
