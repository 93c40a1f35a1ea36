"""What the tests of follow-up share: stores that a module fills once; each test's own changes are rolled back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.evidence import actions as evidence
from marsad.evidence.signals import documents_changed
from marsad.evidence.tests.pages import sample
from marsad.followup.tests.sample import linker
from marsad.search import listeners as search

INDEX = "marsad.search.index"


@pytest.fixture(autouse=True, scope="session")
def _no_index() -> Iterator[None]:
    """The index of search, which these tests do not look at, is not made anew at each linking."""
    documents_changed.disconnect(dispatch_uid=INDEX)
    yield
    documents_changed.connect(search.follow, dispatch_uid=INDEX)


@pytest.fixture(scope="module")
def held(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction around the tests of a module: what its fixtures put in stays for all of them, then is gone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def filled(held: None) -> Person:
    """The sample of the evidence pages with two threads; gives somebody who may read it."""
    who = sample.fill()
    evidence.relink(who=None, linker=linker)
    return who


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of its own for each test."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture
def ministry(db: None) -> Person:
    return add_person("ministry", who=None, email="ministry@example.org")


@pytest.fixture
def court(db: None) -> Person:
    return add_person("court", who=None, email="court@example.org")
