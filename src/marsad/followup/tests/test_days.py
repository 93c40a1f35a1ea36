from datetime import date

import pytest

from marsad.followup.logic.days import last_day, read_day

SAME = (
    "2026-12-31", "2026-12-31 14:30:00", "2026-12-31T00:00:00Z", "31/12/2026", "31.12.2026", "31-12-2026", "12/31/2026",
    "2026/12/31", "٣١/١٢/٢٠٢٦", "٣١-١٢-٢٠٢٦", "٢٠٢٦-١٢-٣١", "31 décembre 2026", "le 31 décembre 2026",
    "avant le 31 décembre 2026", "by 31 December 2026", "December 31, 2026", "31 دجنبر 2026", "٣١ ديسمبر ٢٠٢٦",
    "بحلول 31 كانون الأول 2026",
)  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("written", SAME)
def test_one_day_in_many_hands(written, language):
    day = read_day(written, language)
    assert day is not None
    assert (day.iso, day.is_ambiguous) == ("2026-12-31", False)


@pytest.mark.parametrize("written", ["03/04/2026", "3.4.2026", "٠٣/٠٤/٢٠٢٦", "03-04-2026"])
def test_the_day_stands_first_and_the_doubt_is_told(written):
    day = read_day(written, "en")
    assert day is not None
    assert (day.iso, day.is_ambiguous) == ("2026-04-03", True)


@pytest.mark.parametrize("written", ["04/04/2026", "2026-04-03", "3 avril 2026"])
def test_no_doubt_where_both_readings_agree(written):
    day = read_day(written, "fr")
    assert day is not None
    assert not day.is_ambiguous


@pytest.mark.parametrize(
    "written", ["", "hier", "2024-02-30", "32/13/2026", "31/02/2026", "2024-13", "soon", "قريبا", "5", "31/12/26"]
)
def test_what_is_no_date(written):
    assert read_day(written, "fr") is None


def test_a_part_of_a_date_is_due_on_its_last_day():
    assert [last_day(iso) for iso in ("2024-05-31", "2024-02", "2026")] == [
        date(2024, 5, 31),
        date(2024, 2, 29),
        date(2026, 12, 31),
    ]
    assert read_day("mars 2025", "fr").iso == "2025-03"
