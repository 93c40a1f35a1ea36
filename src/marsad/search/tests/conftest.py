"""The store of these tests is filled once for each file of tests; what a test changes in it is taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from marsad.accounts.actions import add_person
from marsad.search import actions
from marsad.search.tests import made


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder of its own for each file of tests."""
    folder = tmp_path_factory.mktemp("home")
    with override_settings(HOME=folder):
        yield folder


@pytest.fixture(scope="module")
def store(home: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Three notes, in a transaction around those of the tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        made.fill()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def filled(store: None, db: None) -> None:
    actions.update_index()  # a test before may have left it otherwise


@pytest.fixture
def reader(filled: None) -> Client:
    client = Client()
    client.force_login(add_person("reader", who=None))
    return client
