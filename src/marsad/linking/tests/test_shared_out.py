"""Work that is shared out gives what it gives when one process does all."""

import os
import subprocess
import sys
import time

import numpy as np
import pytest

from marsad.linking import shared_out
from marsad.linking.shared_out import each

THINGS = tuple(range(1_000))


@pytest.fixture(autouse=True)
def four_cores(monkeypatch):
    monkeypatch.setattr(shared_out, "_cores", lambda: 4)


def processes(worth=1):
    """The processes that were asked, by what they say of themselves."""
    return set(each(THINGS, lambda _: os.getpid(), worth).tolist())


def test_parts_stand_in_order_and_come_of_several_processes():
    assert each(THINGS, lambda thing: thing / 2, 1).tolist() == [thing / 2 for thing in THINGS]
    assert len(processes()) == 4


def test_little_work_stays_whole():
    assert processes(worth=len(THINGS) + 1) == {os.getpid()}
    assert each((), float, 0).tolist() == []


def test_a_process_that_ends_before_its_time_costs_time_alone():
    here = os.getpid()

    def number(thing):
        if os.getpid() != here and thing > 900:
            os._exit(3)
        return float(thing)

    assert each(THINGS, number, 1).tolist() == list(THINGS)


def test_an_error_is_raised_here_whoever_met_it():
    with pytest.raises(ZeroDivisionError):
        each(THINGS, lambda thing: 1 / (thing - 999), 1)


def test_a_process_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(shared_out, "LEAST_PATIENCE", 0.2)
    here = os.getpid()

    def number(thing):
        if os.getpid() != here and thing > 900:
            time.sleep(1_000)
        return float(thing)

    assert each(THINGS, number, 1).tolist() == list(THINGS)


def test_numbers_keep_their_kind():
    told = shared_out.shared_out(10, lambda begin, end: np.arange(begin, end, dtype=np.int64), 1)
    assert told.dtype == np.int64
    assert told.tolist() == list(range(10))


def test_copies_of_a_process_that_has_searched_say_nothing():
    program = """
import lancedb.background_loop  # warns in the first copy of a process
from marsad.linking import shared_out
shared_out._cores = lambda: 2
shared_out.each(range(9), float, 1)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "fork" not in told.stderr
