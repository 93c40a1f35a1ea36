"""The formats that Marsad reads, in the order in which they are tried: those with certain signatures first.

To add a format, write its module and add one line here.
"""

from marsad.reading import html, text
from marsad.reading.draft import Reader

READERS: tuple[Reader, ...] = (
    Reader(name="html", version=1, media_type="text/html", recognises=html.recognises, read=html.read),
    Reader(name="text", version=1, media_type="text/plain", recognises=text.recognises, read=text.read),
)
