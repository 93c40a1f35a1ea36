import io

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from marsad.reading.tests.making import FRENCH, document, kinds, skipped, word_file
from marsad.reading.tests.making_formats import rich_word_file


def test_headings_lists_tables_and_properties() -> None:
    found = document(word_file(), "a.docx")
    assert kinds(found) == [
        ("title", "Atelier sur l’éducation à la paix"),
        ("paragraph", "12 avril 2021"),
        ("heading", "Contexte"),
        ("paragraph", FRENCH),
        ("list_item", "Former les enseignants."),
        ("table", "Projet | Montant\nÉcoles | 100"),
    ]
    assert (found.title, found.author, found.published) == (
        "Atelier sur l’éducation à la paix",
        "Salma Benhadi",
        "2021-04-12",
    )
    assert skipped(found) == {"Centre régional": "running_head"}


def test_numbers_changes_boxes_and_tables_as_they_stand_on_the_page() -> None:
    found = document(rich_word_file(), "a.docx")
    assert kinds(found)[1:] == [
        ("heading", "Mesures prises"),
        ("list_item", "129. Les mesures suivantes ont été prises :"),
        ("list_item", "129.1 Former les enseignants."),
        ("list_item", "129.2 Associer les familles."),
        ("list_item", "par des réunions"),
        ("list_item", "130. Publier un rapport."),
        ("list_item", "130.1 Chaque année."),
        ("paragraph", "Le texte nouveau reste."),
        ("paragraph", "Avant l’encadré."),
        ("paragraph", "Dans un encadré."),
        ("paragraph", "Dans un champ de contenu."),
        ("table", "Budget |  | 2021\n | Écoles rurales | 100"),
        ("paragraph", "Un cadre d’une cellule."),
        ("paragraph", "قال المدير (UNESCO) إن المدرسة آمنة."),
        ("paragraph", "Sur la page deux."),
    ]
    assert [block.level for block in found.blocks[1:7]] == [2, 1, 2, 2, 3, 1]
    assert [block.page for block in found.blocks][-2:] == [1, 2]


def test_notes_follow_their_paragraph() -> None:
    word = docx.Document()
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote><w:footnote w:id='2'>"
        "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> Voir le rapport annuel.</w:t></w:r></w:p>"
        "</w:footnote></w:footnotes>"
    )
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), media, notes.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = word.add_paragraph(FRENCH)
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    word.add_paragraph("La suite.")
    buffer = io.BytesIO()
    word.save(buffer)
    assert kinds(document(buffer.getvalue(), "a.docx")) == [
        ("paragraph", FRENCH),
        ("footnote", "Voir le rapport annuel."),
        ("paragraph", "La suite."),
    ]


def test_the_table_of_contents_is_left_out() -> None:
    word = docx.Document()
    style = word.styles.add_style("toc 1", 1)
    word.add_paragraph("Contexte\t3", style=style)
    word.add_paragraph(FRENCH)
    buffer = io.BytesIO()
    word.save(buffer)
    found = document(buffer.getvalue(), "a.docx")
    assert kinds(found) == [("paragraph", FRENCH)]
    assert skipped(found) == {"Contexte 3": "contents"}


def test_what_word_writes_for_nobody_is_no_author() -> None:
    word = docx.Document()
    word.core_properties.author = "Utilisateur Windows"
    word.core_properties.title = "Microsoft Word - note.docx"
    word.add_paragraph(FRENCH)
    buffer = io.BytesIO()
    word.save(buffer)
    found = document(buffer.getvalue(), "a.docx")
    assert (found.author, found.title) == ("", "")


def test_comments_are_listed_and_not_read() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("The council opens a house for the young people of the valley in June.")
    word.add_comment(paragraph.runs, text="Ask the mayor first.", author="Karim")
    stream = io.BytesIO()
    word.save(stream)
    found = document(stream.getvalue(), "a.docx")
    assert "mayor" not in found.text
    assert [(part.text, part.reason) for part in found.skipped] == [("Ask the mayor first.", "remark")]
