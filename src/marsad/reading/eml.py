"""Reads saved mail (EML): subject, date and sender as metadata, the best body as text, attachments listed.

Attachments are not read here: `sources.mail` gives each as an original of its own.
"""

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from marsad.language.words import word_texts
from marsad.reading.decoding import decode, repair
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.html_blocks import pieces_of_markup
from marsad.reading.structure import pieces
from marsad.records import BlockKind, Skipped

_KIND = "mail"
_FIELD = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OWN = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|delivered-to|x-mailer):", re.IGNORECASE | re.MULTILINE
)
_FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_ADDRESSED = re.compile(rb"^(?:to|date|subject):", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_FLOWING = re.compile(r"(?<!^--)(?<!\n--) \n(?=[^>\n])")  # the line above a signature ends in a space too
_SIGNATURE = "-- "
_FAILURES = (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError)


def recognises(content: bytes, name: str) -> bool:
    """By fields that only mail has at its head, or by the ending together with a sender's field."""
    head = _FIELD.match(content[:20_000].replace(b"\r\n", b"\n"))
    if head is None or not _FROM.search(head[0]):
        return False
    return bool(_OWN.search(head[0])) or (name.endswith(".eml") and bool(_ADDRESSED.search(head[0])))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a mail.

    Raises:
        BrokenFile: its parts cannot be told from each other.
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        subject = " ".join(repair(str(message.get("Subject", ""))).split())
        found = _body(message)
        signature = _signature(found)
        listed = [Skipped(text=name, reason="attachment") for name in _attached(message)]
        sender, published = _sender(message), _date(message)
    except (*_FAILURES, RecursionError) as error:
        raise BrokenFile(
            "This mail is broken (its parts cannot be told apart): save it again, or copy its text."
        ) from error
    kept = found[: len(found) - len(signature)]
    title = [Piece(kind=BlockKind.TITLE, text=subject)] if subject else []
    left_out = [Skipped(text=piece.text, reason="signature") for piece in signature if piece.text != _SIGNATURE.strip()]
    return Draft(
        pieces=(*title, *kept), skipped=(*left_out, *listed), title=subject, author=sender, published=published
    )


def _attached(message: EmailMessage) -> Iterator[str]:
    """The names of the files that hang on a mail; of a part without one, its type or the forwarded subject."""
    for part in message.iter_attachments():
        forwarded = part.get_payload(0) if part.get_content_type() == "message/rfc822" and part.is_multipart() else None
        subject = f"{forwarded.get('Subject', 'mail')}.eml" if isinstance(forwarded, EmailMessage) else ""
        yield part.get_filename() or subject or part.get_content_type()


def _body(message: EmailMessage) -> list[Piece]:
    """The body that says more; the plain one when both say about the same, since the other is laid out in tables."""
    plain, rich = _plain(message), _rich(message)
    return plain if 2 * _length(plain) >= _length(rich) else rich


def _plain(message: EmailMessage) -> list[Piece]:
    part = message.get_body(preferencelist=("plain",))
    if part is None:
        return []
    lines = list(_unquoted(_unfolded(part).split("\n")))
    cut = next((i for i, line in enumerate(lines) if line in {_SIGNATURE, "--"}), len(lines))
    ending = [Piece(kind=BlockKind.PARAGRAPH, text=line.strip()) for line in lines[cut:] if line.strip()]
    return [*pieces([line.rstrip() for line in lines[:cut]]), *ending]


def _unfolded(part: MIMEPart) -> str:
    """The words of a plain body; lines that the sender's program broke, as RFC 3676 has it, are joined."""
    text = _text(part)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    between = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return _FLOWING.sub(between, text)


def _unquoted(lines: Iterable[str]) -> Iterator[str]:
    """The lines without the signs before what is quoted, an empty one where a quotation begins or ends."""
    depth = 0
    for line in lines:
        found = _QUOTED.match(line)
        signs = found[0].count(">") if found else 0
        if signs != depth:
            yield ""
        depth = signs
        yield line[found.end() :] if found else line


def _rich(message: EmailMessage) -> list[Piece]:
    part = message.get_body(preferencelist=("html",))
    return [] if part is None else pieces_of_markup(_text(part), _KIND)


def _text(part: MIMEPart) -> str:
    """The words of a part; those of an unknown or wrongly named character set by their letters."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return repair(data.decode(part.get_content_charset("utf-8")))
    except (LookupError, UnicodeDecodeError):
        return decode(data, _KIND) if data.strip() else ""


def _signature(found: list[Piece]) -> list[Piece]:
    """What stands below the line of two hyphens."""
    places = [i for i, piece in enumerate(found) if piece.text == _SIGNATURE.strip()]
    return found[places[0] :] if places else []


def _length(found: list[Piece]) -> int:
    return sum(len(word_texts(piece.text)) for piece in found)


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(repair(str(message.get("From", ""))))
    return " ".join((name or address).split())


def _date(message: EmailMessage) -> str:
    """The day on which it was sent, where it was sent."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except ValueError:
        return ""
