import numpy as np

from marsad.linking.kept_vectors import KeptVectors


class Counting:
    """An encoder that tells which texts it was asked for; a vector is a text's length and first letter."""

    name = "counting 1"
    dimensions = 2

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts):
        self.asked += texts
        return np.asarray([[len(text) / 3, ord(text[0]) / 7] for text in texts], dtype=np.float32).reshape(-1, 2)


def test_a_text_is_encoded_once_in_the_life_of_the_file(tmp_path):
    file, encoder = tmp_path / "index" / "vectors.sqlite", Counting()
    first = KeptVectors(encoder, file).encode(["Rabat", "تونس"])
    again = KeptVectors(encoder, file).encode(["تونس", "Dakar", "Rabat", "Rabat"])
    assert encoder.asked == ["Rabat", "تونس", "Dakar"]
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again[2], again[3])


def test_vectors_of_another_encoder_are_not_taken(tmp_path):
    file, encoder = tmp_path / "vectors.sqlite", Counting()
    KeptVectors(encoder, file).encode(["Rabat"])
    encoder.name = "counting 2"
    KeptVectors(encoder, file).encode(["Rabat"])
    assert encoder.asked == ["Rabat", "Rabat"]


def test_a_damaged_file_costs_time_and_nothing_else(tmp_path):
    file = tmp_path / "vectors.sqlite"
    file.write_bytes(b"no database at all, but long enough to be taken for a damaged one" * 20)
    assert np.array_equal(
        KeptVectors(Counting(), file).encode(["Rabat"]), KeptVectors(Counting(), tmp_path / "new").encode(["Rabat"])
    )


def test_no_texts_give_no_rows(tmp_path):
    assert KeptVectors(Counting(), tmp_path / "vectors.sqlite").encode([]).shape == (0, 2)
