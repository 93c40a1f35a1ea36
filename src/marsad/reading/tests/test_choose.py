import pytest

from marsad.reading import read
from marsad.reading.errors import (
    BrokenFile,
    EmptyFile,
    ForeignLanguage,
    NoText,
    ReadingError,
    TooLarge,
    UnknownFormat,
    UnreadableText,
)
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, original

GERMAN = (
    "Das Zentrum hat gestern dreißig Lehrerinnen und Lehrer aus vier Provinzen eingeladen, um über die Vorbeugung "
    "gegen gewalttätigen Extremismus in der Schule zu sprechen."
)
SPANISH = (
    "El centro reunió ayer a treinta maestros de cuatro provincias para hablar de la prevención del extremismo "
    "violento en la escuela y en las familias de la región."
)
GIF = b"GIF89a" + b"\x00" * 600  # a kind of picture that nothing reads


@pytest.mark.parametrize("file", ["a.txt", "a.pdf", "a.docx", "a.html", "a"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_called_empty_whatever_its_name(file: str, content: bytes) -> None:
    with pytest.raises(EmptyFile, match="empty"):
        read(original(content, file))


@pytest.mark.parametrize(
    ("content", "file", "error", "words"),
    [
        (GIF, "a.txt", UnreadableText, "not text though it is named .txt"),
        (b"\x00\x01\x02\x03" * 500, "a.txt", UnreadableText, "binary"),
        (bytes(range(256)) * 20, "notes.txt", UnreadableText, "binary"),
        (GIF, "a.gif", UnknownFormat, "picture"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "a.doc", UnknownFormat, "save it as DOCX"),
        (b"\x00\x05\x00\x01" * 900, "a.bin", UnknownFormat, "not known"),
        (b"%PDF-1.7\nthis is no PDF", "a.pdf", BrokenFile, "PDF is broken"),
        (b"garbage \x00\x01", "a.pdf", BrokenFile, "PDF is broken"),
        (b"garbage", "a.docx", BrokenFile, "DOCX is broken"),
        (b"PK\x03\x04 word/ cut off", "a.docx", BrokenFile, "DOCX is broken"),
        (b"<html><script>let a = 1;</script></html>", "a.html", NoText, "no text"),
        (GERMAN.encode(), "a.txt", ForeignLanguage, "German"),
        (SPANISH.encode(), "a.txt", ForeignLanguage, "Spanish"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, file: str, error: type[ReadingError], words: str) -> None:
    with pytest.raises(error) as caught:
        read(original(content, file))
    message = str(caught.value)
    assert words in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="50 MB"):
        read(original(b"a " * (26 * 1024 * 1024)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("Réunion reportée", "fr"),
        ("تأجيل الاجتماع", "ar"),
        ("Postponed", "en"),
    ],
)
def test_the_language_is_found_and_short_texts_enter(text: str, language: str) -> None:
    assert document(text).language == language


def test_a_block_in_another_language_says_so() -> None:
    found = document(f"{FRENCH}\n\n{FRENCH}\n\n{ARABIC}")
    assert [block.language for block in found.blocks] == [None, None, "ar"]


def test_the_content_decides_before_the_name() -> None:
    found = document(f"<!DOCTYPE html><html><body><p>{ENGLISH}</p></body></html>", "a.txt")
    assert found.reader.startswith("html")
