"""Groups with words behind them are named in every reader's language where the tables know both parts."""

import pytest

from marsad.followup.commons import common_name, is_common


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("all States represented in Tunis", "ar", "جميع الدول الممثلة في تونس"),
        ("all States represented in Tunis", "fr", "tous les États représentés à Tunis"),
        ("المشاركون المجتمعون في وهران", "fr", "les participants présents à Oran"),
        ("les médias de la région", "ar", "وسائل الإعلام في المنطقة"),
        ("les médias de la région", "en", "the media of the region"),
        ("media in the sub-region", "fr", "médias de la sous-région"),
        ("les participants réunis à Oran", "ar", "المشاركون المجتمعون في وهران"),
        ("جميع البلديات", "en", "all municipalities"),
        ("les écoles de Nouakchott", "ar", "المدارس في نواكشوط"),
        ("the donors concerned", "ar", "المانحون المعنيون"),
    ],
)
def test_a_group_is_named_with_what_tells_which_it_is(written, language, expected):
    assert common_name(written, language) == expected
    assert is_common(written)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("the shepherds of the region", "ar"),
        ("all municipalities represented in Tunis", "fr"),
        ("the media of Plonk", "ar"),
        ("all", "ar"),
    ],
)
def test_what_a_table_lacks_is_not_translated(written, language):
    assert common_name(written, language) == ""
