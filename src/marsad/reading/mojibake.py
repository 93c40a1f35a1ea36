"""Repairs text that was decoded in a wrong encoding before it came here: "Ã©", "ÇáÊæÕíÉ", "ط§ظ„".

Each line is judged by itself, and only changed when the repaired one is certain to be what was meant: when the bytes
turn out to be valid UTF-8, or nonsense turns into Arabic words. The author's own characters are never tidied.
"""

import re

import ftfy
from ftfy.badness import is_bad

from marsad.reading.encodings import plausibility

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# UTF-8 read as windows-1256: the two lead bytes of Arabic, or that of French accents, before signs
_AS_1256 = re.compile("[طظأآ][^\\sء-غف-ي\u064b-\u0652.,،؛؟!:;()»\"'’-]|أ\u00a0|â€")
_AS_LATIN = re.compile("[\u00c0-\u00ff]{3,}")  # an Arabic word read as windows-1252
# What every sign of ftfy's `is_bad` needs, which tries two dozen of them at each character: two signs beyond ASCII in a
# row (it knows none of Arabic), or one of those that it judges alone
_MAY_BE_BAD = re.compile("[^\x00-\x7f\u0600-\u06ff]{2}|[\x80-\x9fŒœÃÂ]")
_LETTERS = re.compile("[A-Za-z\u00c0-\u00ff]")
_HIGH = re.compile("[\u00c0-\u00ff]")
_MOSTLY = 0.7  # of the letters of a word of nonsense, or a line of it, are accented

# Only what undoes a wrong decoding: everything that tidies the author's own characters is off.
_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    normalization=None,
    explain=False,
)


def repair(text: str) -> str:
    """Undo wrong decodings line by line, and end every line with one newline character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not (_is_bad(text) or _CONTROL.search(text) or _AS_LATIN.search(text) or _AS_1256.search(text)):
        return text  # the usual case; the repair itself is slow
    return "\n".join(_repaired(line) for line in text.split("\n"))


def _is_bad(text: str) -> bool:
    return bool(_MAY_BE_BAD.search(text)) and is_bad(text)


def _repaired(line: str) -> str:
    if line.isascii() and not _CONTROL.search(line):
        return line
    for mended in (_from_1256(line), _from_latin(line)):
        if mended:
            return mended
    if not _is_bad(line) and not _CONTROL.search(line):
        return line
    return ftfy.fix_text(line, _CONFIG).replace("\n", " ")


def _from_1256(line: str) -> str:
    """UTF-8 that was read as windows-1256; right text in Arabic is never valid UTF-8 when it is turned back."""
    if not _AS_1256.search(line):
        return ""
    try:
        return line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return ""


def _from_latin(line: str) -> str:
    """Windows-1256 that was read as windows-1252 or Latin-1: words of accented letters only."""
    found = len(_HIGH.findall(line))
    if not _AS_LATIN.search(line) or found < _MOSTLY * len(_LETTERS.findall(line)):
        return ""
    for wrong in ("cp1252", "latin-1"):
        try:
            data = line.encode(wrong)
        except UnicodeError:
            continue
        for right in ("cp1256", "iso8859-6"):
            mended = data.decode(right, errors="replace")
            if plausibility(mended) > max(0.5 * found, plausibility(line)):
                return mended
    return ""
