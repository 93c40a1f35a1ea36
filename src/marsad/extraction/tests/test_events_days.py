"""Days of events that are told from the day of publication, or under labels of sheets."""

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.tests.papers import facts, paper
from marsad.records import FactKind

PUBLISHED = "2026-03-18"  # a Wednesday


def _days(text: str, language: str, published: str = PUBLISHED) -> list[tuple[str | None, str | None]]:
    """The first and last day of each event of a text."""
    found = facts(analyse(paper(text, language, published)), FactKind.EVENT)
    return [(fact.fields.get("start_date"), fact.fields.get("end_date")) for fact in found]


TOLD = [
    ("ar", "عقدت أمس بصفاقس ندوة دولية حول الوساطة الأسرية.", "2026-03-17", "2026-03-17"),
    ("ar", "عقدت أول أمس بصفاقس ندوة دولية حول الوساطة الأسرية.", "2026-03-16", "2026-03-16"),
    ("ar", "تنطلق غدا الخميس بصفاقس ندوة دولية حول الوساطة الأسرية.", "2026-03-19", "2026-03-19"),
    ("ar", "تعقد بعد غد بصفاقس ندوة دولية حول الوساطة الأسرية.", "2026-03-20", "2026-03-20"),
    ("ar", "نظمت الجمعية يومي الاثنين والثلاثاء ندوة دولية حول الوساطة الأسرية.", "2026-03-16", "2026-03-17"),
    ("fr", "Un séminaire sur la médiation s'est tenu hier à Sfax.", "2026-03-17", "2026-03-17"),
    ("fr", "Un séminaire sur la médiation s'est tenu aujourd'hui à Sfax.", "2026-03-18", "2026-03-18"),
    ("fr", "Un séminaire sur la médiation se tiendra vendredi à Sfax.", "2026-03-20", "2026-03-20"),
    ("fr", "Un séminaire sur la médiation s'est tenu lundi et mardi à Sfax.", "2026-03-16", "2026-03-17"),
    ("en", "A workshop on mediation was held yesterday in Sfax.", "2026-03-17", "2026-03-17"),
    ("en", "A workshop on mediation will be held on Friday in Sfax.", "2026-03-20", "2026-03-20"),
    ("en", "A workshop on mediation opens the day after tomorrow in Sfax.", "2026-03-20", "2026-03-20"),
    ("ar", "ستعقد يوم الخميس بصفاقس ندوة دولية حول الوساطة الأسرية.", "2026-03-19", "2026-03-19"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), TOLD)
def test_days_count_from_the_day_of_publication(language: str, text: str, first: str, last: str):
    assert _days(text, language) == [(first, last)]


@pytest.mark.parametrize(("language", "text", "first", "last"), TOLD)
def test_without_a_day_of_publication_no_day_is_invented(language: str, text: str, first: str, last: str):
    assert _days(text, language, "2026-03") == [(None, None)], (first, last)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "يواجه الشباب اليوم تحديات كبيرة، وقد نظمت الجمعية في السنوات الماضية ندوة دولية حول الوساطة."),
        ("ar", "نظمت الجمعية اليوم الدراسي حول الوساطة الأسرية."),
    ],
)
def test_nowadays_is_no_day_of_an_event(language: str, text: str):
    assert {first for first, _ in _days(text, language)} == {None}


def test_one_label_alone_is_the_head_of_a_letter():
    assert _days("المؤتمر الدولي للوساطة\nالتاريخ: 3 مايو 2026\nحضرات السادة الأفاضل", "ar") == [(None, None)]


def test_days_that_are_written_out_go_before_today():
    text = (
        "The Mediation Forum closed today in Sfax.\nConvened on 16 and 17 March 2026, the Forum drew 60 participants."
    )
    assert _days(text, "en") == [("2026-03-16", "2026-03-17")]
