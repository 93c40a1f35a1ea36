"""Schemathesis sends what the schema allows and what it does not: no 500, no answer that is not described."""

import os
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounded
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from marsad.accounts.models import Person
from marsad.api import door
from marsad.api.actions import make_token
from marsad.api.scopes import Scope

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "8"))  # of each of 13 operations, good and bad; 1600 for 20,000 in all
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
# The same requests each time, none kept, none shrunk: a failure names the request itself.
BOUNDS = bounded(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.filterwarnings("ignore")  # of schemathesis itself
def test_no_request_breaks_it(person: Person, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # reading is not under test here
    for throttle in door.api.throttle:
        monkeypatch.setattr(throttle, "num_requests", 10**9)
    headers = {"Authorization": f"Bearer {make_token('fuzz', list(Scope), person=person, who=None)}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operations = [found.ok() for found in schema.get_all_operations()]
    sent = 0
    for operation in operations:
        for mode in MODES:

            @BOUNDS
            @given(case=operation.as_strategy(generation_mode=mode))
            def send(case: schemathesis.Case) -> None:
                nonlocal sent
                sent += 1
                case.call_and_validate(headers=headers, checks=CHECKS)

            send()
    assert len(operations) >= 13
    assert sent >= EXAMPLES * len(operations)
