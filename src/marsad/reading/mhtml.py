"""Reads pages that a browser saved as one file (MHTML): the page is taken out of its envelope and read as HTML."""

import re
from email import message_from_bytes, policy

from marsad.reading import html
from marsad.reading.draft import Draft
from marsad.reading.errors import BrokenFile

_SAVED = re.compile(
    rb"^(?:snapshot-content-location|x-maf-information):|^from:\s*<?saved by", re.IGNORECASE | re.MULTILINE
)
_ENVELOPE = re.compile(rb"^(?:mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_BROKEN = "This saved web page is broken (no page is found in it): save it again from the browser."


def recognises(content: bytes, name: str) -> bool:
    """By what browsers write above a saved page, or by the ending together with an envelope."""
    head = content[:4000]
    return bool(_ENVELOPE.search(head)) and (bool(_SAVED.search(head)) or name.endswith((".mht", ".mhtml")))


def read(content: bytes, file: str) -> Draft:
    """The draft of a saved page.

    Raises:
        BrokenFile: there is no page in it.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        part = message.get_body(preferencelist=("html",)) or next(
            (part for part in message.walk() if part.get_content_type() == "text/html"), None
        )
        page = part.get_payload(decode=True) if part is not None else None
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenFile(_BROKEN) from error
    if not isinstance(page, bytes):
        raise BrokenFile(_BROKEN)
    return html.read(page, file)
