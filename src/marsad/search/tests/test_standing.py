"""A state of a table that was kept is taken for that state alone."""

import numpy as np

from marsad.search import standing
from marsad.search.standing import Standing, state_of


def test_a_state_is_kept_whole_or_not_at_all(tmp_path):
    told = Standing(state="a", version=3, parcels=np.array([4, 7]))
    assert standing.kept(tmp_path, "a") is None
    standing.keep(tmp_path, told)
    found = standing.kept(tmp_path, "a")
    assert (found.version, found.parcels.tolist()) == (3, [4, 7])
    assert standing.kept(tmp_path, "b") is None
    (tmp_path / "standing.npz").write_bytes(b"PK cut short")
    assert standing.kept(tmp_path, "a") is None


def test_where_a_state_cannot_be_told_nothing_is_taken_for_it(tmp_path):
    assert state_of("s3://bucket/index", "passages") == ""
    assert state_of(tmp_path, "passages") == ""
    standing.keep(tmp_path, Standing(state="", version=3, parcels=np.array([4])))
    assert standing.kept(tmp_path, "") is None
