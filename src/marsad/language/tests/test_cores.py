import pytest

from marsad.language.cores import threads


@pytest.mark.parametrize(("asked", "expected"), [("1", 1), ("3", 3)])
def test_the_environment_says_how_many_threads(monkeypatch, asked, expected):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert threads() == expected


@pytest.mark.parametrize("asked", ["", "0", "many"])
def test_without_a_word_from_the_environment_there_is_one_thread(monkeypatch, asked):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert threads() == 1
