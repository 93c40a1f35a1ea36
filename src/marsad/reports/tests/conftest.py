"""What the tests of reports share: a store that a module fills once; each test's own changes are rolled back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from marsad.evidence.tests.made import put_both
from marsad.reports import actions
from marsad.reports.logic.plan import planned


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Two documents with their facts and entities, in one transaction around the tests of a module."""
    with override_settings(HOME=tmp_path_factory.mktemp("home")), django_db_blocker.unblock(), transaction.atomic():
        put_both()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def store(filled: None, db: None) -> None:
    """The two documents, as they are before each test."""


@pytest.fixture
def begun(store: None) -> int:
    """A composition that somebody has begun: a brief on the second document."""
    return actions.start_composition(planned("brief", "document", "second.txt", language="en"), who=None)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Each test begins in English: a page that another asked for in Arabic leaves its language behind."""
    with translation.override("en"):
        yield
