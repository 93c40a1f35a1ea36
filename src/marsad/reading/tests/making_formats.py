"""Makes one file of each format for the tests, with writers of their own; all text is invented."""

import io
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OdfFile
from odfdo import Header, List, Paragraph, Table
from pptx.util import Emu

from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, word_file

TITLE = "Atelier sur l’éducation à la paix"
NOTE = "Voir le rapport annuel du centre."


def odt_file() -> bytes:
    file = OdfFile("text")
    file.body.clear()
    file.body.append(Paragraph(TITLE, style="Title"))
    file.body.append(Header(1, "Contexte"))
    paragraph = Paragraph(FRENCH)
    paragraph.insert_note(after="hier", note_id="n1", citation="1", body=NOTE)
    file.body.append(paragraph)
    file.body.append(List(["Former les enseignants.", "Associer les familles."]))
    table = Table("T", width=2, height=2)
    for place, value in (((0, 0), "Projet"), ((1, 0), "Montant"), ((0, 1), "Écoles"), ((1, 1), 100)):
        table.set_value(place, value)
    file.body.append(table)
    file.meta.creator = "Salma Benhadi"
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def rtf_codes(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def rtf_units(text: str) -> str:
    data = text.encode("utf-16-le")
    units = (int.from_bytes(data[i : i + 2], "little") for i in range(0, len(data), 2))
    return "".join(f"\\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)


def rtf_file(body: str, *, page: int = 1252) -> bytes:
    head = (
        rf"{{\rtf1\ansi\ansicpg{page}\deff0{{\fonttbl{{\f0\fswiss\fcharset0 Arial;}}"
        r"{\f1\froman\fcharset178 Simplified Arabic;}}{\colortbl;\red0\green0\blue0;}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2 Title;}{\s3 caption;}{\*\cs10 Default;}}"
        r"{\info{\title Sans rapport}{\author Salma Benhadi}{\creatim\yr2020\mo1\dy2}}"
        r"{\header Centre r\'e9gional\par}"
    )
    return f"{head}{body}}}".encode("latin-1")


def epub_file(*, chapters: tuple[str, ...] = (), encryption: str = "") -> bytes:
    first = (
        f"<h1>Contexte</h1><p>{FRENCH}<a epub:type='noteref' href='#n'>1</a></p>"
        f"<aside epub:type='footnote' id='n'><p>{NOTE}</p></aside>"
    )
    second = (
        "<h2>Suite</h2><ol><li>Former.</li><li>Associer.<ul><li>Les familles.</li></ul></li></ol>"
        "<table><caption>Budget</caption><tr><th>Projet</th><th>Montant</th></tr>"
        "<tr><td>Écoles</td><td>100</td></tr></table>"
    )
    pages = chapters or (first, second)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        if encryption:
            archive.writestr("META-INF/encryption.xml", encryption)
        names = [f"c{number}" for number in range(len(pages))]
        items = "".join(f'<item id="{n}" href="t/{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names)
        spine = "".join(f'<itemref idref="{n}"/>' for n in ("nav", *names))
        archive.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>Salma Benhadi</dc:creator><dc:publisher>Éditions du Figuier"
            "</dc:publisher><dc:date>2021-04</dc:date></metadata><manifest>"
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            f"{items}</manifest><spine>{spine}</spine></package>",
        )
        archive.writestr("OEBPS/nav.xhtml", _page("<nav><ol><li><a href='t/c0.xhtml'>Contexte</a></li></ol></nav>"))
        for name, page in zip(names, pages, strict=True):
            archive.writestr(f"OEBPS/t/{name}.xhtml", _page(page))
    return buffer.getvalue()


def _page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def pptx_file() -> bytes:
    show = pptx.Presentation()
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = TITLE
    first.placeholders[1].text = "12 avril 2021"
    second = show.slides.add_slide(show.slide_layouts[1])
    second.shapes.title.text = "Contexte"
    frame = second.placeholders[1].text_frame
    frame.text = FRENCH
    below = frame.add_paragraph()
    below.text, below.level = "Former les enseignants.", 1
    table = second.shapes.add_table(2, 2, Emu(0), Emu(5_000_000), Emu(3_000_000), Emu(900_000)).table
    for row, column, text in ((0, 0, "Projet"), (0, 1, "Montant"), (1, 0, "Écoles"), (1, 1, "100")):
        table.cell(row, column).text = text
    second.notes_slide.notes_text_frame.text = "Rappeler le calendrier."
    show.core_properties.author = "Salma Benhadi"
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def xlsx_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Projets"
    for row in (("Projet", "Montant"), ("Écoles pour la paix", 100.0), (None, None), ("Source : ministère", None)):
        sheet.append(row)
    book.create_sheet("Vide")
    other = book.create_sheet("المشاريع")
    other.append(("المشروع", "المبلغ"))
    other.append(("مدارس من أجل السلام", 12.5))
    book.properties.creator = "Salma Benhadi"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def mail(*, html: str = "", charset: str = "utf-8", body: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Salma Benhadi <salma@example.org>"
    message["To"] = "equipe@example.org"
    message["Date"] = "Mon, 12 Apr 2021 23:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    message["Subject"] = TITLE
    message.set_content(
        body or f"Bonjour,\n\n{FRENCH}\n\n> {ENGLISH}\n\n-- \nSalma\nCentre régional\n", charset=charset
    )
    if html:
        message.add_alternative(html, subtype="html")
    return message


def srt_file() -> bytes:
    cues = (
        "Leïla Farah : Le centre régional a réuni",
        "hier une trentaine d’enseignants.",
        "[Applaudissements]",
        "Hamid Ould : Nous avons parlé\nde la prévention de la violence à l’école.",
    )
    return "\n\n".join(
        f"{number}\n00:00:{3 * number:02},000 --> 00:00:{3 * number + 2:02},500\n{cue}"
        for number, cue in enumerate(cues, 1)
    ).encode("cp1252", errors="strict")


def rich_word_file() -> bytes:
    """A Word file with what people meet: numbering, changes, notes, boxes, contents, merged cells, an own style."""
    word = docx.Document()
    body = word.element.body
    own = word.styles.add_style("Mon intertitre", 1)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("Table", style="TOC Heading" if "TOC Heading" in word.styles else None)
    word.add_paragraph("Mesures prises", style=own)
    for xml in _PARAGRAPHS:
        body.append(parse_xml(xml))
    _numbering(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _numbering(word: docx.document.Document) -> None:
    part = word.part.numbering_part.element
    part.insert(
        0,
        parse_xml(
            f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>"
            "<w:lvl w:ilvl='0'><w:start w:val='129'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
            "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
            "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl>"
            "</w:abstractNum>"
        ),
    )
    part.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))


def _numbered(text: str, depth: int) -> str:
    return (
        f"<w:p {nsdecls('w')}><w:pPr><w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr></w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


_NS = nsdecls("w")
_MC = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
_BOX = "<w:txbxContent><w:p><w:r><w:t>Dans un encadré.</w:t></w:r></w:p></w:txbxContent>"
_CHANGED = (
    f"<w:p {_NS}><w:r><w:t xml:space='preserve'>Le texte </w:t></w:r>"
    "<w:del w:id='1' w:author='a'><w:r><w:delText>ancien </w:delText></w:r></w:del>"
    "<w:moveFrom w:id='3' w:author='a'><w:r><w:t>parti </w:t></w:r></w:moveFrom>"
    "<w:ins w:id='2' w:author='a'><w:r><w:t xml:space='preserve'>nouveau </w:t></w:r></w:ins>"
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:t>reste.</w:t></w:r></w:p>"
)
_BOXED = (
    f"<w:p {_NS} {_MC}><w:r><w:t>Avant l’encadré.</w:t></w:r><w:r><mc:AlternateContent>"
    f"<mc:Choice Requires='wps'><w:drawing>{_BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
_CONTENT = (
    f"<w:sdt {_NS}><w:sdtContent><w:p><w:r><w:t>Dans un champ de contenu.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
_TABLE = (
    f"<w:tbl {_NS}><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>Budget</w:t></w:r></w:p>"
    "</w:tc><w:tc><w:p><w:r><w:t>2021</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:trPr><w:del w:id='9' w:author='a'/></w:trPr><w:tc><w:p><w:r><w:t>effacé</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Écoles</w:t></w:r></w:p><w:p><w:r><w:t>rurales</w:t></w:r></w:p>"
    "</w:tc><w:tc><w:p><w:r><w:t>100</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
_FRAME = f"<w:tbl {_NS}><w:tr><w:tc><w:p><w:r><w:t>Un cadre d’une cellule.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
_RIGHT_TO_LEFT = (
    f"<w:p {_NS}><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>قال المدير (UNESCO) إن </w:t></w:r>"
    "<w:r><w:rPr><w:rtl/></w:rPr><w:t>المدرسة آمنة.</w:t></w:r></w:p>"
)
_SECOND_PAGE = f"<w:p {_NS}><w:r><w:lastRenderedPageBreak/><w:t>Sur la page deux.</w:t></w:r></w:p>"
_PARAGRAPHS = (
    _numbered("Les mesures suivantes ont été prises :", 0),
    _numbered("Former les enseignants.", 1),
    _numbered("Associer les familles.", 1),
    _numbered("par des réunions", 2),
    _numbered("Publier un rapport.", 0),
    _numbered("Chaque année.", 1),
    _CHANGED,
    _BOXED,
    _CONTENT,
    _TABLE,
    _FRAME,
    _RIGHT_TO_LEFT,
    _SECOND_PAGE,
)

SAMPLES: dict[str, bytes] = {
    "a.docx": word_file(),
    "a.odt": odt_file(),
    "a.rtf": rtf_file(rf"\pard {rtf_codes(FRENCH.replace('’', chr(39)), 'cp1252')}\par "),
    "a.epub": epub_file(),
    "a.pptx": pptx_file(),
    "a.xlsx": xlsx_file(),
    "a.eml": mail().as_bytes(),
    "a.srt": srt_file(),
    "a.vtt": f"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n{ENGLISH}\n".encode(),
    "a.md": f"# {TITLE}\n\n{FRENCH}\n\n- Former.\n- Associer.\n".encode(),
    "a.html": f"<!doctype html><title>{TITLE}</title><article><h1>{TITLE}</h1><p>{FRENCH}</p></article>".encode(),
    "a.txt": ARABIC.encode("cp1256"),
}
