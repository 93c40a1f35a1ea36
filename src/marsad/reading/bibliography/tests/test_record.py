"""What the formats share: dates as exact as a record has them, languages, several records in one file."""

import pytest

from marsad.reading.bibliography import dublin_core, ris
from marsad.reading.bibliography.record import Record, day, draft, is_record
from marsad.reading.errors import BrokenFile, NoText
from marsad.records import BlockKind


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["2021/06/15/"], "2021-06-15"),
        (["2019", "2019-03-02"], "2019-03-02"),
        (["[2017]"], "2017"),
        (["cop. 2004."], "2004"),
        (["٢٠٢٢"], "2022"),
        (["March 2020"], "2020-03"),
        (["n.d.", ""], ""),
    ],
)
def test_a_date_is_as_exact_as_the_record_has_it(said: list[str], expected: str) -> None:
    assert day(*said) == expected


def test_headings_are_in_the_language_of_the_work_and_its_abstract_comes_first() -> None:
    record = Record(
        titles=["الوقاية في المدارس"],
        language="ara",
        abstracts=["Teachers met in four towns and spoke of prevention in schools.", "التقى المعلمون في أربع مدن."],
        keywords=["الوقاية", "المدرسة"],
    )
    found = draft([record], "test")
    assert found.language == "ar"
    headings = [piece.text for piece in found.pieces if piece.kind is BlockKind.HEADING]
    assert headings == ["الملخص", "Abstract", "الكلمات المفتاحية"]


def test_several_records_in_one_file_are_all_read() -> None:
    content = b"TY  - JOUR\nTI  - First work\nER  -\nTY  - JOUR\nTI  - Second work\nER  -\n"
    found = ris.read(content, "a.ris")
    assert [piece.text for piece in found.pieces if piece.kind is BlockKind.TITLE] == ["First work", "Second work"]
    assert not found.title


def test_a_record_without_a_title_is_refused() -> None:
    with pytest.raises(NoText, match="no title"):
        draft([Record(abstracts=["words"])], "RIS")


def test_markup_in_abstracts_is_taken_out() -> None:
    found = draft([Record(titles=["T"], abstracts=["<jats:p>One <i>two</i>.</jats:p>"])], "test")
    assert "One two ." in [piece.text for piece in found.pieces]


def test_a_broken_dublin_core_record_is_refused() -> None:
    with pytest.raises(BrokenFile):
        dublin_core.read(b"<oai_dc:dc", "a.xml")


def test_of_several_dates_the_year_of_publication_is_taken() -> None:
    space = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    dates = "".join(f"<dc:date>{said}</dc:date>" for said in ("2023-04-05T06:07:08Z", "2019", "2019-06"))
    content = f"<oai_dc:dc {space}><dc:title>Titre</dc:title>{dates}</oai_dc:dc>".encode()
    assert dublin_core.recognises(content, "")
    assert dublin_core.read(content, "a.xml").published == "2019-06"


def test_records_are_told_by_their_reader() -> None:
    assert is_record("ris 1")
    assert not is_record("html 2")
