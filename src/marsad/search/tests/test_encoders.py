"""Another encoder has another index: its vectors never mix with those of the one before, and all is encoded again."""

import pytest

from marsad.language.tests import tiny_onnx
from marsad.search import actions, queries
from marsad.search.index import Scope
from marsad.search.tests import made

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def other_encoder(tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_ENCODER", str(tiny_onnx.written(tmp_path / "tiny")))
    caches = (actions._index_in, actions._lexicon_in)
    for one in caches:
        one.cache_clear()
    actions._compared.clear()
    yield
    for one in caches:
        one.cache_clear()
    actions._compared.clear()


def test_another_encoder_encodes_all_again_and_finds_with_it(other_encoder):
    assert not actions.is_up_to_date()
    made.fill(made.note("en", "The old harbour. A new library."))
    actions.bring_up_to_date()
    assert actions.is_up_to_date()
    index = actions.open_index()
    assert {hit.vector.size for hit in index.now().dense([1, 0, 0], Scope(language="en"), limit=5)} == {3}
    assert "harbour" in queries.search("port", who=None, language="en")[0].quote


def test_encoding_that_was_cut_short_goes_on_where_it_was(other_encoder, monkeypatch):
    whole = actions.evidence.passage_shapes(who=None)
    monkeypatch.setattr(actions, "_BATCH", 1)
    write, written = actions._write, []

    def cut_short(index, ready):
        if written:
            raise KeyboardInterrupt
        written.append(ready)
        write(index, ready)

    monkeypatch.setattr(actions, "_write", cut_short)
    with pytest.raises(KeyboardInterrupt):
        actions.update_index()
    monkeypatch.setattr(actions, "_write", write)
    assert len(actions.open_index().shapes()) == 1
    assert len(actions.update_index().added) == len(whole) - 1
    assert actions.open_index().shapes() == whole
