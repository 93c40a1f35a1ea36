"""Comments in the margins of ODT and RTF files are listed as left out, and are no words of the text."""

import io

from odfdo import Document as OdfFile
from odfdo import Paragraph

from marsad.reading import read
from marsad.reading.tests.making import FRENCH, original
from marsad.reading.tests.making_formats import rtf_codes, rtf_file
from marsad.records import Skipped

REMARK = Skipped(text="Demander d’abord à la commune.", reason="remark")
PLAIN = FRENCH.replace("’", "'")


def test_comments_of_an_odt() -> None:
    file = OdfFile("text")
    file.body.clear()
    paragraph = Paragraph(FRENCH)
    paragraph.insert_annotation(after="hier", body=REMARK.text, creator="Salma Benhadi")
    file.body.append(paragraph)
    buffer = io.BytesIO()
    file.save(buffer)
    found = read(original(buffer.getvalue(), "a.odt"))
    assert (found.text, found.skipped) == (FRENCH, (REMARK,))


def test_comments_of_an_rtf() -> None:
    remark = rtf_codes(REMARK.text, "cp1252")
    note = (
        r"{\*\atnid SB}{\*\atnauthor Salma Benhadi}\chatn"
        rf"{{\*\annotation{{\*\atndate 1}}\pard\plain {{\chatn }}{remark}\par}}"
    )
    found = read(original(rtf_file(rf"\pard {rtf_codes(PLAIN, 'cp1252')}{note}\par "), "a.rtf"))
    assert found.text == PLAIN
    assert REMARK in found.skipped
