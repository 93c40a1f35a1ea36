"""Blocks in Darija and in Arabic with Latin letters carry their variety and are read as Arabic."""

from marsad.language.sentences import sentences
from marsad.reading.tests.making import ARABIC, FRENCH, document

DARIJA = "الأساتذة ديال المدرسة بغاو يهضرو مع الوالدين باش يعرفو شنو كاين فالبرنامج"
LATIN = (
    "bghina nhadro 3la lmadrasa dyalna",
    "wach nta labas? ana bikhir hamdoulah",
    "hadchi zwin bzaf, choukran khouya",
)


def test_blocks_carry_the_variety_and_sentences_the_language_that_reads_them() -> None:
    text = f"{ARABIC}\n\n{DARIJA}.\n\n{LATIN[0]}.\n"
    found = document(text)
    assert found.language == "ar"
    assert [block.language for block in found.blocks] == [None, "ary", "ar-Latn"]
    assert {sentence.language for sentence in sentences(found)} == {"ar"}


def test_a_document_all_in_latin_arabic_is_arabic() -> None:
    found = document("\n\n".join(LATIN))
    assert (found.language, {block.language for block in found.blocks}) == ("ar", {"ar-Latn"})


def test_french_with_a_line_of_latin_arabic() -> None:
    found = document(f"{FRENCH}\n\n{LATIN[0]}\n\n{FRENCH}")
    assert [found.language, *(block.language for block in found.blocks)] == ["fr", None, "ar-Latn", None]
