from pathlib import Path
from typing import Any

import pytest

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person


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
