"""A state of a table that was kept is taken for that state alone."""

import os
import time

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


def test_a_settled_folder_is_listed_once_and_again_after_a_change(tmp_path):
    states = tmp_path / "t.lance" / "_versions"
    states.mkdir(parents=True)
    (states / "1.manifest").touch()
    os.utime(states, ns=(0, time.time_ns() + 10**12))
    fresh = state_of(tmp_path, "t")
    assert states not in standing._listed  # another change could still bear the same time
    os.utime(states, ns=(0, 10))
    settled = state_of(tmp_path, "t")
    assert settled != fresh
    assert state_of(tmp_path, "t") == settled == standing._listed[states][1]
    (states / "2.manifest").touch()
    assert state_of(tmp_path, "t") not in {fresh, settled}


def test_where_a_state_cannot_be_told_nothing_is_taken_for_it(tmp_path):
    assert state_of("s3://bucket/index", "passages") == ""
    assert state_of(tmp_path, "passages") == ""
    standing.keep(tmp_path, Standing(state="", version=3, parcels=np.array([4])))
    assert standing.kept(tmp_path, "") is None
