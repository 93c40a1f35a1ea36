"""A practice is told only by a sentence that names it and states its result."""

import pytest

from marsad.extraction.practices import add_practices
from marsad.extraction.tests.papers import analysed, facts
from marsad.records import FactKind


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("Cette bonne pratique a permis de réduire la récidive à Tunis.", "fr", "réduire la récidive à Tunis"),
        ("وهي تجربة رائدة ساهمت في تقليص العود.", "ar", "تقليص العود"),
        ("The good practice led to fewer conflicts, teachers say.", "en", "fewer conflicts"),
    ],
)
def test_a_practice_with_its_result(text, language, result):
    [fact] = facts(analysed(text, language, add_practices), FactKind.PRACTICE)
    assert fact.fields["result"].startswith(result)
    assert fact.fields["description"] == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ils ont échangé de bonnes pratiques.", "fr"),
        ("The project led to fewer conflicts.", "en"),
        ("تبادل المشاركون أفضل الممارسات.", "ar"),
    ],
)
def test_practices_without_a_result_are_left_out(text, language):
    assert facts(analysed(text, language, add_practices), FactKind.PRACTICE) == []
