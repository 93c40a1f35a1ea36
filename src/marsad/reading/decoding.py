"""Bytes to text for readers of plain files: finds the encoding, repairs double decoding, folds line ends.

The author's characters stay as they are: no Unicode normal form, no straight quotes, tatweel and Persian letters kept.
"""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from marsad.reading.errors import UnreadableText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What people of the region save text in; charset-normalizer chooses among these by how well letters follow each other.
_CANDIDATES = ["cp1256", "cp1252", "iso8859_6", "utf_16_le", "utf_16_be", "mac_roman", "cp437"]
_SAMPLE = 200_000  # bytes; enough to tell an encoding, and quick
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_STRANGE = re.compile("[\ufffd\ufdd0-\ufdef]")
_MOST_CONTROL = 0.01  # of characters; text has none, binary content dozens in a hundred
_MOST_STRANGE = 0.05

# Only what undoes a wrong decoding: everything that tidies the author's own characters is off.
_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    normalization=None,
    explain=False,
)


def decode(content: bytes, file: str) -> str:
    """The text of a plain file, in whatever encoding it was saved.

    Raises:
        UnreadableText: the bytes are not text.
    """
    text = _decoded(content)
    if text is None or _is_binary(text):
        ending = "." + file.rsplit(".", 1)[-1] if "." in file.rsplit("/", 1)[-1] else "text"
        raise UnreadableText(
            f"This file is not text though it is named {ending}: "
            "its content is binary; give it the ending of its real format, or export it as text."
        )
    return repair(text)


def repair(text: str) -> str:
    """Undo double decoding ("Ã©" for "é") line by line, and end every line with one newline character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not (is_bad(text) or _CONTROL.search(text)):
        return text  # the usual case; the repair itself is slow
    return "\n".join(_repaired(line) for line in text.split("\n"))


def _repaired(line: str) -> str:
    is_sound = line.isascii() or not is_bad(line)
    if is_sound and not _CONTROL.search(line):
        return line
    return ftfy.fix_text(line, _REPAIR).replace("\n", " ")


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content and not _looks_wide(content):
        return None
    best = from_bytes(content[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    return content.decode(best.encoding, errors="replace") if best else _mostly_utf8(content)


def _looks_wide(content: bytes) -> bool:
    """UTF-16 without a mark: every second byte is the same small number far more often than not."""
    sample = content[:4000]
    even, odd = sample[::2], sample[1::2]
    return max(even.count(0), odd.count(0), odd.count(6), even.count(6)) > 0.4 * len(odd)


def _mostly_utf8(content: bytes) -> str:
    """UTF-8 with a few damaged bytes, such as a file cut in the middle of a character."""
    return content.decode("utf-8", errors="replace")


def _is_binary(text: str) -> bool:
    if not text:
        return False
    control = len(_CONTROL.findall(text)) / len(text)
    strange = len(_STRANGE.findall(text)) / len(text)
    return "\x00" in text or control > _MOST_CONTROL or strange > _MOST_STRANGE
