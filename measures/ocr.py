"""Measure reading from pictures: `python measures/ocr.py` prints the words found and the seconds, by font and dots.

Pages of invented texts are set in each font, drawn with 150, 200 and 300 dots per inch, and read as a scanned PDF is.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import fontpkg_ibm_plex_sans
import numpy as np

from marsad.reading import ocr
from marsad.reading.tests.arabic_pages import fonts
from marsad.reading.tests.scans import picture, printed, recall

DOTS = (150, 200, 300)
LATIN = ("Amiri", "Cairo", "DejaVu Sans", "Tajawal")  # of the Arabic fonts: they have French letters too


def pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Language, font and PDF of each page that is read."""
    known = fonts(folder)
    for font in known:
        yield "ar", font.family, printed("ar", font.family, folder, [folder])
    for family in (fontpkg_ibm_plex_sans.FAMILY, *LATIN):
        yield "fr", family, printed("fr", family, folder, [folder, Path(fontpkg_ibm_plex_sans.ROOT)])


def main() -> None:
    """Print a line for each font."""
    lowest: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for language, family, pdf in pages(Path(name)):
            shares = []
            start = time.process_time()
            for dots in DOTS:
                seen = ocr.read_picture(np.asarray(picture(pdf, dots), dtype=np.uint8))
                shares.append(recall(language, "\n".join(line.text for line in seen)))
            seconds = (time.process_time() - start) / len(DOTS)
            said = "  ".join(f"{dots} dpi {share:.3f}" for dots, share in zip(DOTS, shares, strict=True))
            print(f"{language} {family:22} {said}  {seconds:.1f} s/page", flush=True)
            lowest[language] = min(lowest.get(language, 1.0), *shares)
    print("lowest:", "  ".join(f"{language} {share:.3f}" for language, share in lowest.items()))


if __name__ == "__main__":
    main()
