"""Originals that cost little and much, for the tests of reading within limits."""

import zlib
from datetime import UTC, datetime

from marsad.records import Original

WHEN = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
WORDS = "The observatory of a northern town held a workshop and the participants recommend that teachers be trained. "


def original(content: bytes, file: str = "page.html") -> Original:
    return Original(content=content, file=file, address=f"https://made.example/{file}", retrieved=WHEN)


def page(number: int = 0) -> Original:
    paragraphs = "".join(f"<p>{WORDS}It was meeting {number} of {part}.</p>" for part in range(3))
    text = (
        f"<html><head><title>Workshop {number}</title></head><body><h1>Workshop {number}</h1>{paragraphs}</body></html>"
    )
    return original(text.encode(), f"{number}.html")


def pdf_of(stream: bytes) -> Original:
    """A PDF of one page whose content unpacks to `stream`."""
    packed = zlib.compress(stream, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 6\n0000000000 65535 f \n" + table
    end = b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(content)
    return original(content + start + end, "made.pdf")


def slow() -> Original:
    """A PDF that draws a million letters."""
    return pdf_of(b"BT /F1 10 Tf 10 700 Td " + b"(a) Tj " * 1_000_000 + b"ET")
