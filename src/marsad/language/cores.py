"""How many threads matrices may use: one, unless the environment says otherwise; more cores are used by more processes.

The matrices of a few sentences are small: two threads wait for each other longer than they reckon, and on a busy
machine cost four times the processor.
"""

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec


def threads() -> int:
    """How many threads encoders and taggers may use: as many as ``OMP_NUM_THREADS`` says, else one."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return int(asked) if asked.isdecimal() and int(asked) else 1


@cache
def hold_threads() -> None:
    """Let numpy use so many threads in this process from now on; without threadpoolctl it uses what it likes.

    Once and for all: a limit set anew for each call starts and ends threads each time, a tenth of a second.
    """
    if find_spec("threadpoolctl"):
        import_module("threadpoolctl").ThreadpoolController().limit(limits=threads(), user_api="blas")
