"""Chooses the reader for an original and makes the Document; what cannot be read raises with its reason.

The content decides before the name: a PDF that is named .txt is read as the PDF that it is.
What libraries raise over a broken file is translated here; an error out of Marsad's own code stays what it is.
"""

import logging
from types import TracebackType

from marsad.reading import markdown
from marsad.reading.assemble import assemble
from marsad.reading.draft import Draft, Reader
from marsad.reading.errors import BrokenFile, EmptyFile, ReadingError, TooDeep, TooLarge, UnknownFormat, UnreadableText
from marsad.reading.nesting import too_deep
from marsad.reading.registry import READERS
from marsad.reading.sniff import known_as
from marsad.reading.text import ENDINGS
from marsad.records import Document, Original

LARGEST = 50 * 1024 * 1024  # bytes
_HEAD = 4096
_OURS = __package__.partition(".")[0]
log = logging.getLogger(__name__)


def read(original: Original) -> Document:
    """The document that an original holds.

    Raises:
        ReadingError: its message is one sentence that says what is wrong and what to do.
    """
    check_size(original)
    content, name = original.content, original.file.lower()
    for reader in READERS:
        if reader.recognises(content, name):
            return assemble(original, _draft(reader, original), reader)
    raise UnknownFormat(_unknown(content, name))


def check_size(original: Original) -> None:
    """Refuse what is empty or too large before anything looks at it; raises ReadingError."""
    if not original.content.strip():
        raise EmptyFile("This file is empty: nothing was saved in it; export or download it again.")
    if len(original.content) > LARGEST:
        raise TooLarge(f"This file is larger than {LARGEST // 1024**2} MB: split it and add the parts.")


def _draft(reader: Reader, original: Original) -> Draft:
    try:
        return reader.read(original.content, original.file)
    except (ReadingError, MemoryError):
        raise
    except RecursionError as error:
        raise TooDeep(too_deep()) from error
    except Exception as error:
        if _is_ours(error.__traceback__):
            raise
        log.info("%s stopped its reader", original.file, exc_info=True)
        raise BrokenFile(
            f"This {reader.name.upper()} file is broken (its reader stopped at {type(error).__name__}): "
            "open it in its own program, save it again and add that copy."
        ) from error


def _is_ours(trace: TracebackType | None) -> bool:
    """Whether an error comes out of Marsad's own code: a fault to report, not a broken file."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is None or str(trace.tb_frame.f_globals.get("__name__")).partition(".")[0] == _OURS


def _unknown(content: bytes, name: str) -> str:
    kind = known_as(content)
    if kind and name.endswith((*ENDINGS, *markdown.ENDINGS)):
        ending = name.rsplit(".", 1)[-1]
        raise UnreadableText(f"This file is not text though it is named .{ending}: it is {kind}.")
    if kind:
        return f"This file is {kind}."
    return "This file's format is not known: add it as text, HTML, PDF, DOCX, ODT, RTF, EPUB or PPTX."
