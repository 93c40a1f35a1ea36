"""The media type that bytes show by their first characters, for refusing clearly what has no reader."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt): save it as DOCX or PDF"),
    (b"{\\rtf", "a rich-text file: save it as DOCX or PDF"),
    (b"\x89PNG", "a picture: reading text from pictures is not yet available"),
    (b"\xff\xd8\xff", "a picture: reading text from pictures is not yet available"),
    (b"GIF8", "a picture: reading text from pictures is not yet available"),
    (b"II*\x00", "a picture: reading text from pictures is not yet available"),
    (b"MM\x00*", "a picture: reading text from pictures is not yet available"),
    (b"\x1f\x8b", "a compressed file: unpack it and add what it holds"),
    (b"7z\xbc\xaf", "a compressed file: unpack it and add what it holds"),
    (b"Rar!", "a compressed file: unpack it and add what it holds"),
    (b"BZh", "a compressed file: unpack it and add what it holds"),
    (b"PK\x03\x04", "an archive or an Office file that is not a DOCX: unpack it, or save it as DOCX or PDF"),
    (b"\x7fELF", "a program: it holds no text to read"),
    (b"MZ\x90", "a program: it holds no text to read"),
    (b"ID3\x03", "a sound recording: add its transcript"),
    (b"ID3\x04", "a sound recording: add its transcript"),
    (b"SQLite format 3", "a database: export its texts and add those"),
)


def known_as(content: bytes) -> str:
    """What the bytes are and what to do with them, in words; "" when no signature fits."""
    return next((words for signature, words in _SIGNATURES if content.startswith(signature)), "")
