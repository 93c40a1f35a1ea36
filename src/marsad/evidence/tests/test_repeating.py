"""Lines that a source puts around its documents leave them, in whatever order the documents come."""

from datetime import UTC, datetime

import pytest

from marsad.evidence import models
from marsad.evidence.actions import add, reread
from marsad.records import Original

FOOT = "The Plateau Herald has told of its region since long ago"


def _page(number: int) -> Original:
    text = (
        f"Meeting number {number} of the teachers of the region\n\nThe centre of place {number} brought together "
        f"{number + 20} teachers of four provinces to talk about prevention at school.\n\n"
        f"The meeting of place {number} asked the ministry for {number + 2} guides that help the families.\n\n{FOOT}\n"
    )
    address = f"https://www.herald.example/{number}"
    return Original(
        content=text.encode(), file=f"{number}.txt", address=address, retrieved=datetime(2024, 1, 1, tzinfo=UTC)
    )


def _texts() -> dict[str, str]:
    return dict(models.Document.objects.values_list("file", "text"))


@pytest.mark.django_db
@pytest.mark.parametrize("runs", [((1, 2, 3),), ((3,), (2,), (1,)), ((2, 1), (3,))])
def test_a_line_of_every_page_leaves_them_all(runs):
    for numbers in runs:
        list(add([_page(number) for number in numbers], who=None))
    assert len(_texts()) == 3
    assert not any(FOOT in text for text in _texts().values())
    for row in models.Document.objects.all():
        assert {"text": FOOT, "reason": "repeated_in_source"} in row.skipped
        assert all(row.text[fact.start : fact.end] == fact.quote for fact in row.facts.all())


@pytest.mark.django_db
def test_reading_again_changes_nothing():
    list(add([_page(number) for number in (1, 2, 3)], who=None))
    before = _texts()
    list(reread(who=None))
    assert _texts() == before


@pytest.mark.django_db
def test_two_pages_are_not_enough():
    list(add([_page(1), _page(2)], who=None))
    assert all(FOOT in text for text in _texts().values())
