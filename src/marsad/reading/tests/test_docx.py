from marsad.reading.tests.making import FRENCH, document, kinds, skipped, word_file


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
