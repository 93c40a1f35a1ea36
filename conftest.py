"""For all tests: a data folder of their own, chosen before the settings are read, and an odd time zone."""

import os
import signal
import tempfile
from typing import Any

import hypothesis
import pytest

os.environ["MARSAD_HOME"] = tempfile.mkdtemp(prefix="marsad-tests-")
os.environ.setdefault("MARSAD_TIME_ZONE", "Asia/Kathmandu")  # +05:45: no test may lean on whole hours

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that send it would wait for ever

# No test judges how fast the machine is.
hypothesis.settings.register_profile("marsad", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("marsad")


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    """No worker runs beside the tests: jobs are done where they are started."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
