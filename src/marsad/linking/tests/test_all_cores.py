"""Vectors are the same, whoever makes them."""

import os

import numpy as np
import pytest

from marsad.linking import all_cores, shared_out
from marsad.linking.all_cores import AllCores

TEXTS = [f"text {number}" for number in range(23)]


class Counting:
    """An encoder whose vectors tell who made them, and beside how many others."""

    name, dimensions = "counting 1", 3

    def encode(self, texts):
        return np.asarray([[len(texts), float(text.split()[1]), os.getpid()] for text in texts], dtype=np.float32)


@pytest.fixture(params=[1, 2, 3])
def cores(request, monkeypatch):
    for name, value in (("TOGETHER", 2), ("AT_ONCE", 4), ("WORTH", 2)):
        monkeypatch.setattr(all_cores, name, value)
    monkeypatch.setattr(shared_out, "_cores", lambda: request.param)
    return request.param


def test_texts_are_encoded_together_with_the_same_ones_on_any_number_of_cores(cores):
    made = AllCores(Counting()).encode(TEXTS)
    assert made[:, 1].tolist() == list(range(23))
    assert made[:, 0].tolist() == [2] * 22 + [1]
    assert len(set(made[:, 2].tolist())) > 1 or cores == 1


def test_nothing_gives_no_rows():
    assert AllCores(Counting()).encode([]).shape == (0, 3)
