from marsad.evaluation.intervals import f1_interval
from marsad.evaluation.tally import Tally


def test_an_interval_holds_the_figure_and_narrows_with_more_documents():
    half = [Tally(labels=10, found=5, extracted=10, right=5), Tally(labels=10, found=9, extracted=10, right=9)]
    few, many = f1_interval(half * 2), f1_interval(half * 50)
    assert few is not None
    assert many is not None
    assert few.low <= 0.7 <= few.high
    assert many.high - many.low < few.high - few.low


def test_two_documents_give_no_interval():
    assert f1_interval([Tally(labels=1, found=1, extracted=1, right=1)] * 2) is None
