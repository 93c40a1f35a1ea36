"""Pages, books and mails as programs really save them: wrong encodings, spans, marks of notes."""

import io
import zipfile

import pytest

from marsad.reading.errors import UnknownFormat
from marsad.reading.tests.making import ARABIC, ENGLISH, FRENCH, document, kinds, skipped
from marsad.reading.tests.making_formats import epub_file


def page(body: str, head: str = "<title>Compte rendu de la séance</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_one_long_line_among_short_ones_is_not_the_whole_text() -> None:
    found = document(page(f"<h2>Contexte</h2><p class='western'>{FRENCH}</p><h2>Suite</h2><p>Fin.</p>"), "a.html")
    assert [text for _, text in kinds(found)][1:] == ["Contexte", FRENCH, "Suite", "Fin."]
    assert not found.skipped


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#n1'>1</a></sup>",
        "<a class='sdfootnoteanc' href='#n1'><sup>1</sup></a>",
        "<a role='doc-noteref' href='#n1'>[1]</a>",
        "<a href='#_ftn1'><span><sup>[1]</sup></span></a>",
    ],
)
def test_marks_of_footnotes_are_no_words_of_the_text(mark: str) -> None:
    found = document(
        page(f"<p>La loi{mark} dit que {FRENCH}</p><p id='n1' class='footnote'>1. La source.</p>"), "a.html"
    )
    assert kinds(found)[1:] == [("paragraph", f"La loi dit que {FRENCH}"), ("footnote", "1. La source.")]


def test_links_and_raised_letters_that_are_no_marks_stay() -> None:
    text = "<p>M<sup>me</sup> Benhadi, <a href='#partie'>partie 1</a>, 10 m<sup>2</sup>, <sup><a href='/a'>1</a></sup>."
    assert "Mme Benhadi, partie 1, 10 m2, 1." in document(page(f"{text} {FRENCH}</p>"), "a.html").text


def test_numbers_that_the_author_set_stand_before_their_items() -> None:
    lists = (
        "<ol start=129><li><p>Former.</p><li>Associer.</ol><ol type=i><li value=2>Dire.<li>Lire.</ol><ol><li>Un.</ol>"
    )
    found = [text for kind, text in kinds(document(page(f"<p>{FRENCH}</p>{lists}"), "a.html")) if kind == "list_item"]
    assert found == ["129. Former.", "130. Associer.", "ii. Dire.", "iii. Lire.", "Un."]


SPANS = (
    "<table><caption>Budget</caption><tr><th rowspan=2>Poste<th colspan=2>Années<tr><th>2019<th>2020"
    "<tr><td>Cours <table><tr><td>a<td>1</table><td>100<td>200<tr><td colspan=3>Fin</table>"
)
SPANNED = "Poste | Années | \n | 2019 | 2020\nCours a 1 | 100 | 200\nFin |  |"


def test_cells_stand_in_the_columns_that_they_span() -> None:
    assert ("table", SPANNED) in kinds(document(page(f"<p>{FRENCH}</p>{SPANS}"), "a.html"))
    mail = (
        f"From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>{ENGLISH}</p>{SPANS}"
    )
    assert ("table", SPANNED) in kinds(document(mail, "a.eml"))


def test_a_table_that_claims_to_span_without_end_stays_small() -> None:
    table = f"<table><tr>{'<td rowspan=99999 colspan=99999>a' * 500}</tr>{'<tr><td>b' * 500}</table>"
    found = document(page(f"<p>{FRENCH}</p>{table}"), "a.html")
    assert len(found.text) < 200_000


def test_a_page_that_was_saved_as_utf_16() -> None:
    for encoding in ("utf-16", "utf-16-le"):
        found = document(page(f"<p>{ARABIC}</p>").encode(encoding), "a.html")
        assert kinds(found) == [("title", "Compte rendu de la séance"), ("paragraph", ARABIC)]


def test_an_arabic_page_that_declares_a_latin_encoding() -> None:
    head = "<meta charset='iso-8859-1'><title>خبر</title>"
    found = document(page(f"<p>{ARABIC}</p><p>تم.</p>", head).encode("cp1256"), "a.html")
    assert found.text == f"خبر\n\n{ARABIC}\n\nتم."


def test_lines_of_another_encoding_among_those_in_utf_8() -> None:
    found = document(f"{FRENCH} Noël à Fès.\n\n".encode() + f"Où ? À l’école, dit-il, {ENGLISH}".encode("cp1252"))
    assert "Noël à Fès" in found.text
    assert "Où ? À l’école" in found.text


def test_signs_that_a_book_names_as_html_does() -> None:
    buffer = io.BytesIO(epub_file(chapters=("<p>@</p>",)))
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html'
    chapter = (
        parts["OEBPS/t/c0.xhtml"].replace(b"<html", kind).replace(b"@", b"Un&nbsp;mot&hellip; puis &inconnu; fin.")
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (parts | {"OEBPS/t/c0.xhtml": chapter}).items():
            archive.writestr(name, content)
    assert "Un\u00a0mot… puis fin." in " ".join(document(buffer.getvalue(), "a.epub").text.split(" ")).replace(
        "  ", " "
    )


def mail(fields: str, body: str) -> str:
    return f"From: Salma <a@b.c>\nTo: d@e.f\nSubject: Bilan\nMIME-Version: 1.0\n{fields}\n\n{body}"


def test_what_a_mail_hides_is_no_text() -> None:
    body = f"<div style='display:none'>Aperçu caché</div><p>{FRENCH}</p>"
    assert "Aperçu" not in document(mail("Content-Type: text/html; charset=utf-8", body), "a.eml").text


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    flowed = "Content-Type: text/plain; charset=utf-8; format=flowed"
    body = "Nous avons réuni les \nenseignants de Fès.\n\n> un mot \n> de plus\n\n-- \nSalma\n"
    found = document(mail(flowed, body), "a.eml")
    assert "réuni les enseignants de Fès." in found.text
    assert skipped(found) == {"Salma": "signature"}


def test_words_in_brackets_are_said_and_sounds_are_not() -> None:
    cues = (
        "1\n00:00:01,000 --> 00:00:04,000\nNous demandons (article 12 de la loi) que l’État (ou ses services)\n"
        "agisse (rires) vite.\n\n"
        "2\n00:00:04,200 --> 00:00:06,000\n(Une porte claque)\n- Merci [musique]\n- (plus bas) De rien\n"
    )
    found = document(cues, "a.srt")
    assert "Nous demandons (article 12 de la loi) que l’État (ou ses services) agisse vite." in found.text
    assert set(skipped(found)) == {"(rires)", "(Une porte claque)", "[musique]", "(plus bas)"}


def test_arabic_speech_in_brackets_stays() -> None:
    cue = "1\n00:00:01,000 --> 00:00:04,000\nنطلب تصديق (اتفاقية رقم ١٩٠) حول المساواة (تصفيق)\n"
    assert document(cue, "a.srt").text == "نطلب تصديق (اتفاقية رقم ١٩٠) حول المساواة"


@pytest.mark.parametrize("name", ["a.fodt", "a.xml", "a.txt"])
def test_xml_without_a_reader_is_refused_and_no_text_of_tags(name: str) -> None:
    with pytest.raises(UnknownFormat, match="XML of a kind that is not read"):
        document(f'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><p>{FRENCH}</p></TEI>', name)


def test_an_address_is_in_no_language() -> None:
    found = document(
        f"{ARABIC}\n\nانظر التقرير السنوي مع رابط https://www.example.org/report/annual/peace/education.\n"
    )
    assert {block.language for block in found.blocks} == {None}


def test_who_translated_a_book_is_no_author() -> None:
    roles = {"c": "aut", "d": "trl"}
    creators = "".join(
        f'<dc:creator id="{name}">{name} Benhadi</dc:creator><meta refines="#{name}" property="role">{role}</meta>'
        for name, role in roles.items()
    )
    buffer = io.BytesIO(epub_file())
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    package = parts["OEBPS/book.opf"].decode().replace("<dc:creator>Salma Benhadi</dc:creator>", creators)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in (parts | {"OEBPS/book.opf": package.encode()}).items():
            archive.writestr(name, content)
    assert document(target.getvalue(), "a.epub").author == "c Benhadi"
