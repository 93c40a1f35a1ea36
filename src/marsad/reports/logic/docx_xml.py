"""The XML of Word documents that python-docx cannot write: footnotes, right-to-left marks, fields, repeated rows.

After ECMA-376 part 1: 17.11 (footnotes), 17.3.2.30 (rtl), 17.3.1.6 (bidi), 17.4.49 (tblHeader), 17.16 (fields).
"""

from collections.abc import Iterable
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

W = nsdecls("w")
LEFT, RIGHT = "\u200e", "\u200f"  # marks that words run from left to right, from right to left
LARGER = 1.15
LOCALES = {"ar": "ar-MA", "fr": "fr-FR", "en": "en-GB"}
CITED = "citedwords"  # the character style by which verification finds the quoted words of a footnote
# The standard asks for the parts of w:rPr in this order (17.3.2.28).
_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "color", "sz", "szCs", "vertAlign", "rtl", "lang")


def arabic_size(half_points: float) -> int:
    """The size of Arabic words beside Latin ones: their letters are drawn smaller at the same size."""
    return round(half_points * LARGER)


def isolated(text: str, language: str, around: str) -> str:
    """Words of another language than what stands around them, kept from mixing with it by marks of direction.

    Not by isolates (UAX 9, FSI): LibreOffice breaks words and doubles spaces behind those.
    """
    if language in ("", around) or (language == "ar") == (around == "ar"):
        return text
    own, other = (RIGHT, LEFT) if language == "ar" else (LEFT, RIGHT)
    return f"{own}{text}{own}{other}"


def run(text: str, language: str, around: str, **looks: str) -> Any:
    """A run of text in a language; `looks` are elements of w:rPr with their value ("" for a mere switch)."""
    made = parse_xml(f'<w:r {W}><w:rPr/><w:t xml:space="preserve"/></w:r>')
    made[1].text = isolated(text, language, around)
    made[0].extend(_properties(language or around, looks))
    return made


def _properties(language: str, looks: dict[str, str]) -> list[Any]:
    locale = LOCALES.get(language, "en-GB")
    marks = {name: f'w:val="{value}"' if value else "" for name, value in looks.items()}
    if "b" in marks:
        marks["bCs"] = ""
    if "sz" in marks:
        marks["szCs"] = f'w:val="{arabic_size(float(looks["sz"]))}"'
    marks["lang"] = f'w:bidi="{locale}"' if language == "ar" else f'w:val="{locale}"'
    if language == "ar":
        marks["rtl"] = ""
    return [parse_xml(f"<w:{name} {W} {marks[name]}/>") for name in _ORDER if name in marks]


def break_run() -> Any:
    """A new row in a paragraph."""
    return parse_xml(f"<w:r {W}><w:br/></w:r>")


def note_mark(number: int) -> Any:
    """The mark of a footnote in the text."""
    return parse_xml(
        f'<w:r {W}><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    )


def field(instruction: str, shown: str = "1", **looks: str) -> list[Any]:
    """A field that Word fills: PAGE, NUMPAGES."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in kinds)
    order = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    parts = (begin, order, separate, f"<w:t>{shown}</w:t>", end)
    made = [parse_xml(f"<w:r {W}><w:rPr/>{part}</w:r>") for part in parts]
    for one in made:
        one[0].extend(_properties("en", looks))
    return made


def link(anchor: str, inner: Iterable[Any]) -> Any:
    """A link to a bookmark of the same document."""
    made = parse_xml(f'<w:hyperlink {W} w:anchor="{anchor}" w:history="1"/>')
    made.extend(inner)
    return made


def bookmark(name: str, number: int) -> tuple[Any, Any]:
    """The two ends of a bookmark."""
    start = parse_xml(f'<w:bookmarkStart {W} w:id="{number}" w:name="{name}"/>')
    return start, parse_xml(f'<w:bookmarkEnd {W} w:id="{number}"/>')


def is_turned(paragraph: Any) -> bool:
    """Whether a paragraph runs from right to left."""
    properties = paragraph._p.pPr  # noqa: SLF001 - no public way
    return properties is not None and properties.find(qn("w:bidi")) is not None


def turn(paragraph: Any, *, is_right_to_left: bool) -> None:
    """Set a paragraph's direction: bidi stands after style and numbering and before spacing (17.3.1.26)."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
    for old in properties.findall(qn("w:bidi")):
        properties.remove(old)
    if is_right_to_left:
        before = {qn("w:pStyle"), qn("w:keepNext"), qn("w:numPr"), qn("w:pBdr")}
        place = sum(child.tag in before for child in properties)
        properties.insert(place, parse_xml(f"<w:bidi {W}/>"))


def footnotes(notes: Iterable[tuple[int, list[Any]]], *, is_right_to_left: bool) -> bytes:
    """The footnotes part, with the two separators that the standard asks for."""
    root = parse_xml(
        f"<w:footnotes {W}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    for number, runs in notes:
        root.append(_footnote(number, runs, is_right_to_left=is_right_to_left))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _footnote(number: int, runs: list[Any], *, is_right_to_left: bool) -> Any:
    bidi = "<w:bidi/>" if is_right_to_left else ""
    note = parse_xml(
        f'<w:footnote {W} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/>{bidi}'
        '</w:pPr><w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
    )
    note[0].extend(runs)
    return note


def repeat_header(row: Any) -> None:
    """Let a row stand again at the head of each page."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))  # noqa: SLF001 - no public way


def keep_whole(row: Any) -> None:
    """Let a row stand on one page (17.4.6)."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {W}/>"))  # noqa: SLF001 - no public way


def turn_table(table: Any) -> None:
    """Let the columns run from right to left; the mark stands after the table's style (17.4.60)."""
    table._tbl.tblPr.insert(1, parse_xml(f"<w:bidiVisual {W}/>"))  # noqa: SLF001 - no public way


def soften(style: Any, colour: str) -> None:
    """Draw the rows of a table style apart by thin lines of a colour, and nothing around or between its columns."""
    for borders in style.element.iter(qn("w:tblBorders")):
        for side in borders:
            is_row = side.tag in (qn("w:top"), qn("w:bottom"), qn("w:insideH"))
            side.set(qn("w:val"), "single" if is_row else "nil")
            side.set(qn("w:color"), colour)


def shade(cell: Any, colour: str) -> None:
    """Colour a cell."""
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{colour}"/>'))  # noqa: SLF001


def side_line(paragraph: Any, *, is_right_to_left: bool) -> None:
    """A line at the side where reading begins: by it the author's own words are known."""
    side = "right" if is_right_to_left else "left"
    border = parse_xml(f'<w:pBdr {W}><w:{side} w:val="single" w:sz="12" w:space="8" w:color="8A4F10"/></w:pBdr>')
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way
    properties.insert(1 if properties.pStyle is not None else 0, border)


def describe(picture: Any, text: str) -> None:
    """Give a picture its text alternative."""
    for properties in picture._inline.iter(qn("wp:docPr")):  # noqa: SLF001 - no public way
        properties.set("descr", text)


def add_part(file: Any, name: str, content_type: str, relationship: str, content: bytes) -> None:
    """Add a part to the package."""
    part = Part(PackURI(name), content_type, content, file.part.package)
    file.part.relate_to(part, relationship)
