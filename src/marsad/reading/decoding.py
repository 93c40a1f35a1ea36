"""Bytes to text for readers of plain files: finds the encoding, repairs double decoding, folds line ends.

The author's characters stay as they are: no Unicode normal form, no straight quotes, tatweel and Persian letters kept.
"""

import codecs
import re

from charset_normalizer import from_bytes

from marsad.reading.encodings import likely_encoding, wide_encoding
from marsad.reading.errors import UnreadableText
from marsad.reading.mojibake import repair

__all__ = ["decode", "repair"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes; enough to tell an encoding, and quick
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_STRANGE = re.compile("[\ufffd\ufdd0-\ufdef]")
_MOST_CONTROL = 0.01  # of characters; text has none, binary content dozens in a hundred
_MOST_STRANGE = 0.05
_FEW = 0.1  # broken characters for each sound one: more, and the text was never UTF-8
_ENOUGH = 10  # characters beyond ASCII in lines that are sound: by chance no text of another encoding has as many


def decode(content: bytes, file: str) -> str:
    """The text of a plain file, in whatever encoding it was saved.

    Raises:
        UnreadableText: the bytes are not text.
    """
    text = decoded(content)
    if text is None or _is_binary(text):
        ending = "." + file.rsplit(".", 1)[-1] if "." in file.rsplit("/", 1)[-1] else "text"
        raise UnreadableText(
            f"This file is not text though it is named {ending}: "
            "its content is binary; give it the ending of its real format, or export it as text."
        )
    return repair(text)


def decoded(content: bytes) -> str | None:
    """The characters of a plain file as it was saved, nothing repaired; None when zero bytes say that it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if wide := wide_encoding(content):
        return content.decode(wide, errors="replace")
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(content) or _by_letters(content)


def _mostly_utf8(content: bytes) -> str:
    """UTF-8 with a few damaged bytes, as of a file that was cut, or with lines of another encoding; "" for neither."""
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(_beyond_ascii(line) for line in text.split("\n") if "\ufffd" not in line)
    is_mostly = broken <= _FEW * (_beyond_ascii(text) - broken) or whole >= _ENOUGH
    return "\n".join(map(_line, content.split(b"\n"))) if is_mostly else ""


def _line(data: bytes) -> str:
    """A line in UTF-8, or by its letters where nothing but ASCII in it is that."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    encoding = likely_encoding(data) if broken and _beyond_ascii(text) == broken else ""
    return data.decode(encoding, errors="replace") if encoding else text


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", errors="ignore"))


def _by_letters(content: bytes) -> str:
    """In one of the region's encodings, else in any that its letters speak for."""
    if encoding := likely_encoding(content):
        return content.decode(encoding, errors="replace")
    best = from_bytes(content[:_SAMPLE]).best()
    return content.decode(best.encoding if best else "utf-8", errors="replace")


def _is_binary(text: str) -> bool:
    if not text:
        return False
    control = len(_CONTROL.findall(text)) / len(text)
    strange = len(_STRANGE.findall(text)) / len(text)
    return "\x00" in text or control > _MOST_CONTROL or strange > _MOST_STRANGE
