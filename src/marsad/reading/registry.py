"""The formats that Marsad reads, in the order in which they are tried: those with certain signatures first.

To add a format, write its module and add one line here, and one in `cli/doctor.toml`.
"""

from marsad.reading import eml, epub, html, markdown, mhtml, odt, picture, pptx, subtitles, text, xlsx
from marsad.reading.bibliography import bibtex, dublin_core, json_records, marc, ris, table
from marsad.reading.bibliography.record import MEDIA_TYPE as RECORD
from marsad.reading.docx import reader as docx
from marsad.reading.draft import Reader
from marsad.reading.pdf import reader as pdf
from marsad.reading.rtf import reader as rtf

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
PPTX = _OFFICE + "presentationml.presentation"
XLSX = _OFFICE + "spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"

READERS: tuple[Reader, ...] = (
    Reader(name="pdf", version=4, media_type="application/pdf", recognises=pdf.recognises, read=pdf.read),
    Reader(name="picture", version=1, media_type="image/*", recognises=picture.recognises, read=picture.read),
    Reader(name="docx", version=4, media_type=DOCX, recognises=docx.recognises, read=docx.read),
    Reader(name="pptx", version=1, media_type=PPTX, recognises=pptx.recognises, read=pptx.read),
    Reader(name="xlsx", version=1, media_type=XLSX, recognises=xlsx.recognises, read=xlsx.read),
    Reader(name="odt", version=1, media_type=ODT, recognises=odt.recognises, read=odt.read),
    Reader(name="epub", version=2, media_type=EPUB, recognises=epub.recognises, read=epub.read),
    Reader(name="rtf", version=2, media_type="application/rtf", recognises=rtf.recognises, read=rtf.read),
    Reader(name="subtitles", version=2, media_type="text/vtt", recognises=subtitles.recognises, read=subtitles.read),
    Reader(name="mhtml", version=1, media_type="multipart/related", recognises=mhtml.recognises, read=mhtml.read),
    Reader(name="eml", version=2, media_type="message/rfc822", recognises=eml.recognises, read=eml.read),
    Reader(name="ris", version=1, media_type=RECORD, recognises=ris.recognises, read=ris.read),
    Reader(name="bibtex", version=1, media_type=RECORD, recognises=bibtex.recognises, read=bibtex.read),
    Reader(name="marc", version=1, media_type=RECORD, recognises=marc.recognises, read=marc.read),
    Reader(name="oai_dc", version=1, media_type=RECORD, recognises=dublin_core.recognises, read=dublin_core.read),
    Reader(name="json", version=1, media_type=RECORD, recognises=json_records.recognises, read=json_records.read),
    Reader(name="csv", version=1, media_type=RECORD, recognises=table.recognises, read=table.read),
    Reader(name="html", version=3, media_type="text/html", recognises=html.recognises, read=html.read),
    Reader(name="markdown", version=1, media_type="text/markdown", recognises=markdown.recognises, read=markdown.read),
    Reader(name="text", version=4, media_type="text/plain", recognises=text.recognises, read=text.read),
)
