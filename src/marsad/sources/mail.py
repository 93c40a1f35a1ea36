"""Saved mail (EML): the mail is an original, and each file that hangs on it is one of its own.

Pictures set into the text and the seals of signed mail are no documents; parts without a name belong to the mail,
whose reader lists them.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from marsad.records import Unread
from marsad.sources.holding import LARGEST, Holding

DEEPEST = 3  # mails and archives in one another
MOST_ATTACHED = 200
_FIELDS = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_SENT = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_HAS_PARTS = re.compile(rb"^content-type:\s*multipart/(?!related)", re.IGNORECASE | re.MULTILINE)
_SEALS = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SIGNS = re.compile(r"[/\\\x00-\x1f\x7f]+")
_FAILURES = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def recognises(holding: Holding) -> bool:
    """Whether it is mail that may have files on it; a page that a browser saved whole ("related" parts) is none."""
    fields = _FIELDS.match(holding.head().replace(b"\r\n", b"\n"))
    return fields is not None and bool(_SENT.search(fields[0]) and _HAS_PARTS.search(fields[0]))


def attached(holding: Holding) -> Iterator[Holding | Unread]:
    """The files that hang on a mail, numbered where two have one name; nothing of one too large or broken."""
    if holding.size() > LARGEST:
        return  # said of the mail itself
    try:
        found = list(_files(message_from_bytes(holding.whole(), policy=policy.default)))
    except _FAILURES:
        yield holding.unread("What hangs on this mail cannot be told apart: save the mail again.", "(attachments)")
        return
    if found and holding.depth >= DEEPEST:
        yield holding.unread(f"This mail lies in {DEEPEST} others: save its attachments and add them.", "(attachments)")
        return
    seen: set[str] = set()
    for number, (name, content) in enumerate(found[:MOST_ATTACHED], start=1):
        own = f"{number}-{name}" if name in seen else name
        seen.add(name)
        yield holding.part(own, content)
    if len(found) > MOST_ATTACHED:
        yield holding.unread(
            f"{len(found) - MOST_ATTACHED} files on this mail were left out: it has more than {MOST_ATTACHED}.",
            "(attachments)",
        )


def _files(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Name and content of each; a forwarded mail is one of them."""
    for part in message.iter_attachments():
        name, content = _named(part)
        if name and content.strip() and not _belongs_to_text(part):
            yield _SIGNS.sub("_", name), content


def _named(part: MIMEPart) -> tuple[str, bytes]:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        forwarded = part.get_payload(0)
        if isinstance(forwarded, EmailMessage):
            return part.get_filename() or f"{forwarded.get('Subject', 'mail')}.eml", forwarded.as_bytes()
    data = part.get_payload(decode=True)
    return part.get_filename() or "", data if isinstance(data, bytes) else b""


def _belongs_to_text(part: MIMEPart) -> bool:
    is_picture = part.get_content_maintype() == "image"
    is_inline = part.get_content_disposition() != "attachment" or "Content-ID" in part
    return part.get_content_type() in _SEALS or (is_picture and is_inline)
