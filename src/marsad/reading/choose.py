"""Chooses the reader for an original and makes the Document; what cannot be read raises with its reason.

The content decides before the name: a PDF that is named .txt is read as the PDF that it is.
"""

from marsad.reading import markdown
from marsad.reading.assemble import assemble
from marsad.reading.errors import EmptyFile, TooLarge, UnknownFormat, UnreadableText
from marsad.reading.registry import READERS
from marsad.reading.sniff import known_as
from marsad.reading.text import ENDINGS
from marsad.records import Document, Original

LARGEST = 50 * 1024 * 1024  # bytes
_HEAD = 4096


def read(original: Original) -> Document:
    """The document that an original holds.

    Raises:
        ReadingError: its message is one sentence that says what is wrong and what to do.
    """
    content, name = original.content, original.file.lower()
    if not content.strip():
        raise EmptyFile("This file is empty: nothing was saved in it; export or download it again.")
    if len(content) > LARGEST:
        raise TooLarge(f"This file is larger than {LARGEST // 1024**2} MB: split it and add the parts.")
    for reader in READERS:
        if reader.recognises(content, name):
            return assemble(original, reader.read(content, original.file), reader)
    raise UnknownFormat(_unknown(content, name))


def _unknown(content: bytes, name: str) -> str:
    kind = known_as(content)
    if kind and name.endswith((*ENDINGS, *markdown.ENDINGS)):
        ending = name.rsplit(".", 1)[-1]
        raise UnreadableText(f"This file is not text though it is named .{ending}: it is {kind}.")
    if kind:
        return f"This file is {kind}."
    return "This file's format is not known: add it as text, HTML, PDF, DOCX, ODT, RTF, EPUB or PPTX."
