"""Cuts RTF into control words, signs, groups and bytes; the tables of what they mean are striprtf's.

striprtf's own conversion is not used: it loses headings, notes and list numbers, keeps deleted words, puts link
addresses into the text, and leaves characters beyond the first plane as halves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Token:
    """One of: a control word with its number, a sign ("~", "*", "{" …), or bytes of text."""

    word: str = ""
    number: int | None = None
    sign: str = ""
    data: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    r"""The tokens in order; binary data (`\\bin`) is passed over by the length that it states."""
    at, end = 0, len(content)
    while at < end and (match := _TOKEN.match(content, at)):
        at = match.end()
        word, number, code, sign, brace, data = match.groups()
        if word:
            value = None if number is None else int(number)
            if word == b"bin":
                at += max(0, value or 0)
            yield Token(word=word.decode("ascii"), number=value)
        elif code:
            yield Token(data=bytes.fromhex(code.decode("ascii")))
        elif sign or brace:
            yield Token(sign=("\\" if sign else "") + (sign or brace).decode("latin-1"))
        elif data:
            yield Token(data=data)
