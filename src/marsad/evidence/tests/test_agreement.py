"""Agreement against published examples."""

import pytest

from marsad.evidence.logic.agreement import alpha, judged_by_both, kappa


def test_kappa_of_the_example_with_fifty_grants():
    judged = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(judged) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_example_for_two_observers():
    first, second = "0100000010", "1110010000"
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_of_krippendorffs_example_for_four_observers_with_missing_data():
    observers = ("123321412...", "1233224125.3", ".33323422 51.".replace(" ", ""), "1233244125 1.".replace(" ", ""))
    units = [[row[place] for row in observers if row[place] != "."] for place in range(12)]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


def test_nothing_in_common_gives_no_figure():
    assert kappa([]) is None
    assert alpha([["accept"]]) is None
    assert judged_by_both({"f1": {"amina": "accept"}}, "amina", "basim") == []
