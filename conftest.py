"""For all tests: Ctrl-C, jobs, no judging of speed. Data folder and time zone: marsad/web/tests/settings.py."""

import signal
from typing import Any

import hypothesis
import pytest
from django.utils import translation

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that send it would wait for ever

# No test judges how fast the machine is.
hypothesis.settings.register_profile("marsad", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("marsad")


@pytest.fixture(autouse=True)
def jobs_at_once(settings: Any) -> None:
    """No worker runs beside the tests: jobs are done where they are started."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def no_language_left() -> None:
    """The language of a request stays in its thread: what a test before this one was answered in is forgotten."""
    translation.deactivate()
