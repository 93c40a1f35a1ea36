"""The media type that bytes show by their first characters, for refusing clearly what has no reader."""

from marsad.reading import containers

_PICTURE = "a picture: save it as PNG, JPEG or TIFF, and install reading from pictures (OCR): the extra marsad[ocr]"
_PACKED = "a compressed file: unpack it and add what it holds"
_SOUND = "a sound recording: add its transcript or its subtitles"
_FILM = "a film: add its transcript or its subtitles"
_PROGRAM = "a program: it holds no text to read"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"BM", _PICTURE),
    (b"AT&TFORM", "a DjVu scan: save it as PDF"),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"PK\x05\x06", "an empty archive: nothing was packed into it"),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (b"ID3", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"\xff\xf3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x1aE\xdf\xa3", _FILM),
    (b"FLV\x01", _FILM),
    (b"SQLite format 3", "a database: export its texts and add those"),
)
_KINDLE = "a Kindle book: save it as EPUB"
_OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = (
    ("EncryptedPackage", "an Office file locked with a password: save it without the password and add that copy"),
    ("WordDocument", "an old Word file (.doc): save it as DOCX or PDF"),
    ("PowerPoint Document", "an old PowerPoint file (.ppt): save it as PPTX or PDF"),
    ("Workbook", "an old Excel file (.xls): save it as XLSX or PDF"),
    ("__substg1.0_", "a mail saved by Outlook (.msg): save it as EML or PDF"),
)
_INSIDE = {b"RIFF": {b"WEBP": _PICTURE, b"WAVE": _SOUND, b"AVI ": _FILM}}
_BRANDS = {b"heic": _PICTURE, b"heix": _PICTURE, b"mif1": _PICTURE, b"avif": _PICTURE, b"M4A ": _SOUND}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_ARCHIVE = "an archive: unpack it and add what it holds"


def known_as(content: bytes) -> str:
    """What the bytes are and what to do with them, in words; "" when no signature fits."""
    if content.startswith(_OLE):
        return next((said for stream, said in _STREAMS if stream.encode("utf-16-le") in content), _old_office())
    if content.startswith(containers.SIGNATURE):
        return _archive(content)
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], _FILM)
    if content[:4] in _INSIDE:
        return _INSIDE[content[:4]].get(content[8:12], "")
    return _KINDLE if content[60:68] == b"BOOKMOBI" else _signed(content)


def _signed(content: bytes) -> str:
    if content.startswith(b"BM") and b"\x00" not in content[:64]:
        return ""  # a text that begins with these letters
    return next((words for signature, words in _SIGNATURES if content.startswith(signature)), "")


def _old_office() -> str:
    return "an old Office file (.doc, .xls, .ppt): save it as DOCX or PDF"


def _archive(content: bytes) -> str:
    """What a ZIP archive holds that none of the readers took."""
    kind = containers.declared_type(content)
    if kind.startswith(_OPEN_DOCUMENT + "spreadsheet"):
        return "an OpenDocument spreadsheet (.ods): save it as XLSX or PDF"
    if kind.startswith(_OPEN_DOCUMENT + "presentation"):
        return "an OpenDocument presentation (.odp): save it as PPTX or PDF"
    if kind.startswith(_OPEN_DOCUMENT):
        return "an OpenDocument drawing: save it as PDF"
    names = containers.part_names(content)
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return "a Pages, Numbers or Keynote file: save it as DOCX, XLSX, PPTX or PDF"
    return _ARCHIVE
