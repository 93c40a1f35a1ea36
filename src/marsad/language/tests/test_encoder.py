import numpy as np
import pytest

from marsad.language.encoder import default_encoder


@pytest.fixture(scope="module")
def encoder():
    return default_encoder()


def test_one_row_of_unit_length_per_text(encoder):
    vectors = encoder.encode(["Paix", "", "السلام"])
    assert vectors.shape == (3, encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_sentences_that_mean_the_same_lie_together_across_languages(encoder):
    same = ["Le comité protège les enfants", "The committee protects children", "اللجنة تحمي الأطفال"]
    vectors = encoder.encode([*same, "Le prix du pétrole a baissé hier"])
    assert (vectors[:3] @ vectors[:3].T).min() > (vectors[:3] @ vectors[3]).max() + 0.2


def test_a_text_has_the_same_vector_alone_and_among_others(encoder):
    text = "Une phrase assez courte"
    among = encoder.encode([text, "Une autre phrase, beaucoup plus longue que la première, " * 4])
    assert np.allclose(encoder.encode([text])[0], among[0], atol=1e-5)


def test_a_text_that_comes_twice_has_one_vector(encoder):
    vectors = encoder.encode(["Une phrase", "Autre chose", "Une phrase"])
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.allclose(vectors[0], vectors[1], atol=0.1)
