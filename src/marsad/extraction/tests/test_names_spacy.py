import pytest

from marsad.extraction import names_spacy

TEXTS = {
    "fr": [
        "Amina Benyahia, présidente de l'Observatoire des marais, a reçu l'ambassadeur à Sfax.",
        "Rien ici.",
        "Tunis",
        " \n Le  Haut Commissariat\n\naux  Marais",
        "",
        "Le Conseil de la lagune et Jules Perrin signeront avec la Fondation Nour.",
    ],
    "en": [
        "Amina Benyahia of the Marsh Observatory met Jules Perrin in Amman on Monday.",
        "Nothing here.",
        "Amman",
        " \n The  Marsh\n\n Commission  of Kenya",
        "",
        "The Lagoon Council and the Nour Foundation gave 3 million dollars to Kenya.",
    ],
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_same_names_are_found_as_by_the_loop_of_spacy_itself(language):
    pipeline = names_spacy._loaded(language)
    own = [
        tuple((e.start_char, e.end_char, e.label_) for e in document.ents)
        for document in map(pipeline, TEXTS[language])
    ]
    found = names_spacy.entities(TEXTS[language], language)
    assert [tuple((e.start, e.end, e.label) for e in names) for names in found] == own
    assert sum(map(len, own)) >= 4


def test_no_texts_have_no_names():
    assert names_spacy.entities([], "fr") == []
