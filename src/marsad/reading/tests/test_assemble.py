from marsad.reading.tests.making import ENGLISH, FRENCH, document

PROMPT = "Please describe what you have learned from this experiment and from the people you have met on the way."


def test_a_form_that_asks_in_english_what_is_told_in_french_is_french():
    found = document(f"{PROMPT}\n\n{FRENCH}\n\n{PROMPT}\n\n{FRENCH}")
    assert found.language == "fr"
    assert "en" in {block.language for block in found.blocks}


def test_a_document_of_one_language_has_blocks_of_no_other():
    found = document(f"{ENGLISH}\n\n{PROMPT}\n\n{ENGLISH}")
    assert found.language == "en"
    assert {block.language for block in found.blocks} == {None}
