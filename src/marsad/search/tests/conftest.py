from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.search.tests import made


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of its own for each test."""
    settings.HOME = tmp_path / "home"
    return settings.HOME


@pytest.fixture
def filled(db: None) -> None:
    made.fill()


@pytest.fixture
def reader(filled: None) -> Client:
    client = Client()
    client.force_login(add_person("reader", who=None))
    return client
