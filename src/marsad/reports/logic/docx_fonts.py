"""Carry the face of a report inside its Word file, so that Arabic is set alike where the face is not installed.

Embedded fonts are obfuscated after ECMA-376 part 4, 2.8.1: the first 32 bytes are joined with the key's.
"""

import uuid
from pathlib import Path
from typing import Any

import fontpkg_amiri
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

FONT = "Amiri"
FACES = {"embedRegular": "Amiri-Regular.ttf", "embedBold": "Amiri-Bold.ttf"}
OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
HIDDEN = 32  # bytes


def embed(file: Any) -> None:
    """Put the face into a document's table of fonts."""
    table = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entry = parse_xml(f'<w:font {nsdecls("w", "r")} w:name="{FONT}"/>')
    for number, (kind, name) in enumerate(FACES.items(), start=1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, name)
        uri = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(uri, OBFUSCATED, obfuscated(_face(name), key), file.part.package)
        link = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        entry.append(parse_xml(f'<w:{kind} {nsdecls("w", "r")} r:id="{link}" w:fontKey="{{{str(key).upper()}}}"/>'))
    fonts = etree.fromstring(table.blob)
    fonts.append(entry)
    table._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001 - no public way


def obfuscated(face: bytes, key: uuid.UUID) -> bytes:
    """A face as Word keeps it; done twice it is plain again."""
    mask = key.bytes[::-1] * (HIDDEN // len(key.bytes))
    head = bytes(one ^ other for one, other in zip(face[:HIDDEN], mask, strict=True))
    return head + face[HIDDEN:]


def _face(name: str) -> bytes:
    return (Path(fontpkg_amiri.ROOT) / "files" / name).read_bytes()
