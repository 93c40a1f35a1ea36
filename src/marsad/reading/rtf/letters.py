r"""Decodes RTF's bytes by the font they are set in, and its `\\u` numbers, halves of pairs joined."""

import codecs
from dataclasses import dataclass, field

from striprtf.striprtf import charset_map

_ANSI, _DEFAULT = 0, 1
# Its letters of French stand where code page 1252 has them, so a file of an Arabic system reads right in every font.
_ARABIC = "cp1256"
_NAMES = {65001: "utf-8", 10000: "mac_roman", 10004: "mac_arabic"}  # of pages that Python calls otherwise


@dataclass(slots=True)
class Letters:
    """The encodings of a file: its code page and its fonts'."""

    page: str = "cp1252"
    fonts: dict[int, int] = field(default_factory=dict)  # from font to charset

    def set_page(self, number: int | None) -> None:
        """Take the file's code page, if Python knows it."""
        name = _NAMES.get(number or 0, f"cp{number}")
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self.page = name

    def decode(self, data: bytes, font: int) -> str:
        """Bytes set in a font."""
        return data.decode(self._encoding(font), errors="replace")

    def _encoding(self, font: int) -> str:
        charset = self.fonts.get(font, _DEFAULT)
        if charset == _DEFAULT or (charset == _ANSI and self.page == _ARABIC):
            return self.page
        name: str = charset_map.get(charset, self.page)
        try:
            codecs.lookup(name)
        except LookupError:
            return self.page
        return name


def joined(text: str) -> str:
    """Text of which the halves of characters beyond the first plane are joined; a lone half becomes a question mark."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
