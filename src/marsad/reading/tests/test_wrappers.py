# ruff: noqa: E501 - the sources of pages are written as they come
import pytest

from marsad.reading.tests.making import ARABIC, ENGLISH, document, skipped
from marsad.reading.wrappers import unwrap

TITLE = "Teachers meet for peace"


@pytest.mark.parametrize(
    "wrapper",
    [
        f'---\ntitle: "{TITLE}"\ndate: 2021-05-03T10:00:00Z\nauthor: Salma Benhadi\nsource: Daily Note\ndraft: false\n---\n',
        "---\ntitle: 'Teachers meet\n  for peace'\npostDate: 2021-05-03\nAuthor: Salma Benhadi\nsite: Daily Note\ntags:\n  - a\n---\n\n",
        f'+++\ntitle = "{TITLE}"\ndate = 2021-05-03T10:00:00Z\nauthor = "Salma Benhadi"\npublisher = "Daily Note"\n+++\n',
        f"Title: {TITLE}\nDate: 3 May 2021\nBy: Salma Benhadi\nSource: Daily Note\nURL: https://example.org\n\n",
        f"# source: https://example.org/1\n[[title:{TITLE}]]\n[[date:03/05/2021]]\n[[author:Salma Benhadi]] [[publisher:Daily Note]]\n",
    ],
)
def test_headers_become_metadata(wrapper: str) -> None:
    found = document(wrapper + ENGLISH)
    assert (found.title, found.published) == (TITLE, "2021-05-03")
    assert (found.author, found.publisher) == ("Salma Benhadi", "Daily Note")
    assert found.text == f"{TITLE}\n\n{ENGLISH}"
    assert set(skipped(found).values()) == {"wrapper"}


def test_a_newswire_item() -> None:
    item = (
        "<DOC>\n<DOCNO>X-1</DOCNO>\n<TITLE>لقاء المدرسين من أجل السلم</TITLE>\n<TIME>Mon, 03 May 2021 10:00:00 +0100</TIME>\n"
        f"<SRC>الأفق</SRC>\n<ABSTRACT>\nموجز\n</ABSTRACT>\n<TEXT>\n{ARABIC}\n</TEXT>\n</DOC>\n"
    )
    found = document(item)
    assert (found.title, found.published, found.publisher) == ("لقاء المدرسين من أجل السلم", "2021-05-03", "الأفق")
    assert found.text == f"لقاء المدرسين من أجل السلم\n\n{ARABIC}"
    assert "موجز" in skipped(found)


@pytest.mark.parametrize(("mark", "date"), [(" date 2021-05 ", "2021-05"), ("[date: 2021-05-03] ", "2021-05-03")])
def test_the_mark_of_a_crawler_is_the_date_and_no_text(mark: str, date: str) -> None:
    found = document(mark + ENGLISH)
    assert (found.published, found.text) == (date, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Rabat : la réunion commence.",
        "---\nA line between rules.\n---\nMore.",
        "Note: nothing.",
        "Date of birth unknown.",
    ],
)
def test_what_only_looks_like_a_wrapper_stays(text: str) -> None:
    assert unwrap(text).text == text
