"""The formats that Marsad reads, in the order in which they are tried: those with certain signatures first.

To add a format, write its module and add one line here.
"""

from marsad.reading import docx, html, text
from marsad.reading.draft import Reader
from marsad.reading.pdf import reader as pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

READERS: tuple[Reader, ...] = (
    Reader(name="pdf", version=1, media_type="application/pdf", recognises=pdf.recognises, read=pdf.read),
    Reader(name="docx", version=1, media_type=DOCX, recognises=docx.recognises, read=docx.read),
    Reader(name="html", version=1, media_type="text/html", recognises=html.recognises, read=html.read),
    Reader(name="text", version=1, media_type="text/plain", recognises=text.recognises, read=text.read),
)
