"""A directory of sentence-transformers without an ONNX model; runs where that library is installed."""

import sys

import numpy as np
import pytest

from marsad.language.encoder import search_encoder
from marsad.language.errors import EncoderError
from marsad.language.sentence_transformers_encoder import SentenceTransformersEncoder
from marsad.language.tests import tiny_onnx


@pytest.fixture
def folder(tmp_path):
    library = pytest.importorskip("sentence_transformers")
    table = pytest.importorskip("sentence_transformers.models").StaticEmbedding(
        tiny_onnx.tokenizer(), embedding_weights=np.array(tiny_onnx.TABLE, dtype=np.float32)
    )
    library.SentenceTransformer(modules=[table], device="cpu").save(str(tmp_path / "tiny"))
    return tmp_path / "tiny"


def test_a_saved_directory_gives_vectors_of_unit_length(folder):
    encoder = SentenceTransformersEncoder(folder)
    vectors = encoder.encode(["harbour library", "harbour", "", "harbour library"])
    assert vectors.shape == (4, encoder.dimensions) == (4, 3)
    assert vectors[0] == pytest.approx(np.array([1, 1, 0]) / np.sqrt(2), abs=1e-6)
    assert vectors[1] == pytest.approx(np.array([1, 0, 0]), abs=1e-6)
    assert np.array_equal(vectors[0], vectors[3])
    assert encoder.encode([]).shape == (0, 3)


def test_the_setting_takes_it_unless_there_is_an_onnx_model_too(folder, monkeypatch):
    monkeypatch.setenv("MARSAD_ENCODER", str(folder))
    assert search_encoder().name.startswith("sentence-transformers tiny ")


def test_another_model_has_another_name(folder):
    before = SentenceTransformersEncoder(folder).name
    assert SentenceTransformersEncoder(folder).name == before
    weights = next(folder.rglob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    assert SentenceTransformersEncoder(folder).name != before


def test_a_directory_that_is_not_whole_is_an_error_and_nothing_is_fetched(folder):
    for weights in folder.rglob("*.safetensors"):
        weights.unlink()
    with pytest.raises(EncoderError, match="cannot be loaded"):
        SentenceTransformersEncoder(folder).encode(["harbour"])


def test_an_onnx_model_in_such_a_directory_is_taken_first(tmp_path, monkeypatch):
    both = tiny_onnx.written(tmp_path / "both")
    (both / "modules.json").write_text("[]", "utf-8")
    monkeypatch.setenv("MARSAD_ENCODER", str(both))
    assert search_encoder().name.startswith("onnx both ")


def test_the_missing_library_is_named_with_its_extra(tmp_path, monkeypatch):
    (tmp_path / "modules.json").write_text("[]", "utf-8")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match=r"pip install 'marsad\[sentence-transformers\]'"):
        SentenceTransformersEncoder(tmp_path).encode(["harbour"])
