"""Every format, made by its own writers: recognised by content, read whole, refused with a reason."""

import io
import zipfile

import pytest

from marsad.reading.errors import BrokenFile, ReadingError, TooLarge
from marsad.reading.registry import READERS
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, kinds, skipped
from marsad.reading.tests.making_formats import (
    NOTE,
    SAMPLES,
    TITLE,
    epub_file,
    mail,
    odt_file,
    pptx_file,
    rtf_codes,
    rtf_file,
    rtf_units,
    srt_file,
    xlsx_file,
)

READER = {"srt": "subtitles", "vtt": "subtitles", "md": "markdown", "txt": "text"}


@pytest.mark.parametrize("name", SAMPLES)
def test_content_decides_before_the_name(name) -> None:
    ending = name.rsplit(".", 1)[-1]
    expected = READER.get(ending, ending)
    assert document(SAMPLES[name], name).reader.split()[0] == expected
    if ending != "md":  # Markdown has no mark of its own
        assert document(SAMPLES[name], "a.bin").reader.split()[0] == expected


def test_every_reader_has_a_sample() -> None:
    read = {document(content, name).reader.split()[0] for name, content in SAMPLES.items()}
    assert {reader.name for reader in READERS} - read - {"ris", "bibtex", "csv", "marc", "oai_dc", "json"} == {
        "pdf",
        "mhtml",
        "picture",
    }  # they have tests of their own


def test_odt() -> None:
    found = document(odt_file(), "a.odt")
    assert kinds(found) == [
        ("title", TITLE),
        ("heading", "Contexte"),
        ("paragraph", FRENCH),
        ("footnote", NOTE),
        ("list_item", "Former les enseignants."),
        ("list_item", "Associer les familles."),
        ("table", "Projet | Montant\nÉcoles | 100"),
    ]
    assert (found.title, found.author) == (TITLE, "Salma Benhadi")


ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'


def changed_odt(body: str, styles: str = "") -> bytes:
    """An ODT of which the text and the list styles are given as XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt_file())) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "content.xml":
                head = data[: data.index(b"<office:body>")].decode()
                head = head.replace("</office:automatic-styles>", styles + "</office:automatic-styles>")
                head = head.replace(
                    "<office:automatic-styles/>", f"<office:automatic-styles>{styles}</office:automatic-styles>"
                )
                data = (
                    f"{head}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
                ).encode()
            new.writestr(part, data)
    return buffer.getvalue()


def test_odt_numbers_changes_frames_and_contents() -> None:
    styles = (
        '<text:list-style style:name="L9"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="." text:start-value="129"/><text:list-level-style-number text:level="2" '
        'style:num-format="1" text:display-levels="2"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>supprimé</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:table-of-content text:name="t"><text:index-body><text:p>Contexte 3</text:p></text:index-body>'
        "</text:table-of-content>"
        '<text:list text:style-name="L9"><text:list-item><text:p>Former</text:p><text:list><text:list-item>'
        "<text:p>vite</text:p></text:list-item><text:list-item><text:p>bien</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Associer</text:p></text:list-item></text:list>"
        '<text:p>Une<text:s text:c="1"/>phrase<text:line-break/>coupée.<draw:frame><draw:text-box>'
        "<text:p>Encadré.</text:p></draw:text-box></draw:frame></text:p>"
    )
    found = document(changed_odt(body, styles), "a.odt")
    assert kinds(found) == [
        ("list_item", "129. Former"),
        ("list_item", "129.1 vite"),
        ("list_item", "129.2 bien"),
        ("list_item", "130. Associer"),
        ("paragraph", "Une phrase"),
        ("paragraph", "coupée."),
        ("paragraph", "Encadré."),
    ]
    assert skipped(found) == {"Contexte 3": "contents"}


RICH = (
    r"\pard\s2 " + rtf_codes(TITLE.replace("’", "'"), "cp1252") + r"\par\pard\s1 Contexte\par"
    r"\pard\plain Une {\b phrase} {\deleted morte }suit{\v cach\'e9e}e.{\footnote\pard\plain Voir la note.}\par"
    r"{\listtext\f0 129.1\tab}\pard\ls1\ilvl1 Former\par{\listtext\u8226?\tab}\pard\ls1 Associer\par"
    r"\trowd\pard\intbl Projet\cell Montant\cell\row\trowd\pard\intbl \'c9coles\par rurales\cell 100\cell\row\pard "
    r"{\field{\*\fldinst HYPERLINK "
    r'"http://example.org/x"}{\fldrslt un lien}} et {\*\shpinst{\shptxt \pard Dans la bo\'eete\par}}fin\line suite\par '
)


def test_rtf() -> None:
    found = document(rtf_file(RICH), "a.rtf")
    assert kinds(found) == [
        ("title", TITLE.replace("’", "'")),
        ("heading", "Contexte"),
        ("paragraph", "Une phrase suite."),
        ("footnote", "Voir la note."),
        ("list_item", "129.1 Former"),
        ("list_item", "Associer"),
        ("table", "Projet | Montant\nÉcoles rurales | 100"),
        ("paragraph", "un lien et fin"),
        ("paragraph", "suite"),
        ("paragraph", "Dans la boîte"),
    ]
    assert [block.level for block in found.blocks[4:6]] == [2, 1]
    assert (found.author, skipped(found)) == ("Salma Benhadi", {"Centre régional": "running_head"})


@pytest.mark.parametrize(
    "body",
    [
        rf"{{\f1 {rtf_codes(ARABIC, 'cp1256')}}}",
        rtf_units(ARABIC),
        rf"\uc0 {rtf_units(ARABIC).replace('?', ' ')}".replace("  ", " "),
    ],
)
@pytest.mark.parametrize("page", [1252, 1256])
def test_rtf_in_arabic(body, page) -> None:
    assert document(rtf_file(rf"\pard {body}\par", page=page), "a.rtf").text == ARABIC


def test_rtf_of_an_arabic_system_in_a_font_of_no_charset() -> None:
    body = rf"\pard {rtf_codes(ARABIC, 'cp1256')}\par {rtf_codes('élève', 'cp1252')}\par"
    assert document(rtf_file(body, page=1256), "a.rtf").text == f"{ARABIC}\n\nélève"


def test_rtf_of_an_old_macintosh() -> None:
    read = document(rb"{\rtf1\mac\deff0{\fonttbl{\f0 Helvetica;}}\f0 L'\'8ecole \'88 la f\'90te.}", "a.rtf")
    assert read.text == "L'école à la fête."


def test_rtf_characters_beyond_the_first_plane_and_cut_files() -> None:
    whole = rtf_file(rf"\pard {FRENCH.replace('’', chr(39)).encode('cp1252').decode('latin-1')} {rtf_units('😀')}\par")
    assert document(whole).text.endswith("😀")
    assert document(whole[:-4]).text.startswith("Le centre")


def test_epub() -> None:
    found = document(epub_file(), "a.epub")
    assert kinds(found) == [
        ("title", TITLE),
        ("heading", "Contexte"),
        ("paragraph", FRENCH),
        ("footnote", NOTE),
        ("heading", "Suite"),
        ("list_item", "1. Former."),
        ("list_item", "2. Associer."),
        ("list_item", "Les familles."),
        ("caption", "Budget"),
        ("table", "Projet | Montant\nÉcoles | 100"),
    ]
    assert (found.author, found.publisher, found.published) == ("Salma Benhadi", "Éditions du Figuier", "2021-04")
    assert set(skipped(found).values()) == {"contents"}


def test_epub_with_a_chapter_that_is_not_well_formed() -> None:
    found = document(epub_file(chapters=(f"<p>{FRENCH}<p>{ENGLISH}&nbsp;<br>Fin",)), "a.epub")
    assert [text for _, text in kinds(found)][1:] == [FRENCH, ENGLISH, "Fin"]


def test_a_book_under_lock_is_refused_and_one_with_scrambled_fonts_is_read() -> None:
    method = '<e><EncryptionMethod Algorithm="{}"/></e>'
    with pytest.raises(BrokenFile, match="DRM"):
        document(epub_file(encryption=method.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))
    assert document(epub_file(encryption=method.format("http://www.idpf.org/2008/embedding"))).title == TITLE


def test_pptx() -> None:
    found = document(pptx_file(), "a.pptx")
    assert kinds(found) == [
        ("title", TITLE),
        ("paragraph", "12 avril 2021"),
        ("heading", "Contexte"),
        ("list_item", FRENCH),
        ("list_item", "Former les enseignants."),
        ("table", "Projet | Montant\nÉcoles | 100"),
        ("paragraph", "Rappeler le calendrier."),
    ]
    assert [block.page for block in found.blocks] == [1, 1, 2, 2, 2, 2, 2]
    assert (found.title, found.author, found.published) == (TITLE, "Salma Benhadi", "2021-04-12")


def test_xlsx() -> None:
    assert kinds(document(xlsx_file(), "a.xlsx")) == [
        ("heading", "Projets"),
        ("table", "Projet | Montant\nÉcoles pour la paix | 100"),
        ("paragraph", "Source : ministère"),
        ("heading", "المشاريع"),
        ("table", "المشروع | المبلغ\nمدارس من أجل السلام | 12.5"),
    ]


def test_mail() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="programme.pdf")
    found = document(message.as_bytes(), "a.eml")
    assert kinds(found) == [
        ("title", TITLE),
        ("paragraph", "Bonjour,"),
        ("paragraph", FRENCH),
        ("paragraph", ENGLISH),
    ]
    assert (found.title, found.author, found.published) == (TITLE, "Salma Benhadi", "2021-04-12")
    assert skipped(found) == {
        "Salma": "signature",
        "Centre régional": "signature",
        "programme.pdf": "attachment",
    }


def test_what_a_mail_quotes_stands_apart_from_what_it_says() -> None:
    body = "شكرا على التقرير.\n\nOn Monday, Omar wrote:\n> Merci de relire ce texte.\n> > Voici le texte.\n"
    said = f"From: a@example.org\nTo: b@example.org\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\n{body}"
    assert [text for _, text in kinds(document(said, "a.eml"))][1:] == [
        "شكرا على التقرير.",
        "On Monday, Omar wrote:",
        "Merci de relire ce texte.",
        "Voici le texte.",
    ]


def test_mail_in_arabic_code_page() -> None:
    assert ARABIC in document(mail(charset="windows-1256", body=ARABIC).as_bytes(), "a.eml").text


def test_mail_of_which_only_the_rich_body_says_something() -> None:
    html = f"<html><body><table><tr><td><p>{FRENCH}</p><ul><li>Former.</li></ul></td></tr></table></body></html>"
    found = document(mail(body="Voir la version HTML.", html=html).as_bytes(), "a.eml")
    assert kinds(found)[1:] == [("paragraph", FRENCH), ("list_item", "Former.")]


def test_a_page_saved_as_one_file() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{FRENCH}</p></body></html>"
    message = mail(html=page)
    message.replace_header("From", "<Saved by Blink>")
    message["Snapshot-Content-Location"] = "https://example.org/"
    found = document(message.as_bytes(), "a.mhtml")
    assert (found.reader.split()[0], found.title, FRENCH in found.text) == ("mhtml", TITLE, True)


def test_subtitles() -> None:
    found = document(srt_file(), "a.srt")
    assert kinds(found) == [
        ("paragraph", "Leïla Farah : Le centre régional a réuni hier une trentaine d’enseignants."),
        ("paragraph", "Hamid Ould : Nous avons parlé de la prévention de la violence à l’école."),
    ]
    assert skipped(found) == {"[Applaudissements]": "sound"}


def test_webvtt_names_speakers_and_repeats_nothing() -> None:
    cues = (
        "WEBVTT Kind: captions\nLanguage: en\n\nNOTE written by hand\n\nSTYLE\n::cue { color: red }\n\n"
        "00:01.000 --> 00:03.000 align:start\n<v Nadia Brown>The school <i>opened</i>\n\n"
        "00:03.000 --> 00:05.000\nits doors to all families.\n\n00:05.000 --> 00:06.000\nits doors to all families.\n\n"
        "00:06.500 --> 00:08.000\n- Who came?\n- Thirty teachers came.\n"
    )
    assert [text for _, text in kinds(document(cues, "a.vtt"))] == [
        "Nadia Brown: The school opened its doors to all families.",
        "Who came?",
        "Thirty teachers came.",
    ]


@pytest.mark.parametrize(
    ("name", "cues"),
    [
        (
            "a.srt",
            (
                "1\n00:00:01,000 --> 00:00:03,000\nBonjour à tous\n\n"
                "2\n00:00:02,000 --> 00:00:04,000\nBonjour à tous\n<i>et bienvenue</i>\n\n"
                "3\n00:00:04,000 --> 00:00:06,000 X1:10 X2:20\n{\\an8}et bienvenue\nchez &nous.\n"
            ),
        ),
        (
            "a.vtt",
            (
                "WEBVTT\n\n00:01.000 --> 00:03.000 align:start position:0%\n \nBonjour<00:01.500><c> à tous</c>\n\n"
                "00:03.000 --> 00:03.010\nBonjour à tous\n \n\n"
                "00:03.010 --> 00:05.000\nBonjour à tous\net<00:03.500><c> bienvenue</c>\n\n"
                "00:05.000 --> 00:07.000 line:0\net bienvenue\nchez &amp;nous.\n"
            ),
        ),
    ],
)
def test_captions_that_roll_upwards_say_each_line_once(name, cues) -> None:
    assert document(cues, name).text == "Bonjour à tous et bienvenue chez &nous."


def test_arabic_subtitles_in_windows_encoding() -> None:
    first = "1\r\n00:00:01,000 --> 00:00:04,000\r\nافتتحت المدرسة أبوابها\r\n\r\n"
    cues = first + "2\r\n00:00:04,000 --> 00:00:07,000\r\nأمام جميع العائلات.\r\n"
    assert document(cues.encode("cp1256"), "a.srt").text == "افتتحت المدرسة أبوابها أمام جميع العائلات."


MARKDOWN = f"""---
title: {TITLE}
author: Salma Benhadi
date: 2021-04-12
---

Contexte
--------

{FRENCH}[^1] Voir [le rapport][r] et **les écoles**.

1. Former
   - vite
   - bien
2. Associer

| Projet | Montant |
|--------|--------:|
| Écoles | 100     |

<script>alert(1)</script>

[r]: https://example.org/rapport
[^1]: {NOTE}
"""


def test_markdown() -> None:
    found = document(MARKDOWN, "a.md")
    assert kinds(found) == [
        ("title", TITLE),
        ("heading", "Contexte"),
        ("paragraph", f"{FRENCH} Voir le rapport et les écoles."),
        ("list_item", "1. Former"),
        ("list_item", "vite"),
        ("list_item", "bien"),
        ("list_item", "2. Associer"),
        ("table", "Projet | Montant\nÉcoles | 100"),
        ("footnote", NOTE),
    ]
    assert (found.title, found.author, found.published) == (TITLE, "Salma Benhadi", "2021-04-12")


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + stream.encode("utf-16-le")


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (ole("EncryptedPackage"), "a.docx", "locked with a password"),
        (ole("WordDocument"), "a.doc", r"old Word file \(.doc\): save it as DOCX"),
        (ole("Workbook"), "a.xls", r"old Excel file"),
        (ole("PowerPoint Document"), "a.ppt", r"old PowerPoint file"),
        (ole("__substg1.0_"), "a.msg", "Outlook"),
        (b"GIF89a\x00\x00", "a.gif", "picture"),
        (b"ID3\x04\x00\x00", "a.mp3", "sound recording: add its transcript"),
        (b"\x00\x00\x00\x18ftypmp42\x00", "a.mp4", "film"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a.wav", "sound recording"),
        (archive({"a.txt": b"x"}), "a.zip", "archive: unpack it"),
        (
            archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
            "a.ods",
            "XLSX",
        ),
        (archive({"word/document.xml": b"<a/>"}), "a.docx", "DOCX is broken"),
        (archive({"ppt/presentation.xml": b"<a/>"}), "a.pptx", "PPTX is broken"),
        (archive({"xl/workbook.xml": b"<a/>"}), "a.xlsx", "XLSX is broken"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt", "ODT is broken"),
        (archive({"META-INF/container.xml": b"<a/>"}), "a.epub", "EPUB is broken"),
        (b"PK\x03\x04cut off", "a.pptx", "PPTX is broken"),
        (b"not a cue anywhere", "a.srt", "subtitles are broken"),
    ],
)
def test_what_cannot_be_read_says_why(content, name, reason) -> None:
    with pytest.raises(ReadingError, match=reason):
        document(content, name)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("word/document.xml", "a.docx"),
        ("ppt/x.xml", "a.pptx"),
        ("xl/x.xml", "a.xlsx"),
        ("META-INF/container.xml", "a.epub"),
    ],
)
def test_an_archive_that_swells_is_refused_before_it_is_unpacked(part, name) -> None:
    with pytest.raises(TooLarge, match="unpacks to far more"):
        document(archive({part: b" " * 40_000_000}), name)
