"""Words that run against a report run together in their own direction, with what stands in brackets behind them."""

from marsad.reports.logic.report import BREAK, Line, Words
from marsad.reports.templatetags.reports import runs

DEMAND = Words(text="دراسة تمويل مرحلة ثانية من البرنامج", language="ar")
BEFORE = Words(text=" (وقبله: «… برنامج «جسور»»)", language="ar")
OWN = Words(text=" (engagement)")


def test_words_of_another_script_run_together_and_the_reports_own_apart():
    line = Line(words=(DEMAND, BEFORE, OWN))
    assert runs(line, "fr") == [("rtl", [DEMAND, BEFORE]), ("", [OWN])]
    assert runs(line, "ar") == [("", [DEMAND, BEFORE]), ("", [OWN])]


def test_one_piece_alone_and_rows_stay_as_they_are():
    line = Line(words=(DEMAND, BREAK, DEMAND))
    assert [turned for turned, _pieces in runs(line, "en")] == ["", "", ""]
