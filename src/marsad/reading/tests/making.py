"""Makes originals for the tests of the readers; every text here is invented."""

import io
from datetime import UTC, datetime

import docx

from marsad.reading import read
from marsad.records import Document, Original

FRENCH = (
    "Le centre régional de formation a réuni hier une trentaine d’enseignants venus de quatre provinces pour parler "
    "de la prévention de l’extrémisme violent à l’école."
)
ENGLISH = (
    "The regional training centre yesterday brought together some thirty teachers from four provinces to talk about "
    "preventing violent extremism at school."
)
ARABIC = (
    "جمع المركز الجهوي للتكوين أمس نحو ثلاثين مدرسا قدموا من أربع مقاطعات للحديث عن الوقاية من التطرف العنيف داخل "
    "المدرسة وفي محيطها القريب."
)


def original(content: bytes | str, file: str = "a.txt") -> Original:
    data = content.encode() if isinstance(content, str) else content
    return Original(content=data, file=file, address="/" + file, retrieved=datetime(2024, 1, 1, tzinfo=UTC))


def document(content: bytes | str, file: str = "a.txt") -> Document:
    return read(original(content, file))


def kinds(found: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), found.text[block.start : block.end]) for block in found.blocks]


def skipped(found: Document) -> dict[str, str]:
    return {item.text: item.reason for item in found.skipped}


def word_file() -> bytes:
    word = docx.Document()
    word.core_properties.author = "Salma Benhadi"
    word.add_heading("Atelier sur l’éducation à la paix", 0)
    word.add_paragraph("12 avril 2021")
    word.add_heading("Contexte", 1)
    word.add_paragraph(FRENCH)
    word.add_paragraph("Former les enseignants.", style="List Bullet")
    table = word.add_table(2, 2)
    for row, column, text in ((0, 0, "Projet"), (0, 1, "Montant"), (1, 0, "Écoles"), (1, 1, "100")):
        table.cell(row, column).text = text
    word.sections[0].header.paragraphs[0].text = "Centre régional"
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()
