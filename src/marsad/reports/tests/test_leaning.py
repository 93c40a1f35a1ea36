"""A recommendation that points back is shown with the words that it points to."""

import pytest

from marsad.evidence.cards import FactCard
from marsad.records import Citation, Fact, FactKind
from marsad.reports.logic import leaning
from marsad.reports.logic.lines import Writer
from marsad.reports.logic.marks import within

TEXT = "The wells of the coast dry up. The Guild asks for help and promises to assist mayors to that end."
SECOND = TEXT.index("The Guild")
ASKED = "assist mayors to that end"


def card(text: str = ASKED, language: str = "en") -> FactCard:
    start = TEXT.index(text) if text in TEXT else 0
    citation = Citation(document="d", start=start, end=start + len(text), quote=text)
    fact = Fact(
        id="f", kind=FactKind.RECOMMENDATION, citation=citation, language=language, fields={"text": text},
        confidence=0.9, rule="r",
    )  # fmt: skip
    return FactCard(fact=fact, file="a.txt", document_title="", document_language=language, published="")


def before(_document: str, place: int) -> tuple[int, str] | None:
    start = SECOND if place > SECOND else 0
    return (start, TEXT[start:place].rstrip()) if place else None


@pytest.mark.parametrize(
    ("text", "language", "leans"),
    [
        ("provide help to that end", "en", True),
        ("repair them before winter", "en", True),
        ("repair the wells before winter", "en", False),
        ("mobiliser des moyens à cette fin", "fr", True),
        ("réparer les puits", "fr", False),
        ("رصد الموارد لهذا الغرض", "ar", True),
        ("دراسة مرحلة ثانية من البرنامج", "ar", True),
        ("إصلاح الآبار ضمن برنامج الماء", "ar", False),
    ],
)
def test_what_points_back_is_known_by_its_words(text, language, leans):
    assert leaning.leans(text, language) is leans


def test_the_words_before_are_told_and_cited_to_the_letter():
    writer = Writer(language="fr", page_of=lambda _document, _start: None, before=before)
    label, told, closing = writer.leaning_on(card(), ASKED)
    (cited,) = told.references
    assert TEXT[cited.start : cited.end] == cited.quote == "The Guild asks for help and promises to"
    assert (label.text, closing.text) == (" (juste avant : ", ")")
    assert told.text == "«\u00a0The Guild asks for help and promises to\u00a0»"
    assert told.language == "en"


def test_words_that_run_against_the_report_bring_their_label():
    writer = Writer(language="ar", page_of=lambda _document, _start: None, before=before)
    (told,) = writer.leaning_on(card(), ASKED)
    assert told.text == " (just before: “The Guild asks for help and promises to”)"


def test_few_words_of_the_same_sentence_tell_less_than_the_sentence_before():
    start, words, is_cut = leaning.words_before(card("asks for help"), before) or (0, "", True)
    assert (start, words, is_cut) == (0, "The wells of the coast dry up", False)


def test_long_words_are_cut_at_their_beginning():
    long = "one " * 40 + "end"
    start, words, is_cut = leaning.words_before(card(), lambda _document, _place: (10, long)) or (0, "", False)
    assert is_cut
    assert len(words.split()) == leaning.LONGEST
    assert long[start - 10 :] == words


def test_marks_that_quoted_words_bring_become_the_inner_ones():
    assert within("the well is “dry”", "“") == "the well is ‘dry’"
    assert within("le puits est «\u00a0à sec\u00a0»", "«\u00a0") == "le puits est “à sec”"
    assert within("البئر «جافة»", "«") == "البئر “جافة”"


@pytest.mark.parametrize(
    ("text", "language", "leans"),
    [
        ("against repairing them in winter", "en", True),
        ("that the wells are old and nobody repairs them", "en", False),
        ("à cette fin les puits seront réparés", "fr", True),
        ("que les puits seront réparés à cette fin", "fr", False),
    ],
)
def test_a_statement_leans_only_where_it_points_back_before_it_names_anything(text, language, leans):
    assert leaning.begins_leaning(text, language) is leans
