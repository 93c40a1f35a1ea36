"""Reads scanned pages saved as pictures (PNG, JPEG, TIFF) where the `ocr` extra is installed."""

import io

import numpy as np

from marsad.language.identify import identify
from marsad.reading import ocr, page_by_page
from marsad.reading.dates import publication_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile, NoText, TooLarge
from marsad.reading.ocr_lines import Picture
from marsad.reading.structure import pieces
from marsad.records import BlockKind

try:
    from PIL import Image, ImageSequence, UnidentifiedImageError
except ImportError:  # comes with the extra
    Image = None  # type: ignore[assignment]

_SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_MOST_PAGES = 100
_LARGEST = 60_000_000  # dots: a sheet of A3 at 400 dpi has 31 million


def recognises(content: bytes, _name: str) -> bool:
    """By the signature, where pictures can be read; else `sniff` says what it is."""
    return content.startswith(_SIGNATURES) and Image is not None and ocr.is_available()


def read(content: bytes, _file: str) -> Draft:
    """The draft of a scan.

    Raises:
        BrokenFile: the picture cannot be opened.
        TooLarge: more dots than a page can have.
        NoText: nothing legible is in it.
    """
    found: list[Piece] = []
    sure: list[float] = []
    for page, picture in enumerate(_pictures(content), start=1):
        seen = ocr.read_picture(picture)
        page_by_page.is_done()
        sure += [line.confidence for line in seen]
        found += [
            Piece(kind=piece.kind, text=piece.text, page=page, level=piece.level)
            for piece in pieces([line.text for line in seen])
        ]
    if not found:
        raise NoText("No text could be read in this picture: if it is a scan, make a sharper one.")
    language = identify("\n".join(piece.text for piece in found)).language
    return Draft(
        pieces=tuple(found),
        title=next((piece.text for piece in found if piece.kind is BlockKind.HEADING), ""),
        published=publication_date([piece.text for piece in found], language),
        warnings=(f"Read from pictures (OCR), {sum(sure) / len(sure):.0%} sure.",),
    )


def _pictures(content: bytes) -> list[Picture]:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > _LARGEST:
                raise TooLarge("This picture has more dots than a scanned page needs: save it at 300 dpi or less.")
            pages = list(ImageSequence.all_frames(picture, lambda frame: frame.convert("L")))[:_MOST_PAGES]
            return [np.asarray(page, dtype=np.uint8) for page in pages]
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BrokenFile("This picture is broken (it cannot be opened): save it again or scan it again.") from error
