"""What the tests of follow-up share: stores that a module fills once; each test's own changes are rolled back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.accounts.roles import Role
from marsad.evidence import actions as evidence
from marsad.evidence.signals import documents_changed
from marsad.evidence.tests.pages import sample
from marsad.followup.tests import made
from marsad.followup.tests.sample import linker
from marsad.search import listeners as search

INDEX = "marsad.search.index"


@pytest.fixture(autouse=True, scope="module")
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
def reader(filled: Person, db: None) -> Client:
    """The browser of whoever filled the register."""
    client = Client()
    client.force_login(filled)
    return client


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of its own for a module."""
    with override_settings(HOME=tmp_path_factory.mktemp("home")):
        yield settings.HOME


@pytest.fixture(scope="module")
def both_notes(held: None, folder: Path) -> None:
    """The two notes with recommendations, read in."""
    made.put_both()


@pytest.fixture
def both(both_notes: None, db: None) -> None:
    """The two notes, as they are before each test."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own for each test."""
    with override_settings(HOME=tmp_path / "home"):
        yield tmp_path / "home"


@pytest.fixture
def ministry(db: None) -> Person:
    return add_person("ministry", who=None, email="ministry@example.org", role=Role.EDITOR)


@pytest.fixture
def court(db: None) -> Person:
    return add_person("court", who=None, email="court@example.org", role=Role.CONTRIBUTOR)
